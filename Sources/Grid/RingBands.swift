import GeoTypes

/// The edges of rings sorted into bands of latitude, so that the rings around a place are found without a look at all
/// of them.
struct RingBands {
  private struct Edge {
    var from: UnitPoint
    var to: UnitPoint
    var ring: Int32
  }

  private let south: Double
  private let bandsPerUnit: Double
  /// Where the edges of each band begin, and the end of the last one.
  private let first: [UInt32]
  private let edges: [Edge]

  /// Sorts rings, given without the repeated vertex at their end. - Complexity: O(n) in the vertices.
  init(_ rings: [[UnitPoint]]) {
    let all = rings.enumerated().flatMap { number, ring in
      ring.indices.map { Edge(from: ring[$0], to: ring[$0 + 1 < ring.count ? $0 + 1 : 0], ring: Int32(number)) }
    }
    let low = all.reduce(Double.infinity) { min($0, $1.from.y) }
    let height = all.reduce(-Double.infinity) { max($0, $1.from.y) } - low
    let rise = all.reduce(0) { $0 + abs($1.to.y - $1.from.y) }
    // Bands of about eight edges, wider ones where an edge would lie in more than five of them on average.
    let bands = rise > 0 ? max(1, min(all.count / 8, Int(4 * Double(all.count) * height / rise))) : 1
    south = low
    bandsPerUnit = height > 0 ? Double(bands) / height : 0
    (first, edges) = RingBands.sorted(all, south: south, bandsPerUnit: bandsPerUnit, bands: bands)
  }

  /// Sorts the rings of areas.
  init(_ rings: [LinearRing]) { self.init(rings.map { $0.vertices.dropLast().map { UnitPoint($0) } }) }

  private static func sorted(
    _ all: [Edge], south: Double, bandsPerUnit: Double, bands: Int
  ) -> (first: [UInt32], edges: [Edge]) {
    func range(of edge: Edge) -> ClosedRange<Int> {
      let low = min(bands - 1, Int((min(edge.from.y, edge.to.y) - south) * bandsPerUnit))
      return low...min(bands - 1, Int((max(edge.from.y, edge.to.y) - south) * bandsPerUnit))
    }
    var first = [UInt32](repeating: 0, count: bands + 1)
    for edge in all {
      for band in range(of: edge) { first[band + 1] += 1 }
    }
    for band in 0..<bands { first[band + 1] += first[band] }
    guard let filler = all.first else { return (first, []) }
    var next = first
    var edges = [Edge](repeating: filler, count: Int(first[bands]))
    for edge in all {
      for band in range(of: edge) {
        edges[Int(next[band])] = edge
        next[band] += 1
      }
    }
    return (first, edges)
  }

  /// The numbers of the rings around a place that lies on none, rising. - Complexity: O(n) in the edges of its band.
  func rings(around place: UnitPoint) -> [Int] {
    let position = (place.y - south) * bandsPerUnit
    guard position >= 0, position <= Double(first.count - 1) else { return [] }
    let band = min(first.count - 2, Int(position))
    var crossed: [Int32] = []
    for edge in edges[Int(first[band])..<Int(first[band + 1])]
    where UnitPoint.crossesRay(from: place, edge.from, edge.to) {
      crossed.append(edge.ring)
    }
    crossed.sort()
    var around: [Int] = []
    for ring in crossed {
      if around.last == Int(ring) { around.removeLast() } else { around.append(Int(ring)) }
    }
    return around
  }
}
