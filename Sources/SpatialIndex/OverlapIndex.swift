public import GeoTypes

/// Finds all areas that hold a position, for areas that may overlap: zones, responsibility grids, parks.
///
/// Boundaries belong to their areas. Edges are the straight lines of ``CoverageIndex``, judged exactly.
public struct OverlapIndex: Sendable {
  /// How many areas there are.
  public let count: Int
  private let parts: AreaParts
  private let tiles: TileGrid

  /// Prepares areas, numbered from 0 in the given order.
  /// - Complexity: O(n log n) in vertices at worst, memory O(n).
  public init(areas: [MultiPolygon]) {
    count = areas.count
    parts = AreaParts(areas)
    tiles = TileGrid(parts.boxes)
  }

  /// The numbers of the areas at a position, rising; none for numbers that are not finite.
  public func hits(at position: LonLat) -> [Int] {
    var hits: [Int] = []
    for part in tiles.candidates(x: position.longitude, y: position.latitude) {
      let area = Int(parts.area[Int(part)])
      guard hits.last != area else { continue }
      if parts.holds(Int(part), position) || parts.touches(Int(part), position) { hits.append(area) }
    }
    return hits
  }
}
