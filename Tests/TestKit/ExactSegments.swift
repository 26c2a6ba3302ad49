public import GeoTypes

/// Exact questions about straight pieces between stored vertices, slow and obvious, in integers.
public enum ExactSegments {
  /// On which side of the line from `a` to `b` a vertex lies: 1 left, -1 right, 0 on it.
  public static func side(_ a: Vertex, _ b: Vertex, _ p: Vertex) -> Int {
    let first = Int128(Int64(b.x) - Int64(a.x)) * Int128(Int64(p.y) - Int64(a.y))
    let second = Int128(Int64(b.y) - Int64(a.y)) * Int128(Int64(p.x) - Int64(a.x))
    return first == second ? 0 : (first > second ? 1 : -1)
  }

  /// Whether a vertex lies on the piece from `a` to `b`, ends included.
  public static func isOn(_ p: Vertex, _ a: Vertex, _ b: Vertex) -> Bool {
    side(a, b, p) == 0 && Box([a, b]).contains(p)
  }

  /// Whether two pieces share a point that is not an end of both.
  public static func meetBetweenEnds(_ a: Vertex, _ b: Vertex, _ c: Vertex, _ d: Vertex) -> Bool {
    guard Box([a, b]).intersects(Box([c, d])) else { return false }
    if isOn(c, a, b), c != a, c != b { return true }
    if isOn(d, a, b), d != a, d != b { return true }
    if isOn(a, c, d), a != c, a != d { return true }
    if isOn(b, c, d), b != c, b != d { return true }
    if Set([a, b]) == Set([c, d]) { return true }
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
  }

  /// How a vertex lies to an area: 1 inside, 0 on an edge, -1 outside (even-odd rule over all rings).
  public static func place(of p: Vertex, in area: MultiPolygon) -> Int {
    var inside = false
    for ring in area.rings {
      for (a, b) in zip(ring.vertices, ring.vertices.dropFirst()) {
        if isOn(p, a, b) { return 0 }
        if (a.y > p.y) != (b.y > p.y), (side(a, b, p) > 0) == (b.y > a.y) { inside.toggle() }
      }
    }
    return inside ? 1 : -1
  }
}
