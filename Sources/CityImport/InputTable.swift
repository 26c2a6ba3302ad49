import Foundation
import GeoTypes
import Geometry
import Interchange
import Store

/// A file of features as it was read: what it holds, where its fields stand, and the frame of its positions.
struct InputTable {
  /// The file's name, for messages.
  var name: String
  /// Its features.
  var table: FeatureTable
  /// Where its fields stand.
  var lookup: FieldLookup
  /// Whether a file of this format is in WGS 84 when it does not say otherwise.
  var defaultsToWGS84: Bool

  /// The formats that hold features.
  enum Format {
    case geoJSON, geoPackage, csv

    init(_ file: URL) {
      switch LayeredFile(file).file.pathExtension.lowercased() {
      case "gpkg": self = .geoPackage
      case "csv", "tsv", "txt": self = .csv
      default: self = .geoJSON
      }
    }
  }

  /// What was read in another way than by ``init(_:mapping:encoding:)``.
  init(name: String, table: FeatureTable, lookup: FieldLookup, defaultsToWGS84: Bool) {
    self.name = name
    self.table = table
    self.lookup = lookup
    self.defaultsToWGS84 = defaultsToWGS84
  }

  /// Reads a whole file; `FILE.gpkg#LAYER` names a layer of a GeoPackage that has several.
  init(_ file: URL, mapping: inout MappingLedger, encoding: TextEncoding? = nil) throws {
    name = file.lastPathComponent
    switch Format(file) {
    case .geoJSON:
      table = try GeoJSONReader.read(contentsOf: file)
      defaultsToWGS84 = true
    case .geoPackage:
      let source = LayeredFile(file)
      table = try GeoPackageTable.read(source.file, layer: source.layer)
      defaultsToWGS84 = false
    case .csv:
      let pairs = try mapping.all(in: file, encoding: encoding)
      table = try CSVReader.read(contentsOf: file, options: CSVOptions(encoding: encoding, mapping: pairs))
      defaultsToWGS84 = false
    }
    var columns: Set<String> = []
    for record in table.records { columns.formUnion(record.properties.keys) }
    lookup = try mapping.present(in: columns, of: name).lookup(in: columns.sorted(), file: name)
  }

  /// The frame of the positions: the file's own word, else the option, else what the format says.
  func frame(inputCRS: String?) throws -> CoordinateSystem {
    let named = table.crs ?? inputCRS
    guard let named else {
      guard defaultsToWGS84 else { throw try unlabelled() }
      return .wgs84
    }
    do {
      return try CoordinateSystem(parsing: named)
    } catch {
      throw ImportError.unknownFrame(file: name, name: named, reason: "\(error)")
    }
  }

  /// Why there is no frame; a file that has rows but no columns of positions says that first.
  private func unlabelled() throws -> ImportError {
    if !table.records.isEmpty, table.records.allSatisfy({ $0.shape == nil }) {
      try lookup.require(.longitude, .latitude)
    }
    return .unlabelled(file: name)
  }

  /// The frame as the import log has it; WGS 84 that was only taken for granted is marked so.
  func frameName(_ inputCRS: String?) throws -> String {
    let name = try frame(inputCRS: inputCRS).description
    return table.crs == nil && inputCRS == nil ? "\(name) assumed" : name
  }

  /// The fields of each feature in turn.
  func rows() -> [BureauFields] { table.records.map(lookup.fields(of:)) }
}
