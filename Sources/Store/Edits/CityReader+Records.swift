internal import GRDB
public import Plans
public import RoadNetwork

/// Duties that are edited together.
public enum DutyGroup: Hashable, Sendable {
  /// All duties on a segment.
  case segment(SegmentUID)
  /// All duties of a chief.
  case chief(String)

  /// What names the group in errors and in the audit log.
  public var key: String {
    switch self {
    case .segment(let uid): "segment/\(uid.rawValue)"
    case .chief(let id): "chief/\(id)"
    }
  }

  var column: String {
    switch self {
    case .segment: "segment"
    case .chief: "chief"
    }
  }

  var value: DatabaseValue {
    switch self {
    case .segment(let uid): uid.rawValue.databaseValue
    case .chief(let id): id.databaseValue
    }
  }
}

extension CityReader {
  /// An incident with the tag of its row; `nil` where there is none of that number.
  public func incident(id: String) throws(CityFileError) -> Tagged<StoredIncident>? {
    try record(of: .incidents, key: id)
  }

  /// A facility with the tag of its row; `nil` where there is none of that name.
  public func facility(id: String) throws(CityFileError) -> Tagged<Facility>? {
    try record(of: .facilities, key: id)
  }

  /// A closure with the tag of its row; `nil` where there is none of that name.
  public func closure(id: String) throws(CityFileError) -> Tagged<RoadClosure>? {
    try record(of: .closureRows, key: id).map { Tagged(value: $0.value.closure, tag: $0.tag) }
  }

  /// Incidents by rising number, each with its tag.
  /// - Parameter after: only those with a greater number, for the next page.
  /// - Complexity: O(log n + limit).
  public func incidents(after: String? = nil, limit: Int) throws(CityFileError) -> [Tagged<StoredIncident>] {
    try records(of: .incidents, after: after, limit: limit)
  }

  /// Facilities by rising name, each with its tag.
  /// - Complexity: O(log n + limit).
  public func facilities(after: String? = nil, limit: Int) throws(CityFileError) -> [Tagged<Facility>] {
    try records(of: .facilities, after: after, limit: limit)
  }

  /// Closures by rising name, each with its tag.
  /// - Complexity: O(log n + limit).
  public func closures(after: String? = nil, limit: Int) throws(CityFileError) -> [Tagged<RoadClosure>] {
    try records(of: .closureRows, after: after, limit: limit).map { Tagged(value: $0.value.closure, tag: $0.tag) }
  }

  /// The duties of a group, in the order of their rows, with the tag of all of them together.
  public func duties(of group: DutyGroup) throws(CityFileError) -> Tagged<[Duty]> {
    try Connection.translating(path: path) {
      let schema = LayerSchema.of(.duty)
      let stored = try storedRows(of: schema, where: group.column, is: group.value)
      return Tagged(
        value: try values(of: .duties, where: group.column, is: group.value), tag: RowTag(stored.map(\.values)))
    }
  }

  /// Whether there is a chief of that name.
  public func hasChief(_ id: String) throws(CityFileError) -> Bool {
    try Connection.translating(path: path) {
      try !storedRows(of: LayerSchema.of(.chief), where: "id", is: id.databaseValue).isEmpty
    }
  }

  /// A segment; `nil` where there is none of that number.
  public func segment(_ uid: SegmentUID) throws(CityFileError) -> Segment? {
    try Connection.translating(path: path) {
      try values(of: .segmentRows, where: "uid", is: uid.rawValue.databaseValue).first?.segment
    }
  }
}

extension CityReader {
  private func record<Value>(of table: CityTable<Value>, key: String) throws(CityFileError) -> Tagged<Value>? {
    try Connection.translating(path: path) {
      let column = table.schema.key[0]
      let stored = try storedRows(of: table.schema, where: column, is: key.databaseValue)
      try requireOne(stored, of: table.schema, key: key)
      return try values(of: table, where: column, is: key.databaseValue).first.map {
        Tagged(value: $0, tag: RowTag(stored.map(\.values)))
      }
    }
  }

  private func records<Value>(
    of table: CityTable<Value>, after: String?, limit: Int
  ) throws(CityFileError) -> [Tagged<Value>] {
    try Connection.translating(path: path) {
      guard try isThere(table.schema) else { return [] }
      let key = table.schema.key[0]
      let statement = table.schema.selectStatement(where: nil).replacing(
        "ORDER BY \"fid\"", with: "WHERE ? IS NULL OR \"\(key)\" > ? ORDER BY \"\(key)\", \"fid\" LIMIT ?")
      return try Row.fetchAll(db, sql: statement, arguments: [after, after, max(0, limit)]).map { row in
        var reader = RowReader(row, schema: table.schema, path: path)
        return Tagged(value: try table.read(&reader), tag: RowTag([Array(row.databaseValues.dropFirst())]))
      }
    }
  }

  /// - Throws: ``CityFileError/badValue(path:layer:fid:column:value:reason:)`` when several rows have one key.
  func requireOne(_ rows: [StoredRow], of schema: LayerSchema, key: String) throws {
    guard rows.count > 1 else { return }
    throw CityFileError.badValue(
      path: path, layer: schema.table, fid: rows[1].fid, column: schema.key[0], value: "'\(key.prefix(80))'",
      reason: "stands in fid \(rows[0].fid) already; give one of the two another, or delete it")
  }

  /// The rows in which a column has a value, as they stand.
  func storedRows(of schema: LayerSchema, where column: String, is value: DatabaseValue) throws -> [StoredRow] {
    guard try isThere(schema) else { return [] }
    return try Row.fetchAll(db, sql: schema.selectStatement(where: column), arguments: [value]).map { row in
      StoredRow(fid: Int64.fromDatabaseValue(row[0]) ?? 0, values: Array(row.databaseValues.dropFirst()))
    }
  }

  /// The values of the rows in which a column has a value.
  func values<Value>(of table: CityTable<Value>, where column: String, is value: DatabaseValue) throws -> [Value] {
    guard try isThere(table.schema) else { return [] }
    return try Row.fetchAll(db, sql: table.schema.selectStatement(where: column), arguments: [value]).map { row in
      var reader = RowReader(row, schema: table.schema, path: path)
      return try table.read(&reader)
    }
  }

  private func isThere(_ schema: LayerSchema) throws -> Bool {
    try require(schema)
    return try db.hasTable(schema.table)
  }
}
