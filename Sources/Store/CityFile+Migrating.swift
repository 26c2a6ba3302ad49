internal import GRDB

extension CityFile {
  /// Brings a file of an older layout up to date: layers of plans that no Luwang filled are made anew.
  ///
  /// One that another program filled stays as it is, and reading it names the column that is missing; once its rows are
  /// taken away, it is made anew too.
  static func migrate(_ db: Database, path: String) throws {
    let reader = CityReader(db: db, path: path)
    let outdated = try LayerSchema.all.filter { try db.hasTable($0.table) && reader.isUnfilledLayout($0) }
    let version = try String.fetchOne(db, sql: "SELECT value FROM luwang_metadata WHERE key = 'schema_version'")
    guard !outdated.isEmpty || version != "\(CoreTables.schemaVersion)" else { return }
    try db.inTransaction(.immediate) {
      let crs = try reader.metadata().crs
      for schema in outdated where try reader.isUnfilledLayout(schema) {
        try LayerTable(schema).recreate(in: db, crs: crs)
      }
      try db.execute(
        sql: "UPDATE luwang_metadata SET value = ? WHERE key = 'schema_version'",
        arguments: ["\(CoreTables.schemaVersion)"])
      return .commit
    }
  }
}
