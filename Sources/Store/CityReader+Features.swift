internal import GRDB
public import GeoTypes

extension CityReader {
  /// How many features meet a query, whatever its limit.
  /// - Throws: ``CityFileError``.
  public func count(_ query: FeatureQuery) throws(CityFileError) -> Int {
    try Connection.translating(path: path) {
      let statement = try prepare(query)
      guard try !isUnfilledLayout(LayerSchema.of(query.layer)) else { return 0 }
      return try Int.fetchOne(
        db, sql: "SELECT COUNT(*) FROM \(statement.source)", arguments: StatementArguments(statement.arguments)) ?? 0
    }
  }

  /// The features that meet a query, in the order of their numbers.
  /// - Throws: ``CityFileError``.
  /// - Complexity: O(n) in the features that are passed over or read; what a box or a key leaves out is not looked at.
  public func features(_ query: FeatureQuery) throws(CityFileError) -> [StoredFeature] {
    var features: [StoredFeature] = []
    try Connection.translating(path: path) {
      try visit(query) { features.append($0) }
    }
    return features
  }

  /// Hands over the features that meet a query one by one, in the order of their numbers.
  /// - Throws: ``CityFileError``, and what the body throws.
  public func forEachFeature(_ query: FeatureQuery, _ body: (StoredFeature) throws -> Void) throws {
    do { try visit(query, body) } catch let error as DatabaseError { throw Connection.translated(error, path: path) }
  }

  /// The box of a layer, `nil` where nothing in it has a shape.
  /// - Throws: ``CityFileError``.
  /// - Complexity: O(n), by the spatial index where there is one.
  public func extent(of layer: CityLayer) throws(CityFileError) -> FeatureBox? {
    try Connection.translating(path: path) {
      let schema = LayerSchema.of(layer)
      try require(schema)
      guard try schema.geometry != nil && !isUnfilledLayout(schema) else { return nil }
      let edges = ["ST_MinX(geom)", "ST_MinY(geom)", "ST_MaxX(geom)", "ST_MaxY(geom)"]
      let hasIndex = try db.hasTable(schema.spatialIndex)
      let names = hasIndex ? ["minx", "miny", "maxx", "maxy"] : edges
      let source = hasIndex ? schema.spatialIndex : schema.table
      let sql = "SELECT min(\(names[0])), min(\(names[1])), max(\(names[2])), max(\(names[3])) FROM \"\(source)\""
      guard let row = try Row.fetchOne(db, sql: sql) else { return nil }
      let found = (0..<4).compactMap { Double.fromDatabaseValue(row[$0]) }
      guard found.count == 4, found.allSatisfy(\.isFinite) else { return nil }
      return FeatureBox(west: found[0], south: found[1], east: found[2], north: found[3])
    }
  }

  private func prepare(_ query: FeatureQuery) throws -> FeatureStatement {
    let schema = LayerSchema.of(query.layer)
    try require(schema)
    let hasIndex = try schema.geometry != nil && db.hasTable(schema.spatialIndex)
    let statement = FeatureStatement(query, hasSpatialIndex: hasIndex)
    db.add(function: FeatureFunctions.meets)
    if let places = statement.places { db.add(function: FeatureFunctions.lies(places)) }
    return statement
  }

  private func visit(_ query: FeatureQuery, _ body: (StoredFeature) throws -> Void) throws {
    let schema = LayerSchema.of(query.layer)
    let statement = try prepare(query)
    guard try !isUnfilledLayout(schema) else { return }
    let booleans = query.columns.map { name in schema.columns.contains { $0.name == name && $0.type == .boolean } }
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT \(statement.selection(of: query.columns)) FROM \(statement.source) ORDER BY "fid" LIMIT ? OFFSET ?
        """,
      arguments: StatementArguments(
        statement.arguments + [(query.limit ?? -1).databaseValue, query.offset.databaseValue]))
    while let row = try rows.next() {
      var values: [PropertyValue] = []
      values.reserveCapacity(booleans.count)
      for (index, isBoolean) in booleans.enumerated() {
        values.append(FeatureFunctions.property(row[index + 2], isBoolean: isBoolean))
      }
      try body(
        StoredFeature(
          fid: Int64.fromDatabaseValue(row[0]) ?? 0, shape: FeatureFunctions.shape(row[1]), values: values))
    }
  }
}

/// What queries for features ask SQLite to ask us.
private enum FeatureFunctions {
  /// The shape of a value; `nil` where there is none or it cannot be read.
  static func shape(_ value: DatabaseValue) -> RawShape? {
    guard case .blob(let data) = value.storage else { return nil }
    return (try? GeometryBlobReader(data))?.shape
  }

  static func property(_ value: DatabaseValue, isBoolean: Bool) -> PropertyValue {
    switch value.storage {
    case .null, .blob: .null
    case .int64(let number): isBoolean && (0...1).contains(number) ? .boolean(number == 1) : .integer(number)
    case .double(let number): number.isFinite ? .number(number) : .null
    case .string(let text): .text(text)
    }
  }

  static let meets = DatabaseFunction("luwang_meets", argumentCount: 5, pure: true) { values in
    guard let shape = shape(values[0]) else { return false }
    let edges = values.dropFirst().map { Double.fromDatabaseValue($0) ?? .nan }
    return FeatureBox(west: edges[0], south: edges[1], east: edges[2], north: edges[3]).meets(shape)
  }

  static func lies(_ body: @escaping @Sendable (LonLat) -> Bool) -> DatabaseFunction {
    DatabaseFunction("luwang_lies", argumentCount: 1, pure: false) { values in
      guard let first = shape(values[0])?.firstPosition else { return true }
      return body(LonLat(first.x, first.y))
    }
  }
}

extension RawShape {
  /// The first position of the shape, `nil` for an empty one.
  public var firstPosition: RawPosition? {
    switch self {
    case .point(let position): position
    case .multiPoint(let positions), .line(let positions): positions.first
    case .multiLine(let lines), .polygon(let lines): lines.first?.first
    case .multiPolygon(let polygons): polygons.first?.first?.first
    case .collection(let shapes): shapes.first?.firstPosition
    }
  }
}
