internal import GRDB
import Plans

/// Edits single rows of a layer with its triggers at work, so that each row counts, and tells the audit log.
struct RowEditor<Value> {
  let writer: CityWriter
  let table: CityTable<Value>
  let author: EditAuthor

  private var schema: LayerSchema { table.schema }
  private var db: Database { writer.db }

  /// Puts a row in place of the one with its key, or adds it.
  func put(_ value: Value, key: String, if condition: RowCondition) throws -> RowEdit {
    let old = try rows(key)
    try check(condition, against: old, key: key)
    let new = try values(of: value)
    let tag = RowTag([new.values])
    if old.first?.values == new.values { return RowEdit(tag: tag, isNew: false, auditNumber: nil) }
    if let fid = old.first?.fid {
      let assignments = schema.valueColumns.map { "\"\($0)\" = ?" }.joined(separator: ", ")
      try db.execute(
        sql: "UPDATE \"\(schema.table)\" SET \(assignments) WHERE \"fid\" = ?",
        arguments: StatementArguments(new.values + [fid.databaseValue]))
    } else {
      try insert(new)
    }
    return try finish(old: old, new: try rows(key), key: key, asList: false)
  }

  /// Deletes the row with a key.
  func remove(key: String, if condition: RowCondition) throws -> RowEdit {
    let old = try rows(key)
    try check(condition, against: old, key: key)
    guard !old.isEmpty else { throw EditError.notFound(layer: schema.layer, key: key) }
    try delete(old)
    return try finish(old: old, new: [], key: key, asList: false)
  }

  /// Makes the rows in which a column has a value those that are given; rows that stay the same are not touched.
  func replace(
    where column: String, is value: DatabaseValue, with values: [Value], key: String, if condition: RowCondition
  ) throws -> RowEdit {
    let old = try writer.reader.storedRows(of: schema, where: column, is: value)
    try check(condition, against: old, key: key, isGroup: true)
    var missing = try values.map { try self.values(of: $0) }
    var surplus: [StoredRow] = []
    for row in old {
      if let index = missing.firstIndex(where: { $0.values == row.values }) {
        missing.remove(at: index)
      } else {
        surplus.append(row)
      }
    }
    if missing.isEmpty, surplus.isEmpty {
      return RowEdit(tag: RowTag(old.map(\.values)), isNew: false, auditNumber: nil)
    }
    try delete(surplus)
    for row in missing { try insert(row) }
    let new = try writer.reader.storedRows(of: schema, where: column, is: value)
    return try finish(old: old, new: new, key: key, asList: true)
  }

  private func rows(_ key: String) throws -> [StoredRow] {
    let rows = try writer.reader.storedRows(of: schema, where: schema.key[0], is: key.databaseValue)
    try writer.reader.requireOne(rows, of: schema, key: key)
    return rows
  }

  private func check(
    _ condition: RowCondition, against rows: [StoredRow], key: String, isGroup: Bool = false
  ) throws {
    // A group of rows is always there, though there may be nothing in it.
    let current = rows.isEmpty && !isGroup ? nil : RowTag(rows.map(\.values))
    switch condition {
    case .none: break
    case .absent:
      if !rows.isEmpty, let current { throw EditError.alreadyThere(layer: schema.layer, key: key, current: current) }
    case .present:
      if current == nil { throw EditError.notFound(layer: schema.layer, key: key) }
    case .tags(let tags):
      guard let current, tags.contains(current) else {
        throw EditError.changed(layer: schema.layer, key: key, current: current)
      }
    }
  }

  private func values(of value: Value) throws -> RowContent {
    var row = RowValues(crs: try writer.reader.metadata().crs)
    row.begin(fid: 0)
    table.write(value, &row)
    return RowContent(values: Array(row.values.dropFirst()))
  }

  private func insert(_ row: RowContent) throws {
    try db.execute(sql: schema.insertStatement, arguments: StatementArguments([.null] + row.values))
  }

  private func delete(_ rows: [StoredRow]) throws {
    for row in rows {
      try db.execute(sql: "DELETE FROM \"\(schema.table)\" WHERE \"fid\" = ?", arguments: [row.fid])
    }
  }

  private func finish(old: [StoredRow], new: [StoredRow], key: String, asList: Bool) throws -> RowEdit {
    try LayerTable(schema).noteChange(in: db, rows: new.map(\.fid))
    let number = try writer.audit(
      new.isEmpty ? .delete : old.isEmpty ? .add : .change, layer: schema.table, key: key,
      before: old.isEmpty ? nil : schema.document(of: old, asList: asList),
      after: new.isEmpty ? nil : schema.document(of: new, asList: asList), by: author)
    let tag = new.isEmpty && !asList ? nil : RowTag(new.map(\.values))
    return RowEdit(tag: tag, isNew: old.isEmpty && !asList, auditNumber: number)
  }
}

/// The values of a row that is to be written, in the order of the layer's columns.
private struct RowContent {
  var values: [DatabaseValue]
}
