public import FoundationEssentials
internal import GRDB
public import GeoTypes

/// Reads layers of any GeoPackage as input.
public enum GeoPackageTable {
  /// The names of the layers of a file, in alphabetical order.
  /// - Throws: ``CityFileError``: not found, not a GeoPackage, locked, damaged.
  public static func layers(of url: URL) throws(CityFileError) -> [String] {
    let connection = try open(url)
    return try Connection.translating(path: connection.path) { try connection.access { try layers(in: $0) } }
  }

  /// Reads a layer with all its columns.
  ///
  /// The frame is told as `organization:number`, such as `EPSG:4490`. Heights and measures are left out with a
  /// warning; an empty shape is no shape.
  /// - Parameter layer: its name; `nil` where the file has only one.
  /// - Throws: ``CityFileError``: as above, no such layer, several and none named, a geometry that cannot be read.
  /// - Complexity: O(n); the whole layer is held in memory.
  public static func read(_ url: URL, layer: String? = nil) throws(CityFileError) -> FeatureTable {
    let connection = try open(url)
    return try Connection.translating(path: connection.path) {
      try connection.access { db in
        let available = try layers(in: db)
        let name = try choose(layer, of: available, path: connection.path)
        var reader = try FeatureLayerReader(name, db: db, path: connection.path)
        return try reader.read()
      }
    }
  }

  private static func open(_ url: URL) throws(CityFileError) -> Connection {
    let condition = try FileCondition(path: url.path)
    _ = try FileHeader(path: condition.path)
    let mode = try Connection.readingMode(for: condition)
    let connection = try Connection(path: condition.path, mode: mode, patience: CityFile.defaultPatience.seconds)
    try Connection.translating(path: condition.path) {
      try connection.access { db in
        guard try db.hasTable("gpkg_contents") else {
          throw CityFileError.notAGeoPackage(path: condition.path, reason: "it has no table gpkg_contents")
        }
      }
    }
    return connection
  }

  private static func layers(in db: Database) throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT CAST(table_name AS TEXT) FROM gpkg_contents WHERE data_type IN ('features', 'attributes', 'aspatial') \
        AND table_name IS NOT NULL ORDER BY table_name
        """)
  }

  private static func choose(_ name: String?, of available: [String], path: String) throws -> String {
    guard let name else {
      if available.count == 1 { return available[0] }
      throw CityFileError.layerNotChosen(path: path, available: available)
    }
    guard let found = available.first(where: { $0.lowercased() == name.lowercased() }) else {
      throw CityFileError.layerNotFound(path: path, layer: name, available: available)
    }
    return found
  }
}
