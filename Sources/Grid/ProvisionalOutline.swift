import GeoTypes
import RoadNetwork

/// The district made for a city that comes without divisions: the convex hull of its roads, grown by a margin.
///
/// The hull is Andrew's monotone chain (1979, doi:10.1016/0020-0190(79)90072-3) with exact turns, taken over the
/// corners of an octagon about each of the roads' hull vertices.
enum ProvisionalOutline {
  /// Code of the district.
  static let code = "local:000001"

  /// The district around roads; `nil` where they span no area.
  static func district(around segments: [Segment], margin: Meters) -> Division? {
    let hull = convexHull(segments.flatMap(\.line.vertices))
    let grown = convexHull(hull.flatMap { octagon(about: $0, radius: margin.rawValue) })
    guard let first = grown.first, let ring = try? LinearRing(grown + [first]) else { return nil }
    return Division(
      code: code, name: "Provisional district", level: .district, parent: nil,
      area: MultiPolygon([Polygon(exterior: ring)]), isProvisional: true)
  }

  private static func octagon(about vertex: Vertex, radius: Double) -> [Vertex] {
    let metric = LocalMetric(latitude: vertex.latitude)
    let diagonal = 0.5.squareRoot()
    let corners: [(Double, Double)] = [
      (1, 0), (diagonal, diagonal), (0, 1), (-diagonal, diagonal), (-1, 0), (-diagonal, -diagonal), (0, -1),
      (diagonal, -diagonal),
    ]
    return corners.map { x, y in
      Vertex(
        x: clamped(Double(vertex.x) + x * radius / metric.east, within: 1.8e9),
        y: clamped(Double(vertex.y) + y * radius / metric.north, within: 9e8))
    }
  }

  private static func clamped(_ value: Double, within limit: Double) -> Int32 {
    Int32(min(limit, max(-limit, value.rounded())))
  }

  /// The corners of the hull, counter-clockwise. - Complexity: O(n log n).
  static func convexHull(_ vertices: [Vertex]) -> [Vertex] {
    let sorted = vertices.sorted()
    func half(_ vertices: some Sequence<Vertex>) -> [Vertex] {
      var chain: [Vertex] = []
      for vertex in vertices where chain.last != vertex {
        while chain.count >= 2, !turnsLeft(chain[chain.count - 2], chain[chain.count - 1], vertex) {
          chain.removeLast()
        }
        chain.append(vertex)
      }
      return chain
    }
    return half(sorted).dropLast() + half(sorted.reversed()).dropLast()
  }

  private static func turnsLeft(_ a: Vertex, _ b: Vertex, _ c: Vertex) -> Bool {
    let first = Int128(Int64(b.x) - Int64(a.x)) * Int128(Int64(c.y) - Int64(a.y))
    let second = Int128(Int64(b.y) - Int64(a.y)) * Int128(Int64(c.x) - Int64(a.x))
    return first > second
  }
}
