internal import GRDB

extension CityReader {
  /// What is broken in the file itself, one sentence each: pages, indexes and spatial indexes are read whole.
  /// - Complexity: O(n); seconds for a million rows.
  public func integrityFaults() throws(CityFileError) -> [String] {
    try Connection.translating(path: path) {
      var faults = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      for schema in LayerSchema.all where schema.geometry != nil {
        guard try db.hasTable(schema.table) || !isUnfilledLayout(schema) else { continue }
        guard try db.hasTable(schema.spatialIndex) else {
          faults.append("layer \(schema.table) has no spatial index")
          continue
        }
        let answer = try String.fetchOne(db, sql: "SELECT rtreecheck(?)", arguments: [schema.spatialIndex])
        if let answer, answer != "ok" { faults.append("\(schema.spatialIndex): \(answer)") }
        let missing = try Int.fetchOne(
          db,
          sql: """
            SELECT COUNT(*) FROM "\(schema.table)" WHERE geom NOTNULL AND NOT ST_IsEmpty(geom) \
            AND fid NOT IN (SELECT id FROM "\(schema.spatialIndex)")
            """)
        if let missing, missing > 0 { faults.append("\(schema.spatialIndex) lacks \(missing) rows of its layer") }
      }
      return faults
    }
  }
}
