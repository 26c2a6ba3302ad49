public import GeoTypes
import IndexFile

/// Finds the lines nearest to a position, with the place and the side, in the metres of one plane.
///
/// Equal distances go to the lower number: lines that meet in a point are equally far from a position nearest to it.
/// No search allocates but for its results.
public struct NearestSegmentIndex: Sendable {
  let pieces: LinePieces
  let index: NearIndex<NearPiece>

  /// Tiles for each piece: the lists have some five entries then.
  private static let tilesPerPiece = 1.0

  /// Prepares lines, numbered from 0 in the given order. A line without points is never found, one of a single point
  /// is a point.
  /// - Parameter isAskedOften: whether lists for tiles are made, which take as long as some ten questions a point; without
  ///   them the tree answers, the same to the last bit.
  /// - Precondition: all numbers are finite; less than 2^32 points.
  /// - Complexity: O(n log n) in points.
  public init(lines: [[PlanarPoint]], isAskedOften: Bool = true) {
    pieces = LinePieces(lines)
    let (items, numbers) = pieces.pieces()
    let share = isAskedOften ? NearestSegmentIndex.tilesPerPiece : 0
    index = NearIndex(items, numbers: numbers, tilesPerItem: share)
  }

  init(pieces: LinePieces, index: NearIndex<NearPiece>) {
    self.pieces = pieces
    self.index = index
  }

  /// How many lines there are.
  public var count: Int { pieces.lineCount }

  /// How many bytes the index takes.
  public var byteCount: Int { index.byteCount + pieces.points.byteCount + pieces.firstPoint.byteCount }

  /// The nearest line at most `reach` away; `nil` where there is none, or where the position is not finite.
  /// - Complexity: O(1) where lines lie evenly, O(log n) elsewhere.
  public func nearest(to position: PlanarPoint, within reach: Meters = Meters(.infinity)) -> SegmentHit? {
    let reach = SearchReach(reach)
    guard reach.isOpen && position.x.isFinite && position.y.isFinite else { return nil }
    return hit(index.nearest(to: position, limit: reach.squaredLimit), position, reach)
  }

  /// The nearest line at most `reach` away that passes the filter; `nil` where there is none, or where the position is
  /// not finite.
  public func nearest(
    to position: PlanarPoint, within reach: Meters = Meters(.infinity), where filter: (Int) -> Bool
  ) -> SegmentHit? {
    let reach = SearchReach(reach)
    guard reach.isOpen && position.x.isFinite && position.y.isFinite else { return nil }
    let found = index.nearest(to: position, limit: reach.squaredLimit) { filter(pieces.line(of: $0)) }
    return hit(found, position, reach)
  }

  /// The nearest line at most `reach` away for each of many positions, in their order: the same answers as one by one,
  /// several times faster.
  /// - Precondition: as many hits as positions.
  /// - Complexity: O(n); no allocation.
  public func findNearest(
    to positions: Span<PlanarPoint>, within reach: Meters = Meters(.infinity),
    into hits: inout MutableSpan<SegmentHit?>
  ) {
    precondition(positions.count == hits.count, "a batch has one answer a position")
    let reach = SearchReach(reach)
    positions.withUnsafeBufferPointer { positions in
      hits.withUnsafeMutableBufferPointer { hits in
        index.findNearest(
          to: positions, limit: reach.isOpen ? reach.squaredLimit : -1, prepare: { pieces.prefetch($0.number) }
        ) {
          hits[$0] = hit($1, positions[$0], reach)
        }
      }
    }
  }

  @inline(__always)
  private func hit(_ found: NearestFound, _ position: PlanarPoint, _ reach: SearchReach) -> SegmentHit? {
    guard !found.isEmpty && reach.admits(found.squaredDistance) else { return nil }
    return pieces.hit(found.number, squaredDistance: found.squaredDistance, to: position)
  }
}
