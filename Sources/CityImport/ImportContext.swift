import Foundation
import GeoTypes
import Geometry
import Interchange
import Store

/// What the steps of one import share: the request, the report that grows, and the log of the files read.
struct ImportContext {
  let request: ImportRequest
  var report = ImportReport()
  var mapping: MappingLedger
  var log: [ImportLogEntry] = []

  init(_ request: ImportRequest) throws {
    self.request = request
    if let name = request.inputCRS {
      do { _ = try CoordinateSystem(parsing: name) } catch {
        throw ImportError.request("--input-crs \(name): \(error)")
      }
    }
    mapping = try MappingLedger(request.map)
    report.dryRun = request.dryRun
  }

  /// Reads a file of features and passes its own warnings on.
  mutating func table(_ file: URL) throws -> InputTable {
    let table = try InputTable(file, mapping: &mapping, encoding: request.encoding)
    guard !table.table.records.isEmpty else { throw ImportError.noFeatures(file: table.name) }
    for text in table.table.warnings { warn("file_oddity", table.name, text: text) }
    return table
  }

  /// A way to take in the shapes of a table.
  func intake(_ table: InputTable) throws -> ShapeIntake {
    let frame = try table.frame(inputCRS: request.inputCRS)
    do {
      return try ShapeIntake(from: frame)
    } catch {
      throw ImportError.unknownFrame(file: table.name, name: frame.description, reason: "\(error)")
    }
  }

  /// Notes the repairs of one feature.
  mutating func note(_ repairs: [ShapeRepair], _ file: String, _ place: String) {
    for repair in repairs {
      report.repaired.append(.init(kind: repair.kind, file: file, place: place, text: repair.description))
    }
  }

  /// Notes something odd that was kept.
  mutating func warn(_ kind: String, _ file: String, _ place: String? = nil, text: String) {
    report.warnings.append(.init(kind: kind, file: file, place: place, text: text))
  }

  /// Notes something that was left out.
  mutating func skip(_ kind: String, _ file: String, _ place: String? = nil, text: String) {
    report.skipped.append(.init(kind: kind, file: file, place: place, text: text))
  }

  /// Writes the line of the import log for a file that filled a layer.
  mutating func record(_ layer: CityLayer, _ file: URL, frame: String?, read: Int, written: Int) throws {
    let name = file.lastPathComponent
    let repairs = report.repaired.filter { $0.file == name }.map { "\($0.place ?? ""): \($0.text)" }
    let refusals = report.skipped.filter { $0.file == name }.map { "\($0.place ?? ""): \($0.text)" }
    log.append(
      ImportLogEntry(
        importedAt: "", layer: layer, file: name, digest: try FileDigest.sha256(file), crs: frame, readCount: read,
        writtenCount: written, repairs: repairs, refusals: refusals))
  }
}

extension ShapeRepair {
  /// A stable word for the kind of repair.
  var kind: String {
    switch self {
    case .closedRings: "ring_closed"
    case .droppedRepeats: "repeats_dropped"
    case .turnedRings: "ring_turned"
    case .exchangedAxes: "axes_exchanged"
    case .droppedPart: "part_dropped"
    case .mended: "area_mended"
    case .flattenedCollection: "collection_flattened"
    }
  }
}
