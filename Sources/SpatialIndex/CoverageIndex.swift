public import GeoTypes

/// Finds the one cell of a coverage that holds a position.
///
/// An edge is the straight line between the doubles of its vertices in the longitude-latitude plane, and positions are
/// taken as they are. A position falls in exactly one cell: the one that holds it after an infinitely small step east
/// and a far smaller one north. Where that leaves it out although it touches the coverage (on the outer boundary or
/// the rim of a gap), the lowest-numbered cell it touches. Cells that overlap are no coverage; the lowest-numbered of
/// those that hold the position is the answer then.
///
/// The tiles of a uniform grid list the parts of cells that reach into them; each part is settled by a ray to the east
/// and ``ExactPredicates``, looking only at the edges of the position's latitude strip.
public struct CoverageIndex: Sendable {
  /// How many cells there are.
  public let count: Int
  private let parts: AreaParts
  private let tiles: TileGrid

  /// Prepares cells, numbered from 0 in the given order.
  /// - Complexity: O(n log n) in vertices at worst, memory O(n).
  public init(cells: [MultiPolygon]) {
    count = cells.count
    parts = AreaParts(cells)
    tiles = TileGrid(parts.boxes)
  }

  /// The number of the cell at a position; `nil` outside all cells and for numbers that are not finite.
  public func cell(at position: LonLat) -> Int? {
    let candidates = tiles.candidates(x: position.longitude, y: position.latitude)
    for part in candidates where parts.holds(Int(part), position) { return Int(parts.area[Int(part)]) }
    for part in candidates where parts.touches(Int(part), position) { return Int(parts.area[Int(part)]) }
    return nil
  }

  /// The number of the cell at each position, in the order of the positions.
  public func cells(at positions: [LonLat]) -> [Int?] { positions.map(cell(at:)) }
}
