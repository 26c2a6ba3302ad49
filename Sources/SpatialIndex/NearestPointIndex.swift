public import GeoTypes
import IndexFile

/// Finds the points nearest to a position, in the metres of one plane.
///
/// Equal distances go to the lower number. Distances are those of ``PlanarPoint/distance(to:)``, and no point is missed
/// by rounding: the answers are those of a scan over all points. No search allocates but for its results.
public struct NearestPointIndex: Sendable {
  /// How many points there are.
  public let count: Int
  let index: NearIndex<PlanarPoint>

  /// Tiles for each point: the lists have some five entries then.
  private static let tilesPerPoint = 0.5

  /// Prepares points, numbered from 0 in the given order.
  /// - Precondition: all numbers are finite; less than 2^32 points.
  /// - Complexity: O(n log n).
  public init(points: [PlanarPoint]) {
    precondition(points.allSatisfy { $0.x.isFinite && $0.y.isFinite }, "points must be finite")
    precondition(points.count < UInt32.max, "an index has room for less than 2^32 points")
    self.init(points, numbers: Array(0..<UInt32(points.count)))
  }

  /// Prepares points that are known by other numbers.
  init(_ points: [PlanarPoint], numbers: [UInt32]) {
    count = points.count
    index = NearIndex(points, numbers: numbers, tilesPerItem: NearestPointIndex.tilesPerPoint)
  }

  init(count: Int, index: NearIndex<PlanarPoint>) {
    self.count = count
    self.index = index
  }

  /// How many bytes the index takes.
  public var byteCount: Int { index.byteCount }

  /// The nearest point at most `reach` away; `nil` where there is none, or where the position is not finite.
  /// - Complexity: O(1) where points lie evenly, O(log n) elsewhere.
  public func nearest(to position: PlanarPoint, within reach: Meters = Meters(.infinity)) -> PointHit? {
    let reach = SearchReach(reach)
    guard reach.isOpen && position.x.isFinite && position.y.isFinite else { return nil }
    return hit(index.nearest(to: position, limit: reach.squaredLimit), reach)
  }

  /// The nearest point at most `reach` away that passes the filter; `nil` where there is none, or where the position is
  /// not finite.
  ///
  /// Fast where the filter passes a fair share of the points; for classes of points see ``ClassedPointIndex``.
  public func nearest(
    to position: PlanarPoint, within reach: Meters = Meters(.infinity), where filter: (Int) -> Bool
  ) -> PointHit? {
    let reach = SearchReach(reach)
    guard reach.isOpen && position.x.isFinite && position.y.isFinite else { return nil }
    return hit(index.nearest(to: position, limit: reach.squaredLimit) { filter(Int($0)) }, reach)
  }

  /// The nearest point at most `reach` away for each of many positions, in their order: the same answers as one by one,
  /// several times faster.
  /// - Precondition: as many hits as positions.
  /// - Complexity: O(n); no allocation.
  public func findNearest(
    to positions: Span<PlanarPoint>, within reach: Meters = Meters(.infinity),
    into hits: inout MutableSpan<PointHit?>
  ) {
    precondition(positions.count == hits.count, "a batch has one answer a position")
    let reach = SearchReach(reach)
    positions.withUnsafeBufferPointer { positions in
      hits.withUnsafeMutableBufferPointer { hits in
        index.findNearest(to: positions, limit: reach.isOpen ? reach.squaredLimit : -1, prepare: { _ in }) {
          hits[$0] = hit($1, reach)
        }
      }
    }
  }

  @inline(__always)
  private func hit(_ found: NearestFound, _ reach: SearchReach) -> PointHit? {
    guard !found.isEmpty && reach.admits(found.squaredDistance) else { return nil }
    return PointHit(point: Int(found.number), distance: Meters(found.squaredDistance.squareRoot()))
  }
}
