internal import GRDB

extension CityReader {
  /// - Throws: ``CityFileError`` when the table is gone, lacks a column or stands in another frame.
  func require(_ schema: LayerSchema) throws {
    guard try db.hasTable(schema.table) else {
      if try isUnfilledLayout(schema) { return }
      throw CityFileError.layerNotFound(path: path, layer: schema.table, available: try layerNames())
    }
    if let column = try missingColumn(of: schema), try !isUnfilledLayout(schema) {
      throw altered(schema, "the column \(column) is missing; add it or import the layer again")
    }
    guard schema.geometry != nil else { return }
    let crs = try Int.fetchOne(
      db, sql: "SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = ? COLLATE NOCASE",
      arguments: [schema.table])
    let wanted = try CityMetadata(from: db, path: path).crs.rawValue
    guard crs == wanted else {
      let found = crs.map { "EPSG:\($0)" } ?? "no frame"
      throw altered(schema, "is in \(found), the city in EPSG:\(wanted); write it with `ogr2ogr -t_srs EPSG:\(wanted)`")
    }
  }

  private func missingColumn(of schema: LayerSchema) throws -> String? {
    let present = try db.columnNames(of: schema.table)
    return (["fid"] + schema.valueColumns).first { !present.contains($0) }
  }

  /// Whether the table is one that an older Luwang made and nobody filled, or did not know yet; opening for writing makes
  /// it anew.
  func isUnfilledLayout(_ schema: LayerSchema) throws -> Bool {
    if try !db.hasTable(schema.table) { return try schema.firstVersion > layoutVersion() }
    guard schema.isMadeAnewWhenEmpty, try missingColumn(of: schema) != nil else { return false }
    return try Int.fetchOne(db, sql: "SELECT 1 FROM \"\(schema.table)\" LIMIT 1") == nil
  }

  /// The version of the file's layout, 1 where it is not told.
  private func layoutVersion() throws -> Int {
    let text = try String.fetchOne(db, sql: "SELECT value FROM luwang_metadata WHERE key = 'schema_version'")
    return text.flatMap { Int($0) } ?? 1
  }

  private func layerNames() throws -> [String] {
    try String.fetchAll(db, sql: "SELECT table_name FROM gpkg_contents ORDER BY table_name")
  }

  private func altered(_ schema: LayerSchema, _ reason: String) -> CityFileError {
    .layerAltered(path: path, layer: schema.table, reason: reason)
  }

  /// - Throws: what ``require(_:)`` throws, and ``CityFileError/badValue(path:layer:fid:column:value:reason:)`` when
  ///   two rows have the same key.
  func requireUniqueKeys(_ schema: LayerSchema) throws {
    try require(schema)
    guard !schema.key.isEmpty, try !isUnfilledLayout(schema) else { return }
    let columns = schema.key.map { "\"\($0)\"" }.joined(separator: ", ")
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT MIN(fid), MAX(fid), \(columns) FROM "\(schema.table)" GROUP BY \(columns) HAVING COUNT(*) > 1 \
        ORDER BY MIN(fid) LIMIT 1
        """)
    guard let row else { return }
    let values = (2..<row.count).map { String.fromDatabaseValue(row[$0]) ?? "\(row[$0] as DatabaseValue)" }
    throw CityFileError.badValue(
      path: path, layer: schema.table, fid: Int64.fromDatabaseValue(row[1]) ?? 0,
      column: schema.key.joined(separator: "+"), value: values.joined(separator: "+"),
      reason: "stands in fid \(row[0] as DatabaseValue) already; give one of the two another, or delete it")
  }
}
