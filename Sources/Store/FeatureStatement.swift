internal import GRDB
import GeoTypes

/// A query as SQL with its arguments. Names of columns are those of the layer's schema or it is refused.
struct FeatureStatement {
  private(set) var clauses: [String] = []
  private(set) var arguments: [DatabaseValue] = []
  /// What `luwang_lies` asks.
  private(set) var places: (@Sendable (LonLat) -> Bool)?
  private let schema: LayerSchema
  private let hasSpatialIndex: Bool

  init(_ query: FeatureQuery, hasSpatialIndex: Bool) {
    schema = LayerSchema.of(query.layer)
    self.hasSpatialIndex = hasSpatialIndex
    for condition in query.conditions { add(condition) }
  }

  /// What stands behind `FROM`.
  var source: String {
    let condition = clauses.isEmpty ? "" : " WHERE " + clauses.map { "(\($0))" }.joined(separator: " AND ")
    return "\"\(schema.table)\"" + condition
  }

  func selection(of columns: [String]) -> String {
    let shape = schema.geometry == nil ? "NULL" : "\"geom\""
    return (["\"fid\"", shape] + columns.map(name)).joined(separator: ", ")
  }

  /// A column in quotes, `NULL` for one that the layer has not.
  private func name(_ column: String) -> String {
    schema.columns.contains { $0.name == column } ? "\"\(column)\"" : "NULL"
  }

  private mutating func add(_ clause: String, _ values: [any DatabaseValueConvertible] = []) {
    clauses.append(clause)
    arguments += values.map(\.databaseValue)
  }

  private mutating func add(_ condition: FeatureCondition) {
    switch condition {
    case .fid(let fid): add("\"fid\" = ?", [fid])
    case .equals(let column, let value): addEqual(name(column), value)
    case .meets(let box):
      addBox(box, margin: 0) { part, values in
        values += [part.west, part.south, part.east, part.north]
        return "luwang_meets(geom, ?, ?, ?, ?)"
      }
    case .roundedMeets(let box, let digits):
      addBox(box, margin: FeatureStatement.powers[min(max(digits, 0), 7)]) { part, values in
        values += [digits, part.west, part.east, digits, part.south, part.north]
        return "round(ST_MinX(geom), ?) BETWEEN ? AND ? AND round(ST_MinY(geom), ?) BETWEEN ? AND ?"
      }
    case .begins(let columns, let prefix):
      add(
        columns.map { FeatureStatement.begins(name($0)) }.joined(separator: " OR "),
        columns.flatMap { _ in [prefix, prefix] })
    case .alongSegments(let column, let prefix):
      add("\(name(column)) IN (\(FeatureStatement.segments))", [prefix, prefix, prefix, prefix])
    case .dutyAlongSegments(let prefix):
      add(
        "id IN (SELECT chief FROM duty WHERE segment IN (\(FeatureStatement.segments)))",
        [prefix, prefix, prefix, prefix])
    case .lies(let body):
      places = body
      add("luwang_lies(geom)")
    case .isNone(let columns, let refused):
      let text = columns.map { "coalesce(\(name($0)), '')" }.joined(separator: " || ")
      let list = refused.sorted()
      add("\(text) NOT IN (\(list.map { _ in "?" }.joined(separator: ", ")))", list)
    case .during(let from, let to, let range, let offset): addTime(name(from), name(to), range, offset)
    }
  }

  private static let powers = [1.0, 0.1, 0.01, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7]
  private static func begins(_ name: String) -> String { "substr(\(name), 1, length(?)) = ?" }
  private static let segments =
    "SELECT uid FROM segment WHERE \(begins("left_division")) OR \(begins("right_division"))"

  private mutating func addEqual(_ name: String, _ value: PropertyValue) {
    switch value {
    case .null: add("\(name) IS NULL")
    case .boolean(let flag): add("\(name) = ?", [flag ? 1 : 0])
    case .integer(let number): add("\(name) = ?", [number])
    case .number(let number): add("\(name) = ?", [number])
    case .text(let text): add("\(name) = ?", [text])
    case .list, .object: add("0")
    }
  }

  /// The R*Tree finds what may meet a box (its numbers are of single precision, rounded outwards), and then each is
  /// looked at.
  private mutating func addBox(
    _ box: FeatureBox, margin: Double, _ exact: (FeatureBox, inout [any DatabaseValueConvertible]) -> String
  ) {
    guard schema.geometry != nil else { return add("0") }
    var (texts, values): ([String], [any DatabaseValueConvertible]) = ([], [])
    for part in box.parts {
      var text = ""
      if hasSpatialIndex {
        text = """
          fid IN (SELECT id FROM "\(schema.spatialIndex)" WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?) AND 
          """
        values += [part.west - margin, part.east + margin, part.south - margin, part.north + margin]
      }
      texts.append(text + exact(part, &values))
    }
    add(texts.joined(separator: " OR "), values)
  }

  /// Texts without an offset are by the city's clock.
  private mutating func addTime(_ from: String, _ to: String, _ range: ClosedRange<Double>, _ offset: Int) {
    func day(_ name: String) -> String {
      """
      julianday(\(name)) - CASE WHEN \(name) LIKE '%Z' OR substr(\(name), 11) LIKE '%+%' OR substr(\(name), 11) LIKE '%-%' \
      THEN 0 ELSE \(Double(offset) / 1440) END
      """
    }
    // A date without an hour lasts until its end.
    let end = "\(day(to)) + CASE WHEN length(\(to)) <= 10 THEN 1 ELSE 0 END"
    add(
      "(\(from) IS NULL OR \(day(from)) <= ?) AND (\(to) IS NULL OR \(end) >= ?)", [range.upperBound, range.lowerBound])
  }
}
