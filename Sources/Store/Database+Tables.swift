internal import GRDB

/// What the file has at this moment. GRDB's own answers are cached, and other programs may change tables between reads.
extension Database {
  func hasTable(_ name: String) throws -> Bool {
    let found = try Int.fetchOne(
      self, sql: "SELECT 1 FROM sqlite_master WHERE type IN ('table', 'view') AND name = ? COLLATE NOCASE",
      arguments: [name])
    return found != nil
  }

  /// The names of a table's columns, in lower case.
  func columnNames(of table: String) throws -> Set<String> {
    let names = try String.fetchAll(self, sql: "SELECT name FROM pragma_table_info(?)", arguments: [table])
    return Set(names.map { $0.lowercased() })
  }
}
