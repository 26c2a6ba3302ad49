internal import GRDB

extension CityFile {
  /// Brings a file of an older layout up to date: layers of plans that no Luwang filled are made anew, and the tables of
  /// the service and the number of the city are added where they are missing.
  ///
  /// One that another program filled stays as it is, and reading it names the column that is missing; once its rows are
  /// taken away, it is made anew too.
  static func migrate(_ db: Database, path: String) throws {
    let reader = CityReader(db: db, path: path)
    let outdated = try LayerSchema.all.filter { try reader.isUnfilledLayout($0) }
    let version = try String.fetchOne(db, sql: "SELECT value FROM luwang_metadata WHERE key = 'schema_version'")
    let isComplete = try ServiceTables.areComplete(in: db) && CityIdentity.cityID(in: db) != nil
    guard !outdated.isEmpty || !isComplete || version != "\(CoreTables.schemaVersion)" else { return }
    try db.inTransaction(.immediate) {
      let crs = try reader.metadata().crs
      for schema in outdated where try reader.isUnfilledLayout(schema) {
        try LayerTable(schema).recreate(in: db, crs: crs)
      }
      try ServiceTables.create(in: db)
      try CityIdentity.give(in: db)
      try db.execute(
        sql: "UPDATE luwang_metadata SET value = ? WHERE key = 'schema_version'",
        arguments: ["\(CoreTables.schemaVersion)"])
      return .commit
    }
  }
}
