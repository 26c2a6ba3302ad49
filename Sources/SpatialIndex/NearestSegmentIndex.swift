public import GeoTypes

/// Finds the lines nearest to a position, with the place and the side, in the metres of one plane.
///
/// Equal distances go to the lower number: lines that meet in a point are equally far from a position nearest to it.
public struct NearestSegmentIndex: Sendable {
  private let pieces: LinePieces
  private let tree: BoxTree

  /// Prepares lines, numbered from 0 in the given order. A line without points is never found, one of a single point
  /// is a point.
  /// - Precondition: all numbers are finite.
  /// - Complexity: O(n log n) in points.
  public init(lines: [[PlanarPoint]]) {
    pieces = LinePieces(lines)
    tree = BoxTree(pieces.rectangles)
  }

  /// How many lines there are.
  public var count: Int { pieces.lineCount }

  /// The nearest line at most `reach` away that passes the filter; `nil` where there is none, or where the position is
  /// not finite.
  public func nearest(
    to position: PlanarPoint, within reach: Meters = Meters(.infinity), where filter: (Int) -> Bool = { _ in true }
  ) -> SegmentHit? {
    nearest(1, to: position, within: reach, where: filter).first
  }

  /// The `k` nearest lines at most `reach` away that pass the filter, each once, by rising distance, then number; none
  /// where the position is not finite.
  public func nearest(
    _ k: Int, to position: PlanarPoint, within reach: Meters = Meters(.infinity),
    where filter: (Int) -> Bool = { _ in true }
  ) -> [SegmentHit] {
    let reach = SearchReach(reach)
    guard k > 0 && reach.isOpen && position.x.isFinite && position.y.isFinite else { return [] }
    var hits: [SegmentHit] = []
    var told: Set<Int> = []
    tree.visit(
      from: position, limit: reach.squaredLimit,
      distance: { filter(pieces.line(of: $0)) ? pieces.nearest(on: $0, to: position).squaredDistance : nil }
    ) { piece, squared in
      guard reach.admits(squared) else { return false }
      if told.insert(pieces.line(of: piece)).inserted {
        hits.append(pieces.hit(piece, squaredDistance: squared, to: position))
      }
      return hits.count < k
    }
    return hits
  }

  /// All lines at most `radius` away that pass the filter, each once, by rising distance, then number.
  public func all(
    within radius: Meters, of position: PlanarPoint, where filter: (Int) -> Bool = { _ in true }
  ) -> [SegmentHit] {
    nearest(.max, to: position, within: radius, where: filter)
  }
}
