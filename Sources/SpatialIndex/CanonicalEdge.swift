import GeoTypes

/// A straight edge between two stored vertices in the longitude-latitude plane, in one direction whoever has it.
struct CanonicalEdge: Sendable {
  /// The end with the lower latitude, or the western one where both are level.
  let lower: Vertex
  /// The other end.
  let upper: Vertex

  init(_ a: Vertex, _ b: Vertex) {
    let keepsOrder = a.y != b.y ? a.y < b.y : a.x < b.x
    lower = keepsOrder ? a : b
    upper = keepsOrder ? b : a
  }

  /// The edges of a ring.
  static func edges(of ring: LinearRing) -> [CanonicalEdge] {
    zip(ring.vertices, ring.vertices.dropFirst()).map { CanonicalEdge($0, $1) }
  }

  /// Whether the ray from a point to the east crosses the edge: the lower end counts, the upper one does not, and a
  /// point on the edge has passed it.
  func isCrossed(byRayEastFrom point: LonLat) -> Bool {
    guard lower.latitude <= point.latitude && point.latitude < upper.latitude else { return false }
    return ExactPredicates.orientation(LonLat(lower), LonLat(upper), point) > 0
  }

  /// Whether a point lies on the edge, ends included.
  func contains(_ point: LonLat) -> Bool {
    guard lower.latitude <= point.latitude && point.latitude <= upper.latitude else { return false }
    let west = min(lower.x, upper.x)
    let east = max(lower.x, upper.x)
    guard
      Vertex(x: west, y: 0).longitude <= point.longitude, point.longitude <= Vertex(x: east, y: 0).longitude
    else { return false }
    return ExactPredicates.orientation(LonLat(lower), LonLat(upper), point) == 0
  }
}
