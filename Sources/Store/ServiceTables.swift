internal import GRDB

/// The tables of the service, which no import touches: what was changed by whom, jobs, and who may come in.
enum ServiceTables {
  /// The tables, as `luwang_…` in the extension `luwang_city_file`.
  static let names = ["luwang_audit", "luwang_job", "luwang_token"]

  private static let tables = [
    """
    CREATE TABLE IF NOT EXISTS luwang_audit (number INTEGER PRIMARY KEY NOT NULL, time TEXT NOT NULL, \
    author TEXT NOT NULL, role TEXT NOT NULL, request TEXT, action TEXT NOT NULL, layer TEXT NOT NULL, \
    key TEXT NOT NULL, before TEXT, after TEXT)
    """,
    """
    CREATE TABLE IF NOT EXISTS luwang_job (number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, id TEXT NOT NULL UNIQUE, \
    process TEXT NOT NULL, request TEXT NOT NULL, author TEXT NOT NULL, state TEXT NOT NULL, progress DOUBLE NOT NULL, \
    figures TEXT, message TEXT, attempts INTEGER NOT NULL, created_at TEXT NOT NULL, started_at TEXT, \
    finished_at TEXT, plan TEXT, result TEXT)
    """,
    """
    CREATE TABLE IF NOT EXISTS luwang_token (id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, \
    hash TEXT NOT NULL UNIQUE, role TEXT NOT NULL, scope TEXT, created_at TEXT NOT NULL, expires_at TEXT, \
    revoked_at TEXT)
    """,
  ]

  /// Names of what hangs on the tables, and the statements that make it.
  private static let attachments = [
    ("luwang_job_state", "CREATE INDEX IF NOT EXISTS luwang_job_state ON luwang_job (state, number)"),
    refusal("update", "UPDATE", when: nil),
    refusal("delete", "DELETE", when: nil),
    // `INSERT OR REPLACE` takes a row away without a DELETE that a trigger would see.
    refusal("insert", "INSERT", when: "NEW.number IS NOT (SELECT COALESCE(MAX(number), 0) + 1 FROM luwang_audit)"),
  ]

  private static func refusal(_ name: String, _ event: String, when condition: String?) -> (String, String) {
    let name = "luwang_audit_\(name)"
    return (
      name,
      """
      CREATE TRIGGER IF NOT EXISTS \(name) BEFORE \(event) ON luwang_audit \(condition.map { "WHEN \($0) " } ?? "")\
      BEGIN SELECT RAISE(ABORT, 'luwang_audit is only added to, one number after the other'); END
      """
    )
  }

  /// Makes what is missing.
  static func create(in db: Database) throws {
    for statement in tables + attachments.map(\.1) { try db.execute(sql: statement) }
    for name in names {
      try db.execute(
        sql: """
          INSERT OR IGNORE INTO gpkg_extensions SELECT ?, NULL, 'luwang_city_file', 'Docs/CityFile.md', 'read-write' \
          WHERE NOT EXISTS (SELECT 1 FROM gpkg_extensions WHERE table_name = ?)
          """, arguments: [name, name])
    }
  }

  /// Whether nothing is missing.
  static func areComplete(in db: Database) throws -> Bool {
    let present = try Set(String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE name LIKE 'luwang_%'"))
    return present.isSuperset(of: names + attachments.map(\.0))
  }
}
