internal import GRDB

/// Reads one consistent state of a city; it lives only inside ``CityFile/read(_:)`` or ``CityFile/write(_:)``.
public struct CityReader {
  let db: Database
  let path: String

  /// What the file knows about itself.
  public func metadata() throws(CityFileError) -> CityMetadata {
    try Connection.translating(path: path) { try CityMetadata(from: db, path: path) }
  }

  /// Number of rows of a layer.
  public func count(of layer: CityLayer) throws(CityFileError) -> Int {
    try Connection.translating(path: path) {
      let schema = LayerSchema.of(layer)
      try require(schema)
      guard try db.hasTable(schema.table) else { return 0 }
      return try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM \"\(layer.rawValue)\"") ?? 0
    }
  }

  /// A number that rises whenever the layer's content changes, whoever changes it.
  public func revision(of layer: CityLayer) throws(CityFileError) -> Int64 {
    try Connection.translating(path: path) {
      let schema = LayerSchema.of(layer)
      try require(schema)
      guard try db.hasTable(schema.table) else { return 0 }
      guard try LayerTable(schema).missingTriggers(in: db).isEmpty else {
        throw CityFileError.layerAltered(
          path: path, layer: schema.table,
          reason: "another program made the table anew and changes are not counted; open the city once for writing")
      }
      let revision = try Int64.fetchOne(
        db, sql: "SELECT revision FROM luwang_revision WHERE layer = ?", arguments: [schema.table])
      return revision ?? 0
    }
  }

  /// The revisions of all layers.
  public func revisions() throws(CityFileError) -> [CityLayer: Int64] {
    var revisions: [CityLayer: Int64] = [:]
    for layer in CityLayer.allCases { revisions[layer] = try revision(of: layer) }
    return revisions
  }

  /// Codes of a layer (`component` and `unit_grid`) that were used once and must not be given again, sorted.
  public func retiredCodes(of layer: CityLayer) throws(CityFileError) -> [String] {
    try Connection.translating(path: path) {
      try String.fetchAll(
        db, sql: "SELECT code FROM luwang_retired WHERE layer = ? ORDER BY code", arguments: [layer.rawValue])
    }
  }

  /// All rows of a layer, in the order they were written.
  /// - Throws: ``CityFileError/badValue(path:layer:fid:column:value:reason:)`` and others, for rows that another
  ///   program made unreadable.
  public func all<Value>(_ table: CityTable<Value>) throws(CityFileError) -> [Value] {
    var values: [Value] = []
    try forEachChecked(table) { values.append($0) }
    return values
  }

  /// Hands over the rows of a layer one by one, for layers too large to hold at once.
  /// - Throws: as ``all(_:)``, or what the body throws.
  public func forEach<Value>(_ table: CityTable<Value>, _ body: (Value) throws -> Void) throws {
    do {
      try requireUniqueKeys(table.schema)
      try visit(table, body)
    } catch let error as DatabaseError { throw Connection.translated(error, path: path) }
  }

  /// The rows of a layer in which a column has a value.
  func rows<Value>(
    of table: CityTable<Value>, where column: String, is value: String
  ) throws(CityFileError) -> [Value] {
    var values: [Value] = []
    try Connection.translating(path: path) {
      try requireUniqueKeys(table.schema)
      try visit(table, where: (column, value)) { values.append($0) }
    }
    return values
  }

  private func forEachChecked<Value>(_ table: CityTable<Value>, _ body: (Value) -> Void) throws(CityFileError) {
    try Connection.translating(path: path) {
      try requireUniqueKeys(table.schema)
      try visit(table, body)
    }
  }

  private func visit<Value>(
    _ table: CityTable<Value>, where condition: (column: String, value: String)? = nil, _ body: (Value) throws -> Void
  ) throws {
    guard try !isUnfilledLayout(table.schema) else { return }
    let rows = try Row.fetchCursor(
      db, sql: table.schema.selectStatement(where: condition?.column),
      arguments: condition.map { [$0.value] } ?? StatementArguments())
    while let row = try rows.next() {
      var reader = RowReader(row, schema: table.schema, path: path)
      try body(try table.read(&reader))
    }
  }
}
