import GeoTypes

extension PlanarPiece {
  /// The unit vector along the longer side of the smallest rectangle around the piece, so that cuts across it run
  /// parallel to a side of the block.
  ///
  /// One side of that rectangle lies along an edge of the convex hull (Freeman and Shapira 1975,
  /// doi:10.1145/360881.360919); of equal ones the first in the hull's order is taken.
  /// - Complexity: O(n log n + h²) for n vertices with h of them on the hull.
  var longAxis: PlanarPoint {
    let hull = hull
    var best: (area: Double, axis: PlanarPoint)?
    for (index, a) in hull.enumerated() {
      let b = hull[(index + 1) % hull.count]
      let length = a.distance(to: b).rawValue
      guard length > 0 else { continue }
      let along = PlanarPoint((b.x - a.x) / length, (b.y - a.y) / length)
      let across = PlanarPoint(-along.y, along.x)
      let width = PlanarPiece.extent(of: hull, along: along)
      let height = PlanarPiece.extent(of: hull, along: across)
      // A thousandth of leeway, so that rounding does not choose between equal rectangles.
      if best.map({ width * height < $0.area * 0.999 }) ?? true {
        best = (width * height, width >= height ? along : across)
      }
    }
    return best?.axis ?? PlanarPoint(1, 0)
  }

  /// The convex hull, counter-clockwise from its westernmost point (monotone chain: Andrew 1979,
  /// doi:10.1016/0020-0190(79)90072-3).
  private var hull: [PlanarPoint] {
    let points = (rings.first ?? []).sorted { $0.x != $1.x ? $0.x < $1.x : $0.y < $1.y }
    guard points.count > 2 else { return points }
    let lower = PlanarPiece.halfHull(points)
    let upper = PlanarPiece.halfHull(points.reversed())
    return lower.dropLast() + upper.dropLast()
  }

  private static func halfHull(_ points: some Sequence<PlanarPoint>) -> [PlanarPoint] {
    var chain: [PlanarPoint] = []
    for point in points {
      while chain.count >= 2 {
        let a = chain[chain.count - 2]
        let b = chain[chain.count - 1]
        guard (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x) <= 0 else { break }
        chain.removeLast()
      }
      chain.append(point)
    }
    return chain
  }

  private static func extent(of points: [PlanarPoint], along axis: PlanarPoint) -> Double {
    var low = Double.infinity
    var high = -Double.infinity
    for point in points {
      let t = point.x * axis.x + point.y * axis.y
      low = min(low, t)
      high = max(high, t)
    }
    return low <= high ? high - low : 0
  }
}
