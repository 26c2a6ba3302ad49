import FoundationEssentials
internal import GRDB
import GeoTypes

/// Reads one layer of a GeoPackage of any origin.
struct FeatureLayerReader {
  private let layer: String
  private let db: Database
  private let path: String
  private let geometryColumn: String?
  private let crs: String?
  private let keyColumn: String?
  private let booleanColumns: Set<String>
  private var droppedHeights = 0
  private var binaryValues = 0

  init(_ layer: String, db: Database, path: String) throws {
    self.layer = layer
    self.db = db
    self.path = path
    let named = "WHERE table_name = ? COLLATE NOCASE"
    var geometry: Row?
    if try db.hasTable("gpkg_geometry_columns") {
      geometry = try Row.fetchOne(
        db, sql: "SELECT column_name, srs_id FROM gpkg_geometry_columns \(named)", arguments: [layer])
    }
    geometryColumn = geometry.flatMap { String.fromDatabaseValue($0[0])?.lowercased() }
    crs = try geometry.flatMap { try Self.frame(Int.fromDatabaseValue($0[1]), db) }
    let columns = try Row.fetchAll(db, sql: "PRAGMA table_info(\(Self.quoted(layer)))")
    guard !columns.isEmpty else {
      throw CityFileError.layerAltered(
        path: path, layer: layer, reason: "gpkg_contents names it, but there is no such table")
    }
    func names(_ condition: (Row) -> Bool) -> [String] {
      columns.filter(condition).compactMap { String.fromDatabaseValue($0["name"]) }
    }
    let keys = names { (Int.fromDatabaseValue($0["pk"]) ?? 0) > 0 }
    keyColumn = keys.count == 1 ? keys[0] : nil
    booleanColumns = Set(names { String.fromDatabaseValue($0["type"])?.uppercased() == "BOOLEAN" })
  }

  /// The frame as `organization:number`; `nil` for the two undefined ones.
  private static func frame(_ id: Int?, _ db: Database) throws -> String? {
    guard let id, id > 0 else { return nil }
    let row = try Row.fetchOne(
      db, sql: "SELECT organization, organization_coordsys_id FROM gpkg_spatial_ref_sys WHERE srs_id = ?",
      arguments: [id])
    guard let row, let organization = String.fromDatabaseValue(row[0]), let number = Int.fromDatabaseValue(row[1])
    else { return nil }
    return "\(organization.uppercased()):\(number)"
  }

  private static func quoted(_ name: String) -> String {
    "\"" + name.replacing("\"", with: "\"\"") + "\""
  }

  mutating func read() throws -> FeatureTable {
    let order = keyColumn.map { " ORDER BY \(Self.quoted($0))" } ?? ""
    let rows = try Row.fetchCursor(db, sql: "SELECT * FROM \(Self.quoted(layer))\(order)")
    var records: [FeatureRecord] = []
    while let row = try rows.next() { records.append(try record(row, number: records.count + 1)) }
    var warnings: [String] = []
    if droppedHeights > 0 { warnings.append("heights or measures of \(droppedHeights) shapes were left out") }
    if binaryValues > 0 { warnings.append("\(binaryValues) binary values were left out") }
    return FeatureTable(crs: crs, records: records, warnings: warnings)
  }

  private mutating func record(_ row: Row, number: Int) throws -> FeatureRecord {
    let key = keyColumn.flatMap { Int64.fromDatabaseValue(row[$0]) }
    var shape: RawShape?
    var properties: [String: PropertyValue] = [:]
    for (name, value) in row {
      if name.lowercased() == geometryColumn {
        shape = try self.shape(value, column: name, fid: key ?? Int64(number))
      } else {
        properties[name] = property(value, isBoolean: booleanColumns.contains(name))
      }
    }
    return FeatureRecord(
      place: key.map { "fid \($0)" } ?? "row \(number)", identifier: key.map { String($0) }, shape: shape,
      properties: properties)
  }

  private mutating func shape(_ value: DatabaseValue, column: String, fid: Int64) throws -> RawShape? {
    func bad(_ what: String, _ reason: String) -> CityFileError {
      .badValue(path: path, layer: layer, fid: fid, column: column, value: what, reason: reason)
    }
    switch value.storage {
    case .null: return nil
    case .blob(let data):
      do {
        let blob = try GeometryBlobReader(data)
        if blob.droppedHeights { droppedHeights += 1 }
        return blob.shape
      } catch { throw bad("a blob of \(data.count) bytes", error.reason) }
    default: throw bad("\(value)", "is no geometry")
    }
  }

  private mutating func property(_ value: DatabaseValue, isBoolean: Bool) -> PropertyValue {
    switch value.storage {
    case .null: return .null
    case .int64(let number): return isBoolean && (0...1).contains(number) ? .boolean(number == 1) : .integer(number)
    case .double(let number): return .number(number)
    case .string(let text): return .text(text)
    case .blob:
      binaryValues += 1
      return .null
    }
  }
}
