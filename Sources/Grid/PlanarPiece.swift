import GeoTypes

/// A piece of a face in metres about a place, to be measured while it is cut.
struct PlanarPiece: Sendable {
  private let rings: [[PlanarPoint]]

  /// The piece of a whole face about an origin.
  init(_ polygon: Polygon, origin: UnitPoint, metric: LocalMetric) {
    rings = polygon.rings.map { ring in
      ring.vertices.dropLast().map {
        PlanarPoint((Double($0.x) - origin.x) * metric.east, (Double($0.y) - origin.y) * metric.north)
      }
    }
  }

  /// Square metres.
  var area: Double {
    var twice = 0.0
    forEachEdge { a, b in twice += a.x * b.y - b.x * a.y }
    return twice / 2
  }

  /// Calls `body` with the ends of each edge.
  func forEachEdge(_ body: (PlanarPoint, PlanarPoint) -> Void) {
    for ring in rings where !ring.isEmpty {
      var a = ring[ring.count - 1]
      for b in ring {
        body(a, b)
        a = b
      }
    }
  }

  /// The unit vector along which the piece is longest: the main axis of its second moments of area.
  var longAxis: PlanarPoint {
    var area = 0.0
    var sx = 0.0
    var sy = 0.0
    var xx = 0.0
    var yy = 0.0
    var xy = 0.0
    forEachEdge { a, b in
      let cross = a.x * b.y - b.x * a.y
      area += cross / 2
      sx += (a.x + b.x) * cross / 6
      sy += (a.y + b.y) * cross / 6
      xx += (a.x * a.x + a.x * b.x + b.x * b.x) * cross / 12
      yy += (a.y * a.y + a.y * b.y + b.y * b.y) * cross / 12
      xy += (a.x * b.y + 2 * a.x * a.y + 2 * b.x * b.y + b.x * a.y) * cross / 24
    }
    guard area > 0 else { return PlanarPoint(1, 0) }
    let dx = xx - sx * sx / area
    let dy = yy - sy * sy / area
    let dxy = xy - sx * sy / area
    // Eigenvector of the larger eigenvalue of ((dx, dxy), (dxy, dy)).
    let half = (dx - dy) / 2
    let root = (half * half + dxy * dxy).squareRoot()
    let vector = half >= 0 ? PlanarPoint(half + root, dxy) : PlanarPoint(dxy, root - half)
    let length = (vector.x * vector.x + vector.y * vector.y).squareRoot()
    guard length > 1e-9 * max(1, abs(dx) + abs(dy)) else { return PlanarPoint(1, 0) }
    return PlanarPoint(vector.x / length, vector.y / length)
  }

  /// Least and greatest position along an axis.
  func extent(along axis: PlanarPoint) -> ClosedRange<Double> {
    var low = Double.infinity
    var high = -Double.infinity
    for ring in rings {
      for p in ring {
        let t = p.x * axis.x + p.y * axis.y
        low = min(low, t)
        high = max(high, t)
      }
    }
    return low <= high ? low...high : 0...0
  }

  /// The area of the part before a position along an axis (half-plane clipping of Sutherland and Hodgman 1974,
  /// doi:10.1145/360767.360802, without keeping the ring: where it falls apart its parts stay joined along the line,
  /// there and back, which adds nothing).
  /// - Complexity: O(n).
  func area(before position: Double, along axis: PlanarPoint) -> Double {
    var twice = 0.0
    for ring in rings {
      var first: PlanarPoint?
      var last = PlanarPoint(0, 0)
      func add(_ p: PlanarPoint) {
        if first == nil { first = p } else { twice += last.x * p.y - p.x * last.y }
        last = p
      }
      guard var a = ring.last else { continue }
      var da = position - a.x * axis.x - a.y * axis.y
      for b in ring {
        let db = position - b.x * axis.x - b.y * axis.y
        if (da >= 0) != (db >= 0) {
          let t = da / (da - db)
          add(PlanarPoint(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t))
        }
        if db >= 0 { add(b) }
        a = b
        da = db
      }
      if let first { twice += last.x * first.y - first.x * last.y }
    }
    return twice / 2
  }

  /// Whether a point lies inside.
  func contains(_ p: PlanarPoint) -> Bool {
    var inside = false
    forEachEdge { a, b in
      guard (a.y > p.y) != (b.y > p.y) else { return }
      if p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x) { inside.toggle() }
    }
    return inside
  }
}
