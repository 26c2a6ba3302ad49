/// Measures of figures given by the points of one plane.
public enum Plane {
  /// The length of a chain of points. - Complexity: O(n).
  public static func length(_ chain: some Collection<PlanarPoint>) -> Meters {
    var total = 0.0
    var previous: PlanarPoint?
    for point in chain {
      if let previous { total += previous.distance(to: point).rawValue }
      previous = point
    }
    return Meters(total)
  }

  /// The area of a closed ring (last point equal to the first), positive when it runs counter-clockwise.
  ///
  /// Shoelace formula about the first point, which keeps the digits that large eastings would cost.
  /// - Complexity: O(n).
  public static func signedArea(_ ring: [PlanarPoint]) -> SquareMeters {
    guard let origin = ring.first else { return .zero }
    var twice = 0.0
    for i in 1..<max(1, ring.count) {
      let a = ring[i - 1]
      let b = ring[i]
      twice += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
    }
    return SquareMeters(twice / 2)
  }

  /// The point of the piece from `a` to `b` nearest to `p`: its share of the way from `a` (0 to 1) and its distance.
  public static func nearest(
    to p: PlanarPoint, from a: PlanarPoint, to b: PlanarPoint
  ) -> (fraction: Double, distance: Meters) {
    let dx = b.x - a.x
    let dy = b.y - a.y
    let square = dx * dx + dy * dy
    let raw = square > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / square : 0
    let fraction = min(1, max(0, raw))
    let foot = PlanarPoint(a.x + fraction * dx, a.y + fraction * dy)
    return (fraction, p.distance(to: foot))
  }
}
