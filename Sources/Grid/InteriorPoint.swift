import GeoTypes

/// A position in stored units that need not lie on a stored vertex.
struct UnitPoint: Hashable, Sendable {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  init(_ vertex: Vertex) { self.init(Double(vertex.x), Double(vertex.y)) }

  var lonLat: LonLat { LonLat(x / Vertex.unitsPerDegree, y / Vertex.unitsPerDegree) }
}

extension Polygon {
  /// A point well inside: the middle of the widest stretch of a horizontal line that passes near the middle of the
  /// polygon and through no vertex.
  /// - Complexity: O(n log n) in the crossings of that line.
  var interiorPoint: UnitPoint {
    let box = self.box
    let middle = (Double(box.low.y) + Double(box.high.y)) / 2
    var below = Double(box.low.y)
    var above = Double(box.high.y)
    for ring in rings {
      for vertex in ring.vertices {
        let y = Double(vertex.y)
        if y <= middle { below = max(below, y) } else { above = min(above, y) }
      }
    }
    let y = (below + above) / 2
    let crossings = crossings(atLatitude: y)
    var best = UnitPoint((Double(box.low.x) + Double(box.high.x)) / 2, y)
    var width = -1.0
    for i in stride(from: 0, to: crossings.count - 1, by: 2) where crossings[i + 1] - crossings[i] > width {
      width = crossings[i + 1] - crossings[i]
      best.x = (crossings[i] + crossings[i + 1]) / 2
    }
    return best
  }

  private func crossings(atLatitude y: Double) -> [Double] {
    var found: [Double] = []
    for ring in rings {
      for i in 1..<ring.vertices.count {
        let a = UnitPoint(ring.vertices[i - 1])
        let b = UnitPoint(ring.vertices[i])
        guard (a.y > y) != (b.y > y) else { continue }
        found.append(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x))
      }
    }
    return found.sorted()
  }

  /// Whether a point that is not on the boundary lies inside. - Complexity: O(n).
  func contains(_ point: UnitPoint) -> Bool {
    var inside = false
    for ring in rings where ring.crossesRay(from: point) { inside.toggle() }
    return inside
  }
}

extension LinearRing {
  /// Whether a ray eastwards from a point crosses the ring an odd number of times.
  func crossesRay(from p: UnitPoint) -> Bool {
    var odd = false
    var a = UnitPoint(vertices[0])
    for vertex in vertices.dropFirst() {
      let b = UnitPoint(vertex)
      if UnitPoint.crossesRay(from: p, a, b) { odd.toggle() }
      a = b
    }
    return odd
  }
}

extension UnitPoint {
  /// Whether a ray eastwards from a point crosses the edge between two others.
  static func crossesRay(from p: UnitPoint, _ a: UnitPoint, _ b: UnitPoint) -> Bool {
    guard (a.y > p.y) != (b.y > p.y) else { return false }
    let left = (b.x - a.x) * (p.y - a.y) - (p.x - a.x) * (b.y - a.y)
    return (left > 0) == (b.y > a.y)
  }
}

extension MultiPolygon {
  /// Whether a point that is not on the boundary lies inside. - Complexity: O(n).
  func contains(_ point: UnitPoint) -> Bool {
    polygons.contains { polygon in
      let box = polygon.box
      return Double(box.low.x) <= point.x && point.x <= Double(box.high.x) && Double(box.low.y) <= point.y
        && point.y <= Double(box.high.y) && polygon.contains(point)
    }
  }
}
