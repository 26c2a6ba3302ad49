internal import GRDB

extension CityReader {
  /// Entries of the audit log, newest first.
  /// - Parameters:
  ///   - before: only those with a lower number, for the next page; `nil` begins with the newest.
  ///   - limit: the most that are given.
  /// - Throws: ``CityFileError``.
  /// - Complexity: O(log n + limit).
  public func auditEntries(before: Int64? = nil, limit: Int) throws(CityFileError) -> [AuditEntry] {
    try Connection.translating(path: path) {
      guard try db.hasTable("luwang_audit") else { return [] }
      return try Row.fetchAll(
        db, sql: "SELECT * FROM luwang_audit WHERE number < ? ORDER BY number DESC LIMIT ?",
        arguments: [before ?? Int64.max, max(0, limit)]
      ).map { try auditEntry($0) }
    }
  }

  /// The entry of the audit log with a number.
  /// - Throws: ``CityFileError``.
  public func auditEntry(number: Int64) throws(CityFileError) -> AuditEntry? {
    try Connection.translating(path: path) {
      guard try db.hasTable("luwang_audit") else { return nil }
      return try Row.fetchOne(db, sql: "SELECT * FROM luwang_audit WHERE number = ?", arguments: [number])
        .map { try auditEntry($0) }
    }
  }

  private func auditEntry(_ row: Row) throws -> AuditEntry {
    let cells = TableCells(row, table: "luwang_audit", path: path)
    return AuditEntry(
      number: try cells.integer("number"), time: try cells.text("time"), author: try cells.text("author"),
      role: try cells.text("role"), request: cells.textIfPresent("request"), action: try cells.choice("action"),
      layer: try cells.text("layer"), key: try cells.text("key"), before: cells.textIfPresent("before"),
      after: cells.textIfPresent("after"))
  }
}
