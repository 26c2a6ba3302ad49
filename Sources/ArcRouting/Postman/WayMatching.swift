/// Pairs points so that the ways between partners are shortest in all: a perfect matching of least weight.
///
/// Only ways to the nearest others are candidates at first. Then all pairs are held to the prices of the matching, those too
/// cheap for them join the candidates, and so on until the prices prove the whole (Cook and Rohe 1999, DOI 10.1287/ijoc.11.2.138).
struct WayMatching<Points: NearPoints> {
  /// The points of each pair, and what their way costs.
  private(set) var pairs: [(a: Int, b: Int, cost: Int64)] = []

  private let count: Int
  private var points: Points
  private var edges: [UInt64: Int64] = [:]

  private static var nearest: Int { 10 }

  /// - Returns: `nil` where some cannot be paired, since no way joins them.
  init?(_ points: Points) {
    self.points = points
    count = points.count
    guard count % 2 == 0 else { return nil }
    var nearest = Self.nearest
    for index in 0..<count { addNearest(nearest, to: index) }
    while count > 0 {
      let listed = edges.keys.sorted().map {
        WeightedEdge(Int($0 >> 32), Int($0 & 0xFFFF_FFFF), weight: edges[$0] ?? 0)
      }
      var blossoms = BlossomMatching(nodeCount: count, edges: listed)
      if let matching = blossoms.solve() {
        guard addUnderpriced(by: matching) == 0 else { continue }
        pair(matching)
        break
      }
      guard nearest < count else { return nil }
      nearest *= 2
      for index in 0..<count { addNearest(nearest, to: index) }
    }
  }

  private mutating func pair(_ matching: PerfectMatching) {
    for (index, mate) in matching.mates.enumerated() where index < Int(mate) {
      pairs.append((index, Int(mate), edges[Self.key(index, Int(mate))] ?? 0))
    }
  }

  private static func key(_ a: Int, _ b: Int) -> UInt64 { UInt64(min(a, b)) << 32 | UInt64(max(a, b)) }

  private mutating func addNearest(_ count: Int, to index: Int) {
    var left = count
    points.visitNearest(to: index) { other, cost in
      edges[Self.key(index, other)] = cost
      left -= 1
      return left > 0
    }
  }

  /// Adds the pairs whose way costs less than their prices say. - Returns: how many.
  private mutating func addUnderpriced(by matching: PerfectMatching) -> Int {
    var sets = [[Int]](repeating: [], count: count)
    for (set, oddSet) in matching.oddSets.enumerated() { for node in oddSet.nodes { sets[Int(node)].append(set) } }
    let highest = matching.prices.max() ?? 0
    var added = 0
    for index in 0..<count {
      let price = matching.prices[index]
      var found: [(Int, Int64)] = []
      points.visitNearest(to: index) { other, cost in
        if other > index, 2 * cost < price + matching.prices[other] { found.append((other, cost)) }
        return 2 * cost < price + highest
      }
      for (other, cost) in found where edges[Self.key(index, other)] == nil {
        let common = Set(sets[index]).intersection(sets[other]).reduce(0) { $0 + matching.oddSets[$1].price }
        guard price + matching.prices[other] - common > 2 * cost else { continue }
        edges[Self.key(index, other)] = cost
        added += 1
      }
    }
    return added
  }
}
