internal import GRDB

/// Changes a city; it lives only inside ``CityFile/write(_:)``.
public struct CityWriter {
  /// Reads what is there, this transaction's changes included.
  public let reader: CityReader

  init(reader: CityReader) { self.reader = reader }

  var db: Database { reader.db }
  var path: String { reader.path }

  /// Replaces all rows of a layer. Other layers are not touched.
  /// - Returns: the number of rows written.
  /// - Throws: ``CityFileError``.
  /// - Complexity: O(n log n).
  @discardableResult
  public func replace<Value>(
    _ table: CityTable<Value>, with values: some Sequence<Value>
  ) throws(CityFileError) -> Int {
    try Connection.translating(path: path) {
      try reader.require(table.schema)
      let loader = try LayerLoader(table.schema, db: db, crs: reader.metadata().crs)
      return try loader.replace(with: values, table.write)
    }
  }

  /// Adds rows to a layer; a row whose key is there already takes that row's place.
  /// - Returns: the number of rows written.
  /// - Throws: ``CityFileError``.
  @discardableResult
  public func append<Value>(
    _ values: some Sequence<Value>, to table: CityTable<Value>
  ) throws(CityFileError) -> Int {
    try Connection.translating(path: path) {
      try reader.require(table.schema)
      let loader = try LayerLoader(table.schema, db: db, crs: reader.metadata().crs)
      return try loader.append(values, table.write)
    }
  }

  /// Adds lines to the import log.
  public func log(_ entries: [ImportLogEntry]) throws(CityFileError) {
    try append(entries, to: .importLog)
  }

  /// Changes what the file knows about itself. The next numbers never go down: a lower one is ignored.
  /// - Precondition: the frame is as it was.
  public func setMetadata(_ metadata: CityMetadata) throws(CityFileError) {
    let current = try reader.metadata()
    precondition(metadata.crs == current.crs, "the frame of a city is chosen once")
    var merged = metadata
    merged.nextSegmentUID = max(metadata.nextSegmentUID, current.nextSegmentUID)
    merged.nextRoadID = max(metadata.nextRoadID, current.nextRoadID)
    try Connection.translating(path: path) { try merged.store(in: db) }
  }

  /// Says of codes (`component`, `unit_grid`) that they were used once and must not be given again.
  public func retire(_ codes: [String], of layer: CityLayer) throws(CityFileError) {
    try Connection.translating(path: path) {
      let statement = try db.makeStatement(sql: "INSERT OR IGNORE INTO luwang_retired VALUES (?, ?)")
      for code in codes { try statement.execute(arguments: [layer.rawValue, code]) }
    }
  }
}
