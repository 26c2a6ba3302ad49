internal import GRDB
import GeoTypes

/// Writes many rows into one layer: triggers and indexes are put aside, and the revision rises once.
struct LayerLoader {
  private let schema: LayerSchema
  private let table: LayerTable
  private let db: Database
  private let crs: StorageCRS

  init(_ schema: LayerSchema, db: Database, crs: StorageCRS) {
    self.schema = schema
    table = LayerTable(schema)
    self.db = db
    self.crs = crs
  }

  func replace<Value>(
    with values: some Sequence<Value>, _ write: (Value, inout RowValues) -> Void
  ) throws -> Int {
    try table.dropTriggers(in: db)
    try table.dropIndexes(in: db)
    let hadCodes = try keepCodes()
    try db.execute(sql: "DELETE FROM \"\(schema.table)\"")
    if schema.geometry != nil {
      try db.execute(sql: "DROP TABLE IF EXISTS \"\(schema.spatialIndex)\"")
      try table.createSpatialIndex(in: db)
    }
    let entries = try insert(values, after: 0, write) { _ in }
    if schema.geometry != nil { try PackedSpatialIndex(schema.spatialIndex, db: db).write(entries.boxes) }
    try table.createIndexes(in: db)
    if hadCodes { try retireLostCodes() }
    try finish()
    return entries.count
  }

  func append<Value>(
    _ values: some Sequence<Value>, _ write: (Value, inout RowValues) -> Void
  ) throws -> Int {
    try table.dropTriggers(in: db)
    let last = try Int64.fetchOne(db, sql: "SELECT MAX(fid) FROM \"\(schema.table)\"") ?? 0
    let remover = try KeyRemover(schema, db: db)
    let entries = try insert(values, after: last, write) { try remover.remove($0) }
    try index(entries.boxes)
    try finish()
    return entries.count
  }

  /// Takes away the rows in which a column has a value.
  /// - Returns: how many there were.
  /// - Precondition: the layer's codes need not be retired.
  func remove(where column: String, is value: String) throws -> Int {
    precondition(table.retiredColumn == nil, "codes of this layer must be retired")
    let condition = "FROM \"\(schema.table)\" WHERE \"\(column)\" = ?"
    let count = try Int.fetchOne(db, sql: "SELECT COUNT(*) \(condition)", arguments: [value]) ?? 0
    guard count > 0 else { return 0 }
    try table.dropTriggers(in: db)
    if schema.geometry != nil {
      try db.execute(
        sql: "DELETE FROM \"\(schema.spatialIndex)\" WHERE id IN (SELECT fid \(condition))", arguments: [value])
    }
    try db.execute(sql: "DELETE \(condition)", arguments: [value])
    try finish()
    return count
  }

  private func insert<Value>(
    _ values: some Sequence<Value>, after last: Int64, _ write: (Value, inout RowValues) -> Void,
    before: (RowValues) throws -> Void
  ) throws -> (count: Int, boxes: [(fid: Int64, box: Box)]) {
    let statement = try db.makeStatement(sql: schema.insertStatement)
    var row = RowValues(crs: crs)
    var boxes: [(fid: Int64, box: Box)] = []
    var fid = last
    for value in values {
      fid += 1
      row.begin(fid: fid)
      write(value, &row)
      try before(row)
      statement.setUncheckedArguments(StatementArguments(row.values))
      try statement.execute()
      if !row.box.isEmpty { boxes.append((fid, row.box)) }
    }
    return (Int(fid - last), boxes)
  }

  /// Adds to the spatial index, neighbours one after the other, which finds their pages at hand.
  private func index(_ boxes: [(fid: Int64, box: Box)]) throws {
    guard schema.geometry != nil else { return }
    let statement = try db.makeStatement(
      sql: "INSERT OR REPLACE INTO \"\(schema.spatialIndex)\" VALUES (?, ?, ?, ?, ?)")
    let sorted = boxes.map { (key: $0.box.curveKey, entry: $0) }.sorted { $0.key < $1.key }
    for (_, entry) in sorted {
      let (low, high) = (entry.box.low, entry.box.high)
      statement.setUncheckedArguments([entry.fid, low.longitude, high.longitude, low.latitude, high.latitude])
      try statement.execute()
    }
  }

  /// Sets the codes of the layer aside before its rows go.
  /// - Returns: whether there were any.
  private func keepCodes() throws -> Bool {
    guard let column = table.retiredColumn,
      try Int.fetchOne(db, sql: "SELECT 1 FROM \"\(schema.table)\" LIMIT 1") != nil
    else { return false }
    try db.execute(sql: "CREATE TEMP TABLE luwang_old_code AS SELECT \"\(column)\" AS code FROM \"\(schema.table)\"")
    return true
  }

  /// Retires the codes set aside that did not come back.
  private func retireLostCodes() throws {
    guard let column = table.retiredColumn else { return }
    try db.execute(
      sql: """
        INSERT OR IGNORE INTO luwang_retired SELECT '\(schema.table)', code FROM temp.luwang_old_code \
        AS old WHERE NOT EXISTS (SELECT 1 FROM "\(schema.table)" AS new WHERE new."\(column)" = old.code)
        """)
    try db.execute(sql: "DROP TABLE temp.luwang_old_code")
  }

  private func finish() throws {
    if let column = table.retiredColumn {
      try db.execute(
        sql: """
          DELETE FROM luwang_retired WHERE layer = '\(schema.table)' \
          AND EXISTS (SELECT 1 FROM "\(schema.table)" AS new WHERE new."\(column)" = luwang_retired.code)
          """)
    }
    try table.createTriggers(in: db)
    try table.raiseRevision(in: db)
    try table.noteChange(in: db)
  }
}

/// Takes away the row that has the key of a new one.
private struct KeyRemover {
  private let keyIndexes: [Int]
  private let find: Statement?
  private let remove: Statement?
  private let removeBox: Statement?

  init(_ schema: LayerSchema, db: Database) throws {
    // The first value of a row is its fid.
    keyIndexes = schema.key.compactMap { key in schema.valueColumns.firstIndex(of: key).map { $0 + 1 } }
    let condition = schema.key.map { "\"\($0)\" = ?" }.joined(separator: " AND ")
    find =
      try keyIndexes.isEmpty
      ? nil : db.makeStatement(sql: "SELECT fid FROM \"\(schema.table)\" WHERE \(condition)")
    remove = try db.makeStatement(sql: "DELETE FROM \"\(schema.table)\" WHERE fid = ?")
    removeBox =
      try schema.geometry == nil
      ? nil : db.makeStatement(sql: "DELETE FROM \"\(schema.spatialIndex)\" WHERE id = ?")
  }

  func remove(_ row: RowValues) throws {
    guard let find else { return }
    for fid in try Int64.fetchAll(find, arguments: StatementArguments(keyIndexes.map { row.values[$0] })) {
      try remove?.execute(arguments: [fid])
      try removeBox?.execute(arguments: [fid])
    }
  }
}
