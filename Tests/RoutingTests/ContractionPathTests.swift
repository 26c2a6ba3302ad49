import CAllocationCounter
import IndexFile
import TestKit
import Testing

@testable import Routing

@Suite struct ContractionPathTests {
  private func labels(of digraph: RandomDigraph) throws -> ContractionLabels {
    try ContractionLabels(
      nodeCount: digraph.nodeCount, tails: digraph.tails, heads: digraph.heads,
      weights: digraph.weights.map { $0 ?? CustomizedMetric<Int32>.weightLimit }, keepsWays: true)
  }

  private func check(_ digraph: RandomDigraph, _ name: Comment, every step: Int = 1) throws {
    let labels = try labels(of: digraph)
    var query = ContractionPathQuery(labels)
    var arcs: [UInt32] = []
    for source in stride(from: 0, to: digraph.nodeCount, by: step) {
      let expected = digraph.distances(from: source)
      for target in 0..<digraph.nodeCount {
        let distance = query.path(from: source, to: target, into: &arcs)
        #expect(distance.map { UInt64($0) } == expected[target], name)
        var (node, weight) = (source, UInt64(0))
        for arc in arcs.map({ Int($0) }) {
          #expect(Int(digraph.tails[arc]) == node, name)
          node = Int(digraph.heads[arc])
          weight += UInt64(try #require(digraph.weights[arc]))
        }
        #expect(distance == nil ? arcs.isEmpty : node == target && weight == expected[target], name)
      }
    }
  }

  @Test(arguments: 0..<100) func pathsAreAsLongAsTheirDistances(seed: Int) throws {
    try check(HierarchyTests.graphs[seed], "seed \(seed)", every: 5)
  }

  @Test(arguments: 0..<3) func pathsOnLattices(seed: Int) throws {
    try check(RandomDigraph(columns: 24, rows: 20, seed: UInt64(seed)), "lattice \(seed)", every: 37)
  }

  @Test(arguments: 0..<24) func pathsInFringes(seed: Int) throws {
    try check(RandomDigraph(chainsOf: 60, loops: seed % 8, seed: UInt64(seed)), "seed \(seed)", every: 3)
  }

  @Test func pathsCountAmongTheBytes() throws {
    let digraph = RandomDigraph(columns: 24, rows: 20, seed: 1)
    let labels = try labels(of: digraph)
    let weights = digraph.weights.map { $0 ?? CustomizedMetric<Int32>.weightLimit }
    let bare = try ContractionLabels(
      nodeCount: digraph.nodeCount, tails: digraph.tails, heads: digraph.heads, weights: weights)
    #expect(bare.ways == nil && labels.byteCount > bare.byteCount)
    #expect(throws: HubLabelsError.beyondLimit(bare.byteCount)) {
      try ContractionLabels(
        nodeCount: digraph.nodeCount, tails: digraph.tails, heads: digraph.heads, weights: weights, keepsWays: true,
        byteLimit: bare.byteCount)
    }
  }

  private static var isOptimized: Bool {
    #if DEBUG
    false
    #else
    true
    #endif
  }

  @Test(.enabled(if: isOptimized && allocations_of_this_thread() >= 0)) func pathsTakeNoMemory() throws {
    var query = ContractionPathQuery(try labels(of: RandomDigraph(columns: 24, rows: 20, seed: 1)))
    var arcs: [UInt32] = []
    var sum = 0
    func ask() {
      var node = 0
      while node < 480 {
        _ = query.path(from: node, to: node * 7 % 480, into: &arcs)
        sum += arcs.count
        node += 1
      }
    }
    ask()
    let before = allocations_of_this_thread()
    ask()
    #expect(allocations_of_this_thread() == before && sum > 0)
  }
}
