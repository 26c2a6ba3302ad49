import Foundation

/// A city file as another program reads and writes it: SQLite without Luwang.
enum SQLite {
  /// The rows of a query; numbers and texts as text, null as `NULL`.
  static func rows(_ file: URL, _ sql: String) throws -> [[String]] {
    let script = """
      import json, sqlite3, sys
      city = sqlite3.connect(sys.argv[1])
      rows = city.execute(sys.argv[2]).fetchall()
      city.close()
      print(json.dumps([["NULL" if v is None else str(v) for v in row] for row in rows]))
      """
    let result = try CommandRunner.tool("python3", "-c", script, file.path, sql)
    try expectDone(result)
    return try JSONDecoder().decode([[String]].self, from: Data(result.output.utf8))
  }

  /// What SQLite says of the file's soundness: `ok`.
  static func integrity(_ file: URL) throws -> String {
    try rows(file, "PRAGMA integrity_check").first?.first ?? ""
  }

  /// Rows of each layer, as one text to be compared.
  static func counts(_ file: URL) throws -> [String: Int] {
    let layers = [
      "division", "zone", "road", "segment", "kerb", "barrier", "building", "unit_grid", "component", "chief", "duty",
      "facility", "import_log",
    ]
    let sql = layers.map { "SELECT '\($0)', count(*) FROM \($0)" }.joined(separator: " UNION ALL ")
    let pairs = try rows(file, sql).map { ($0[0], Int($0[1]) ?? -1) }
    return Dictionary(uniqueKeysWithValues: pairs)
  }
}
