public import GeoTypes

/// Finds the points nearest to a position, in the metres of one plane.
///
/// Equal distances go to the lower number. Distances are those of ``PlanarPoint/distance(to:)``, and no point is missed
/// by rounding: the answers are those of a scan over all points.
public struct NearestPointIndex: Sendable {
  private let points: [PlanarPoint]
  private let tree: BoxTree

  /// Prepares points, numbered from 0 in the given order.
  /// - Precondition: all numbers are finite.
  /// - Complexity: O(n log n).
  public init(points: [PlanarPoint]) {
    precondition(points.allSatisfy { $0.x.isFinite && $0.y.isFinite }, "points must be finite")
    self.points = points
    tree = BoxTree(points.map { Rectangle($0, $0) })
  }

  /// How many points there are.
  public var count: Int { points.count }

  /// The nearest point at most `reach` away that passes the filter; `nil` where there is none, or where the position is
  /// not finite.
  public func nearest(
    to position: PlanarPoint, within reach: Meters = Meters(.infinity), where filter: (Int) -> Bool = { _ in true }
  ) -> PointHit? {
    nearest(1, to: position, within: reach, where: filter).first
  }

  /// The `k` nearest points at most `reach` away that pass the filter, by rising distance, then number; fewer where
  /// there are fewer, none where the position is not finite.
  public func nearest(
    _ k: Int, to position: PlanarPoint, within reach: Meters = Meters(.infinity),
    where filter: (Int) -> Bool = { _ in true }
  ) -> [PointHit] {
    let reach = SearchReach(reach)
    guard k > 0 && reach.isOpen && position.x.isFinite && position.y.isFinite else { return [] }
    var hits: [PointHit] = []
    tree.visit(
      from: position, limit: reach.squaredLimit,
      distance: { filter($0) ? squaredDistance(from: position, to: $0) : nil }
    ) { point, squared in
      guard reach.admits(squared) else { return false }
      hits.append(PointHit(point: point, distance: Meters(squared.squareRoot())))
      return hits.count < k
    }
    return hits
  }

  /// All points at most `radius` away that pass the filter, by rising distance, then number.
  public func all(
    within radius: Meters, of position: PlanarPoint, where filter: (Int) -> Bool = { _ in true }
  ) -> [PointHit] {
    nearest(.max, to: position, within: radius, where: filter)
  }

  private func squaredDistance(from position: PlanarPoint, to point: Int) -> Double {
    let dx = position.x - points[point].x
    let dy = position.y - points[point].y
    return dx * dx + dy * dy
  }
}
