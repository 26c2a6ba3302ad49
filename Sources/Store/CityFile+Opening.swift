public import FoundationEssentials
internal import GRDB

extension CityFile {
  /// How long opening and writing wait for another program's lock, unless told otherwise.
  public static var defaultPatience: Duration { .seconds(5) }

  /// Opens a city for reading and writing.
  /// - Throws: ``CityFileError``: not found, not a city file, not writable, locked, newer schema, damaged.
  public static func open(
    _ url: URL, patience: Duration = defaultPatience
  ) throws(CityFileError) -> CityFile {
    let condition = try FileCondition(path: url.path)
    try checkHeader(of: condition)
    if let obstacle = condition.writeObstacle { throw .notWritable(path: condition.path, reason: obstacle) }
    let connection = try Connection(path: condition.path, mode: .writing, patience: patience.seconds)
    try Connection.translating(path: condition.path) {
      try connection.access { db in
        try checkSchema(db, path: condition.path)
        _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
        try migrate(db, path: condition.path)
        try restoreTriggers(db)
      }
    }
    return CityFile(connection: connection)
  }

  /// Opens a city for reading, also where neither the file nor its folder may be written.
  /// - Throws: ``CityFileError``: not found, not a city file, locked, newer schema, damaged.
  public static func openReadOnly(
    _ url: URL, patience: Duration = defaultPatience
  ) throws(CityFileError) -> CityFile {
    let condition = try FileCondition(path: url.path)
    try checkHeader(of: condition)
    let mode = try Connection.readingMode(for: condition)
    let connection = try Connection(path: condition.path, mode: mode, patience: patience.seconds)
    try Connection.translating(path: condition.path) {
      try connection.access { db in try checkSchema(db, path: condition.path) }
    }
    return CityFile(connection: connection)
  }

  private static func checkHeader(of condition: FileCondition) throws(CityFileError) {
    let path = condition.path
    let header = try FileHeader(path: path)
    guard header.isGeoPackage else {
      throw .notAGeoPackage(path: path, reason: "its application id is \(header.applicationID)")
    }
    guard header.applicationID == CoreTables.applicationID else { throw .notACityFile(path: path) }
    let wanted = header.pageCount * header.pageSize
    if !condition.hasPendingLog, condition.length < wanted {
      throw .damaged(path: path, reason: "it has \(condition.length) of \(wanted) bytes")
    }
  }

  private static func checkSchema(_ db: Database, path: String) throws {
    guard try db.hasTable("luwang_metadata"), try db.hasTable("luwang_revision") else {
      throw CityFileError.notACityFile(path: path)
    }
    let text = try String.fetchOne(db, sql: "SELECT value FROM luwang_metadata WHERE key = 'schema_version'")
    guard let version = text.flatMap({ Int($0) }), version > 0 else { throw CityFileError.notACityFile(path: path) }
    guard version <= CoreTables.schemaVersion else {
      throw CityFileError.newerSchema(path: path, found: version, supported: CoreTables.schemaVersion)
    }
  }

  /// A table that another program made anew (`ogr2ogr -overwrite`) has lost its triggers: they are put back, and the
  /// revision is raised, since the content is another.
  private static func restoreTriggers(_ db: Database) throws {
    for schema in LayerSchema.all where try db.hasTable(schema.table) {
      let table = LayerTable(schema)
      guard try !table.missingTriggers(in: db).isEmpty else { continue }
      try db.inTransaction(.immediate) {
        if schema.geometry != nil, try !db.hasTable(schema.spatialIndex) { try table.createSpatialIndex(in: db) }
        try table.createTriggers(in: db)
        try table.raiseRevision(in: db)
        return .commit
      }
    }
  }
}

extension Duration {
  /// The duration in seconds.
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
