import TestKit
import Testing

@testable import ArcRouting

@Suite struct BlossomMatchingTests {
  /// Edges between random pairs; weights of few values make ties and nested blossoms.
  private static func graph(_ seed: UInt64, nodes: ClosedRange<Int>) -> (count: Int, edges: [WeightedEdge]) {
    var random = SeededGenerator(seed: seed)
    let count = random.int(in: nodes)
    let (density, largest) = (random.int(in: 20...100), [3, 12, 1000][random.int(in: 0...2)])
    var edges: [WeightedEdge] = []
    for b in 0..<count {
      for a in 0..<b where random.int(in: 1...100) <= density {
        edges.append(WeightedEdge(a, b, weight: Int64(random.int(in: 0...largest))))
      }
    }
    return (count, edges.shuffled(using: &random))
  }

  private static func lightest(_ left: Set<Int32>, _ edges: [WeightedEdge]) -> Int64? {
    guard let first = left.min() else { return 0 }
    return edges.compactMap { edge -> Int64? in
      guard edge.a == first || edge.b == first, left.contains(edge.a), left.contains(edge.b) else { return nil }
      return lightest(left.subtracting([edge.a, edge.b]), edges).map { $0 + edge.weight }
    }.min()
  }

  /// Partners are partners over an edge, and the prices prove that none is lighter. - Returns: the weight.
  private static func proven(_ matching: PerfectMatching, _ count: Int, _ edges: [WeightedEdge]) -> Int64? {
    var lightest: [Set<Int32>: Int64] = [:]
    let members = matching.oddSets.map { Set($0.nodes) }
    for edge in edges {
      lightest[[edge.a, edge.b]] = min(lightest[[edge.a, edge.b]] ?? .max, edge.weight)
      var price = matching.prices[Int(edge.a)] + matching.prices[Int(edge.b)]
      for (set, nodes) in zip(matching.oddSets, members) where nodes.contains(edge.a) && nodes.contains(edge.b) {
        price -= set.price
      }
      if price > 2 * edge.weight { return nil }
    }
    if matching.oddSets.contains(where: { $0.price < 0 || $0.nodes.count % 2 == 0 }) { return nil }
    var weight: Int64 = 0
    for node in 0..<Int32(count) {
      let mate = matching.mates[Int(node)]
      guard mate != node, matching.mates[Int(mate)] == node, let own = lightest[[node, mate]] else { return nil }
      if node < mate { weight += own }
    }
    return 2 * weight == matching.twiceBound ? weight : nil
  }

  @Test func isTheLightestOfAll() {
    var (found, none) = (0, 0)
    for seed in UInt64(0)..<600 {
      let (count, edges) = Self.graph(seed, nodes: 2...9)
      var search = BlossomMatching(nodeCount: count, edges: edges)
      let best = Self.lightest(Set(0..<Int32(count)), edges)
      let matching = search.solve()
      #expect(matching.flatMap { Self.proven($0, count, edges) } == best, "seed \(seed)")
      #expect((matching == nil) == (best == nil), "seed \(seed)")
      if best == nil { none += 1 } else { found += 1 }
    }
    #expect(found > 200 && none > 100)
  }

  @Test func pricesProveLargerOnes() {
    var sets = 0
    for seed in UInt64(0)..<120 {
      let (count, edges) = Self.graph(1_000 + seed, nodes: 20...70)
      var search = BlossomMatching(nodeCount: count, edges: edges)
      guard let matching = search.solve() else { continue }
      sets += matching.oddSets.count
      #expect(Self.proven(matching, count, edges) != nil, "seed \(seed)")
    }
    #expect(sets > 100, "\(sets) odd sets")
  }
}
