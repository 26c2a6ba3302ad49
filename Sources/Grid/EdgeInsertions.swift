import GeoTypes

/// Vertices put into edges that several faces share, so that each face can take up what another one put in.
///
/// An edge with a vertex put in is two edges from then on, which may be parted again.
struct EdgeInsertions: Sendable {
  private struct Edge: Hashable {
    var low: Vertex
    var high: Vertex

    init(_ a: Vertex, _ b: Vertex) {
      low = min(a, b)
      high = max(a, b)
    }
  }

  private var middle: [Edge: Vertex] = [:]
  /// The edges parted, in order.
  private(set) var log: [(from: Vertex, to: Vertex, inserted: Vertex)] = []

  /// Puts a vertex into an edge that has none yet.
  mutating func insert(_ vertex: Vertex, between a: Vertex, and b: Vertex) {
    guard middle.updateValue(vertex, forKey: Edge(a, b)) == nil else { return }
    log.append((a, b, vertex))
  }

  /// A chain with everything that was put into its edges. - Complexity: O(n + vertices put in).
  func expanded(_ chain: [Vertex]) -> [Vertex] {
    guard let first = chain.first, !middle.isEmpty else { return chain }
    var result = [first]
    result.reserveCapacity(chain.count)
    var pending: [Vertex] = []
    for next in chain.dropFirst() {
      pending.append(next)
      while let target = pending.last {
        if let between = middle[Edge(result[result.count - 1], target)] {
          pending.append(between)
        } else {
          result.append(target)
          pending.removeLast()
        }
      }
    }
    return result
  }

  /// A polygon with everything that was put into its edges.
  func expanded(_ polygon: Polygon) -> Polygon {
    func ring(_ ring: LinearRing) -> LinearRing { (try? LinearRing(expanded(ring.vertices))) ?? ring }
    return middle.isEmpty ? polygon : Polygon(exterior: ring(polygon.exterior), holes: polygon.holes.map(ring))
  }
}
