internal import GeoTypes

/// Makes polygons of closed outer and inner rings.
enum OSMAreaAssembler {
  /// Gives each hole to the smallest outer ring that holds it.
  /// - Returns: the polygons in the order of the outer rings, and how many holes lie in none.
  /// - Complexity: O(outer · inner) boxes, and a pass over the ring for each pair whose boxes fit.
  static func polygons(outer: [LinearRing], inner: [LinearRing]) -> (polygons: [Polygon], strayHoles: Int) {
    let outer = outer.map { (ring: $0, box: $0.box) }
    var holes: [[LinearRing]] = Array(repeating: [], count: outer.count)
    var strays = 0
    for hole in inner {
      let box = hole.box
      let holders = outer.indices.filter { index in
        let around = outer[index].box
        return around.contains(box.low) && around.contains(box.high) && holds(outer[index].ring, hole)
      }
      if let holder = holders.min(by: { area(outer[$0].ring) < area(outer[$1].ring) }) {
        holes[holder].append(hole)
      } else {
        strays += 1
      }
    }
    return (outer.indices.map { Polygon(exterior: outer[$0].ring, holes: holes[$0]) }, strays)
  }

  private static func area(_ ring: LinearRing) -> Int128 { abs(ring.doubledArea) }

  /// Whether a ring holds another that does not cross it: the first vertex off the boundary tells.
  private static func holds(_ ring: LinearRing, _ other: LinearRing) -> Bool {
    for vertex in other.vertices {
      switch side(of: vertex, ring) {
      case .inside: return true
      case .outside: return false
      case .boundary: continue
      }
    }
    return true
  }

  private enum Place { case inside, outside, boundary }

  /// Even-odd rule, exact on the integers.
  private static func side(of p: Vertex, _ ring: LinearRing) -> Place {
    var isInside = false
    for i in 1..<ring.vertices.count {
      let a = ring.vertices[i - 1]
      let b = ring.vertices[i]
      let turn =
        Int128(Int64(b.x) - Int64(a.x)) * Int128(Int64(p.y) - Int64(a.y))
        - Int128(Int64(b.y) - Int64(a.y)) * Int128(Int64(p.x) - Int64(a.x))
      if turn == 0, Box([a, b]).contains(p) { return .boundary }
      if (a.y > p.y) != (b.y > p.y), (turn > 0) == (b.y > a.y) { isInside.toggle() }
    }
    return isInside ? .inside : .outside
  }
}
