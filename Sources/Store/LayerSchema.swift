/// The shape that the rows of a layer have.
enum GeometryKind: String, Sendable {
  case point = "POINT"
  case line = "LINESTRING"
  case multiLine = "MULTILINESTRING"
  case polygon = "POLYGON"
  case multiPolygon = "MULTIPOLYGON"
}

/// The type of a column, in GeoPackage's names.
enum ColumnType: String, Sendable {
  case text = "TEXT"
  case integer = "INTEGER"
  case real = "DOUBLE"
  case boolean = "BOOLEAN"
}

/// One column of a layer.
struct LayerColumn: Sendable {
  var name: String
  var type: ColumnType
  var isRequired: Bool

  static func text(_ name: String) -> LayerColumn { LayerColumn(name: name, type: .text, isRequired: false) }
  static func integer(_ name: String) -> LayerColumn { LayerColumn(name: name, type: .integer, isRequired: false) }
  static func real(_ name: String) -> LayerColumn { LayerColumn(name: name, type: .real, isRequired: false) }
  static func boolean(_ name: String) -> LayerColumn { LayerColumn(name: name, type: .boolean, isRequired: true) }

  /// The same column with a value in every row.
  var required: LayerColumn { LayerColumn(name: name, type: type, isRequired: true) }
  /// The same column, which may be empty.
  var optional: LayerColumn { LayerColumn(name: name, type: type, isRequired: false) }
}

/// The table of a layer: its shape, its columns besides `fid` and `geom`, its key.
struct LayerSchema: Sendable {
  var layer: CityLayer
  /// What the layer holds, for `gpkg_contents`.
  var summary: String
  /// `nil` for tables without shapes.
  var geometry: GeometryKind?
  var columns: [LayerColumn]
  /// The columns that name a row; empty where rows are only added.
  var key: [String]
  /// Further columns that are looked up.
  var lookups: [String] = []

  var table: String { layer.rawValue }
  var spatialIndex: String { "rtree_\(table)_geom" }

  /// The columns that a row is written to and read from, in order.
  var valueColumns: [String] { (geometry == nil ? [] : ["geom"]) + columns.map(\.name) }
}

extension LayerSchema {
  var createStatement: String {
    let shape = geometry.map { ["\"geom\" \($0.rawValue)"] } ?? []
    let values = columns.map { "\"\($0.name)\" \($0.type.rawValue)\($0.isRequired ? " NOT NULL" : "")" }
    let all = ["\"fid\" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"] + shape + values
    return "CREATE TABLE \"\(table)\" (\(all.joined(separator: ", ")))"
  }

  var insertStatement: String {
    let names = (["fid"] + valueColumns).map { "\"\($0)\"" }.joined(separator: ", ")
    let marks = repeatElement("?", count: valueColumns.count + 1).joined(separator: ", ")
    return "INSERT INTO \"\(table)\" (\(names)) VALUES (\(marks))"
  }

  var selectStatement: String { selectStatement(where: nil) }

  /// - Parameter column: the column whose value the statement takes as its argument; `nil` is all rows.
  func selectStatement(where column: String?) -> String {
    let names = (["fid"] + valueColumns).map { "\"\($0)\"" }.joined(separator: ", ")
    let condition = column.map { " WHERE \"\($0)\" = ?" } ?? ""
    return "SELECT \(names) FROM \"\(table)\"\(condition) ORDER BY \"fid\""
  }

  /// Indexes by name, and the columns of each. They are not unique, so that a GIS may save an edit in steps; reading
  /// refuses a key that occurs twice.
  var indexes: [(name: String, columns: [String])] {
    (key.isEmpty ? [] : [("\(table)_key", key)]) + lookups.map { ("\(table)_\($0)", [$0]) }
  }
}
