internal import GRDB

/// The tables that every GeoPackage has (OGC 12-128r17, version 1.3), and those of ours beside them.
enum CoreTables {
  /// `GPKG` in ASCII, at byte 68 of the file.
  static let applicationID: Int32 = 0x4750_4B47
  /// Version 1.3 of the standard, at byte 60 of the file.
  static let userVersion = 10300
  /// The version of our own layout, in `luwang_metadata`.
  static let schemaVersion = 3

  static func create(in db: Database, crs: StorageCRS) throws {
    for statement in standard + own { try db.execute(sql: statement) }
    try fillReferenceSystems(in: db)
    for table in ["luwang_metadata", "luwang_revision", "luwang_retired"] {
      try db.execute(
        sql: "INSERT INTO gpkg_extensions VALUES (?, NULL, 'luwang_city_file', 'Docs/CityFile.md', 'read-write')",
        arguments: [table])
    }
    try ServiceTables.create(in: db)
    for schema in LayerSchema.all { try LayerTable(schema).create(in: db, crs: crs) }
  }

  private static let standard = [
    """
    CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, \
    organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT)
    """,
    """
    CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, \
    identifier TEXT UNIQUE, description TEXT DEFAULT '', \
    last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), \
    min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER, \
    CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))
    """,
    """
    CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, \
    geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, \
    CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name), \
    CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name), \
    CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))
    """,
    """
    CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, \
    definition TEXT NOT NULL, scope TEXT NOT NULL, \
    CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))
    """,
  ]

  private static let own = [
    "CREATE TABLE luwang_metadata (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE luwang_revision (layer TEXT NOT NULL PRIMARY KEY, revision INTEGER NOT NULL)",
    """
    CREATE TABLE luwang_retired (layer TEXT NOT NULL, code TEXT NOT NULL, PRIMARY KEY (layer, code)) WITHOUT ROWID
    """,
  ]

  private static func fillReferenceSystems(in db: Database) throws {
    let insert = "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)"
    try db.execute(
      sql: insert,
      arguments: ["Undefined Cartesian SRS", -1, "NONE", -1, "undefined", "undefined Cartesian reference system"])
    try db.execute(
      sql: insert,
      arguments: ["Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic reference system"])
    for crs in StorageCRS.allCases {
      let code = crs.rawValue
      try db.execute(
        sql: insert,
        arguments: [crs.name, code, "EPSG", code, crs.definition, "longitude and latitude in decimal degrees"])
    }
  }
}
