import Foundation
import GeoTypes
import Geometry
import Interchange
import RoadNetwork

/// What is wrong with one file that is not a city.
struct FileExamination {
  private(set) var findings: [CityDoctor.Finding] = []
  private let name: String

  init(_ file: URL, inputCRS: String?, reference: StreetNetwork?) {
    name = file.lastPathComponent
    do {
      let isOSM = name.lowercased().contains(".osm") || file.pathExtension.lowercased() == "pbf"
      let positions = try isOSM ? examineOSM(file) : examineTable(file, inputCRS)
      if let reference { try hold(positions, against: reference) }
    } catch {
      add("unreadable", nil, ErrorSentence.of(error))
    }
  }

  private mutating func examineOSM(_ file: URL) throws -> [LonLat] {
    let content = try OSMFile.read(file)
    for text in content.warnings { add("osm", nil, text) }
    let unnamed = content.ways.count { $0.attributes.name == nil && $0.attributes.roadClass != .lane }
    if unnamed > 0 { add("unnamed_roads", nil, "\(unnamed) of \(content.ways.count) ways have no name") }
    return content.ways.compactMap { way in way.line.dropFirst(way.line.count / 2).first.map { LonLat($0) } }
  }

  private mutating func examineTable(_ file: URL, _ inputCRS: String?) throws -> [LonLat] {
    var ledger = try MappingLedger(nil)
    let table = try InputTable(file, mapping: &ledger)
    for text in table.table.warnings { add("file_oddity", nil, text) }
    let frame = try table.frame(inputCRS: inputCRS)
    let intake = try ShapeIntake(from: frame)
    var positions: [LonLat] = []
    for record in table.table.records {
      guard let raw = record.shape else {
        add("no_shape", record.place, "has no shape")
        continue
      }
      do {
        let taken = try intake.shape(raw)
        for repair in taken.repairs { add(repair.kind, record.place, repair.description) }
        positions += taken.shape.sample
      } catch {
        add("bad_shape", record.place, "\(error)")
      }
    }
    return positions
  }

  private mutating func hold(_ positions: [LonLat], against network: StreetNetwork) throws {
    switch try ShiftSuspicion(network).verdict(on: positions) {
    case .shifted(let system, let asGiven, let corrected):
      add(
        "\(system.description)_suspected", nil,
        "half of the positions lie within \(Figure.oneDecimal(asGiven.rawValue)) m of a road, and within "
          + "\(Figure.oneDecimal(corrected.rawValue)) m once read as \(system.description); "
          + "import it with --input-crs \(system.description)")
    case .swapped:
      add("axes_swapped", nil, "longitude and latitude seem to be exchanged; give longitude first")
    case nil: break
    }
  }

  private mutating func add(_ kind: String, _ place: String?, _ text: String) {
    findings.append(CityDoctor.Finding(kind: kind, file: name, place: place, text: text))
  }
}

extension Shape {
  /// Some positions of the shape.
  fileprivate var sample: [LonLat] {
    switch self {
    case .point(let vertex): [LonLat(vertex)]
    case .multiPoint(let vertices): vertices.map { LonLat($0) }
    case .line(let line): line.vertices.map { LonLat($0) }
    case .multiLine(let lines): lines.flatMap { $0.vertices.map { LonLat($0) } }
    case .area(let area): area.rings.flatMap { $0.vertices.map { LonLat($0) } }
    }
  }
}

/// The sentence of an error without its file, which stands before it already.
enum ErrorSentence {
  static func of(_ error: any Error) -> String {
    guard let error = error as? InterchangeError else { return "\(error)" }
    return (error.place.map { "\($0): " } ?? "") + "\(error.reason); \(error.remedy)"
  }
}
