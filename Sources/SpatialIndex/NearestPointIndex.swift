public import GeoTypes
import IndexFile

/// Finds the points nearest to a position, in the metres of one plane.
///
/// Equal distances go to the lower number. Distances are those of ``PlanarPoint/distance(to:)``, and no point is missed
/// by rounding: the answers are those of a scan over all points.
public struct NearestPointIndex: Sendable {
  private let points: [PlanarPoint]
  private let tree: BoxTree
  private let tiles: NearTiles
  /// The points in the order of the tiles' lists.
  private let entries: FlatArray<Entry>

  private struct Entry: BitwiseCopyable, Sendable {
    var x: Double
    var y: Double
    var number: Int
  }

  /// Tiles for each point: in the nine tiles around a position lie a dozen or two.
  private static let tilesPerPoint = 0.6

  /// Prepares points, numbered from 0 in the given order.
  /// - Precondition: all numbers are finite.
  /// - Complexity: O(n log n).
  public init(points: [PlanarPoint]) {
    precondition(points.allSatisfy { $0.x.isFinite && $0.y.isFinite }, "points must be finite")
    self.points = points
    let rectangles = points.map { Rectangle($0, $0) }
    tree = BoxTree(rectangles)
    let order: FlatArray<UInt32>
    (tiles, order) = NearTiles.sorted(rectangles, share: NearestPointIndex.tilesPerPoint)
    entries = FlatArray(capacity: order.count) { entries in
      for (index, number) in order.elements.enumerated() {
        let point = points[Int(number)]
        entries[index] = Entry(x: point.x, y: point.y, number: Int(number))
      }
      return order.count
    }
  }

  /// How many points there are.
  public var count: Int { points.count }

  /// The nearest point at most `reach` away that passes the filter; `nil` where there is none, or where the position is
  /// not finite.
  public func nearest(
    to position: PlanarPoint, within reach: Meters = Meters(.infinity), where filter: (Int) -> Bool = { _ in true }
  ) -> PointHit? {
    let reach = SearchReach(reach)
    guard reach.isOpen && position.x.isFinite && position.y.isFinite else { return nil }
    var (least, found) = (Double.infinity, Int.max)
    var block = tiles.block(around: position, ring: 1)
    scan(tiles.stretch(of: block.middle, in: block), position, filter, &least, &found)
    scan(tiles.stretch(of: block.middle - 1, in: block), position, filter, &least, &found)
    scan(tiles.stretch(of: block.middle + 1, in: block), position, filter, &least, &found)
    if block.settles(least) { return hit(found, least, reach) }
    block = tiles.block(around: position, ring: 3)
    for row in block.rows { scan(tiles.stretch(of: row, in: block), position, filter, &least, &found) }
    if block.settles(least) { return hit(found, least, reach) }
    tree.visit(
      from: position, limit: min(reach.squaredLimit, least),
      distance: { filter($0) ? squaredDistance(from: position, to: $0) : nil }
    ) { point, squared in
      (least, found) = (squared, point)
      return false
    }
    return hit(found, least, reach)
  }

  /// Looks at a stretch of the lists for a nearer point.
  @inline(__always)
  private func scan(
    _ stretch: Range<Int>, _ position: PlanarPoint, _ filter: (Int) -> Bool, _ least: inout Double,
    _ found: inout Int
  ) {
    for entry in UnsafeBufferPointer(rebasing: entries.elements[stretch]) {
      let (dx, dy) = (position.x - entry.x, position.y - entry.y)
      let squared = dx * dx + dy * dy
      if squared < least || (squared == least && entry.number < found), filter(entry.number) {
        (least, found) = (squared, entry.number)
      }
    }
  }

  private func hit(_ point: Int, _ squaredDistance: Double, _ reach: SearchReach) -> PointHit? {
    guard point < .max && reach.admits(squaredDistance) else { return nil }
    return PointHit(point: point, distance: Meters(squaredDistance.squareRoot()))
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
