internal import GRDB
import Plans

extension CityWriter {
  /// Adds an entry to the audit log.
  /// - Parameters:
  ///   - layer: the layer, or what else is changed, such as `job`.
  ///   - key: what names the row there.
  ///   - before: the row as it was, as JSON.
  ///   - after: the row as it is now, as JSON.
  /// - Returns: the number of the entry.
  /// - Throws: ``CityFileError``.
  @discardableResult
  public func audit(
    _ action: AuditAction, layer: String, key: String, before: String? = nil, after: String? = nil,
    by author: EditAuthor
  ) throws(CityFileError) -> Int64 {
    try Connection.translating(path: path) {
      try db.execute(
        sql: """
          INSERT INTO luwang_audit SELECT COALESCE(MAX(number), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM luwang_audit
          """,
        arguments: [
          author.time.description, author.name, author.role, author.request, action.rawValue, layer, key, before, after,
        ])
      return try Int64.fetchOne(db, sql: "SELECT MAX(number) FROM luwang_audit") ?? 0
    }
  }
}
