internal import GRDB

/// What tells one content of a layer from another: the counter that triggers raise, and when programs last said that
/// they wrote to it, which tells a city made anew under an old name from the old one.
public struct LayerMark: Hashable, Sendable {
  /// The counter.
  public var revision: Int64
  /// The time in `gpkg_contents`, as it stands there; `nil` where the layer is not listed.
  public var lastChange: String?
}

extension CityReader {
  /// The marks of layers.
  /// - Throws: as ``revision(of:)``.
  public func marks(of layers: [CityLayer]) throws(CityFileError) -> [CityLayer: LayerMark] {
    var marks: [CityLayer: LayerMark] = [:]
    for layer in layers { marks[layer] = LayerMark(revision: try revision(of: layer), lastChange: nil) }
    let changes = try Connection.translating(path: path) {
      try Row.fetchAll(db, sql: "SELECT lower(table_name), CAST(last_change AS TEXT) FROM gpkg_contents")
    }
    for row in changes {
      guard let name = String.fromDatabaseValue(row[0]), let layer = CityLayer(rawValue: name) else { continue }
      marks[layer]?.lastChange = String.fromDatabaseValue(row[1])
    }
    return marks
  }
}
