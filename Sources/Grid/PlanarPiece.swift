import GeoTypes

/// A piece of a face in metres about a place, to be measured while it is cut.
struct PlanarPiece: Sendable {
  let rings: [[PlanarPoint]]

  /// The piece of a whole face about an origin.
  init(_ polygon: Polygon, origin: UnitPoint, metric: LocalMetric) {
    rings = polygon.rings.map { ring in
      ring.vertices.dropLast().map {
        PlanarPoint((Double($0.x) - origin.x) * metric.east, (Double($0.y) - origin.y) * metric.north)
      }
    }
  }

  /// Vertices of all rings.
  var vertexCount: Int { rings.reduce(0) { $0 + $1.count } }

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
