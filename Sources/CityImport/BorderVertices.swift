import GeoTypes
import Grid
import Store

/// The vertices that building unit grids has put into the borders of divisions.
///
/// Stored borders carry them, so that cells and divisions share each vertex. The next building starts from the borders
/// as they were given: otherwise each would follow the traces of the one before, and unchanged input would give other
/// cells.
struct BorderVertices: Equatable {
  private static let note = "grid_border_vertices"
  private static let digits = 16

  private var keys: Set<UInt64> = []

  /// No vertex: borders are as they were given.
  init() {}

  /// What the city file remembers; anything unreadable counts as nothing.
  init(_ metadata: CityMetadata) {
    var rest = Substring(metadata.notes[Self.note] ?? "")
    while rest.count >= Self.digits {
      if let key = UInt64(rest.prefix(Self.digits), radix: 16) { keys.insert(key) }
      rest = rest.dropFirst(Self.digits)
    }
  }

  /// The vertices that borders have now and had not before.
  init(of divisions: [Division], beyond given: [Division]) {
    keys = Self.vertices(of: divisions).subtracting(Self.vertices(of: given))
  }

  /// These and those of another building.
  func union(_ other: BorderVertices) -> BorderVertices {
    var result = self
    result.keys.formUnion(other.keys)
    return result
  }

  /// Remembers them in the city file.
  func store(in metadata: inout CityMetadata) {
    metadata.notes[Self.note] = keys.sorted().map { key in
      let text = String(key, radix: 16)
      return String(repeating: "0", count: Self.digits - text.count) + text
    }.joined()
  }

  /// The divisions with their borders as they were given.
  func removed(from divisions: [Division]) -> [Division] {
    guard !keys.isEmpty else { return divisions }
    return divisions.map { division in
      var given = division
      given.area = MultiPolygon(division.area.polygons.map(removed))
      return given
    }
  }

  private func removed(from polygon: Polygon) -> Polygon {
    Polygon(exterior: removed(from: polygon.exterior), holes: polygon.holes.map(removed))
  }

  private func removed(from ring: LinearRing) -> LinearRing {
    var kept = ring.vertices.dropLast().filter { !keys.contains($0.key) }
    if let first = kept.first { kept.append(first) }
    // An edited border may have lost its own vertices; then it stays as it is.
    return (try? LinearRing(kept)) ?? ring
  }

  private static func vertices(of divisions: [Division]) -> Set<UInt64> {
    var keys: Set<UInt64> = []
    for division in divisions {
      for ring in division.area.rings { keys.formUnion(ring.vertices.lazy.map(\.key)) }
    }
    return keys
  }
}
