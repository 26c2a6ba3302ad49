internal import GRDB

/// The table of a layer with what hangs on it: indexes, spatial index, triggers, and its lines in the core tables.
struct LayerTable {
  let schema: LayerSchema

  init(_ schema: LayerSchema) { self.schema = schema }

  private var table: String { schema.table }

  func create(in db: Database, crs: StorageCRS) throws {
    try db.execute(sql: schema.createStatement)
    let kind = schema.geometry == nil ? "attributes" : "features"
    try db.execute(
      sql: "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES (?, ?, ?, ?, ?)",
      arguments: [table, kind, table, schema.summary, schema.geometry == nil ? nil : crs.rawValue])
    if let geometry = schema.geometry {
      try db.execute(
        sql: "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)",
        arguments: [table, geometry.rawValue, crs.rawValue])
      try db.execute(
        sql: """
          INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index', \
          'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')
          """, arguments: [table])
      try createSpatialIndex(in: db)
    }
    try db.execute(sql: "INSERT INTO luwang_revision VALUES (?, 0)", arguments: [table])
    try createIndexes(in: db)
    try createTriggers(in: db)
  }

  /// Makes an empty table anew. The revision stays: there is nothing in it as before.
  func recreate(in db: Database, crs: StorageCRS) throws {
    let revision = try Int64.fetchOne(
      db, sql: "SELECT revision FROM luwang_revision WHERE layer = ?", arguments: [table])
    try db.execute(sql: "DROP TABLE IF EXISTS \"\(table)\"")
    if schema.geometry != nil { try db.execute(sql: "DROP TABLE IF EXISTS \"\(schema.spatialIndex)\"") }
    // GDAL keeps numbers of rows in a table of its own, and would believe the old one.
    let listings = ["gpkg_extensions", "gpkg_geometry_columns", "gpkg_ogr_contents", "gpkg_contents"]
    for listing in listings where try db.hasTable(listing) {
      try db.execute(sql: "DELETE FROM \(listing) WHERE table_name = ? COLLATE NOCASE", arguments: [table])
    }
    try db.execute(sql: "DELETE FROM luwang_revision WHERE layer = ?", arguments: [table])
    try create(in: db, crs: crs)
    try db.execute(
      sql: "UPDATE luwang_revision SET revision = ? WHERE layer = ?", arguments: [revision ?? 0, table])
  }

  func createIndexes(in db: Database) throws {
    for index in schema.indexes {
      let columns = index.columns.map { "\"\($0)\"" }.joined(separator: ", ")
      try db.execute(sql: "CREATE INDEX IF NOT EXISTS \"\(index.name)\" ON \"\(table)\" (\(columns))")
    }
  }

  func dropIndexes(in db: Database) throws {
    for index in schema.indexes { try db.execute(sql: "DROP INDEX IF EXISTS \"\(index.name)\"") }
  }

  func createSpatialIndex(in db: Database) throws {
    try db.execute(sql: "CREATE VIRTUAL TABLE \"\(schema.spatialIndex)\" USING rtree(id, minx, maxx, miny, maxy)")
  }

  func createTriggers(in db: Database) throws {
    for trigger in triggers { try db.execute(sql: trigger.statement) }
  }

  func dropTriggers(in db: Database) throws {
    for trigger in triggers { try db.execute(sql: "DROP TRIGGER IF EXISTS \"\(trigger.name)\"") }
  }

  /// The names of our triggers that the file lacks, which tells that the table was made anew by another program.
  func missingTriggers(in db: Database) throws -> [String] {
    let present = try Set(
      String.fetchAll(
        db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ? COLLATE NOCASE",
        arguments: [table]))
    return triggers.map(\.name).filter { !present.contains($0) }
  }

  func raiseRevision(in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO luwang_revision VALUES (?, 1) ON CONFLICT (layer) DO UPDATE SET revision = revision + 1
        """, arguments: [table])
  }

  /// Tells in `gpkg_contents` that the layer changed.
  /// - Parameter rows: those that were written, by which its bounds are widened; `nil` takes the bounds anew from the
  ///   spatial index, which is read whole.
  func noteChange(in db: Database, rows: [Int64]? = nil) throws {
    try db.execute(
      sql: "UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ','now') WHERE table_name = ?",
      arguments: [table])
    guard schema.geometry != nil else { return }
    let bounds = "SELECT MIN(minx), MIN(miny), MAX(maxx), MAX(maxy) FROM \"\(schema.spatialIndex)\""
    let set = "UPDATE gpkg_contents SET"
    guard let rows else {
      let row = try Row.fetchOne(db, sql: bounds)
      try db.execute(
        sql: "\(set) min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?",
        arguments: StatementArguments((0..<4).map { row?[$0] as DatabaseValue? ?? .null } + [table.databaseValue]))
      return
    }
    for fid in rows {
      guard let row = try Row.fetchOne(db, sql: "\(bounds) WHERE id = ?", arguments: [fid]),
        case let values = Array(row.databaseValues), !values.contains(.null)
      else { continue }
      try db.execute(
        sql: """
          \(set) min_x = MIN(COALESCE(min_x, ?1), ?1), min_y = MIN(COALESCE(min_y, ?2), ?2), \
          max_x = MAX(COALESCE(max_x, ?3), ?3), max_y = MAX(COALESCE(max_y, ?4), ?4) WHERE table_name = ?5
          """, arguments: StatementArguments(values + [table.databaseValue]))
    }
  }
}
