import IndexFile
import TestKit
import Testing

@testable import Routing

@Suite struct HierarchyTests {
  static let graphs = (0..<200).map { RandomDigraph(seed: UInt64($0)) }

  @Test(arguments: 0..<200) func distancesAreThoseOfTheOracle(seed: Int) throws {
    try check(Self.graphs[seed], "seed \(seed)")
  }

  @Test(arguments: 0..<4) func distancesOnLatticesAreThoseOfTheOracle(seed: Int) throws {
    try check(RandomDigraph(columns: 24, rows: 20, seed: UInt64(seed)), "lattice \(seed)", sources: 25)
  }

  private func check(_ digraph: RandomDigraph, _ name: Comment, sources: Int = 90) throws {
    let graph = UndirectedGraph(nodeCount: digraph.nodeCount, tails: digraph.tails, heads: digraph.heads)
    let order = NestedDissection.order(of: graph)
    let topology = HierarchyTopology(order: order, tails: digraph.tails, heads: digraph.heads)
    let metric = CustomizedMetric<Int32>(
      topology, weights: digraph.weights.map { $0 ?? CustomizedMetric<Int32>.weightLimit })
    let labels = try HubLabels(PerfectMetric(metric))
    var query = EliminationTreeQuery(metric)
    for source in 0..<min(sources, digraph.nodeCount) {
      let expected = digraph.distances(from: source).map { $0.map { UInt32($0) } }
      let targets = 0..<digraph.nodeCount
      let found = targets.map { query.distance(from: source, to: $0) }
      #expect(found == expected, name)
      #expect(targets.map { labels.distance(from: source, to: $0) } == expected, name)
    }
  }

  @Test(arguments: 0..<50) func upperEndsArePairwiseJoined(seed: Int) {
    let digraph = Self.graphs[seed]
    let graph = UndirectedGraph(nodeCount: digraph.nodeCount, tails: digraph.tails, heads: digraph.heads)
    let topology = HierarchyTopology(
      order: NestedDissection.order(of: graph), tails: digraph.tails, heads: digraph.heads)
    for rank in 0..<topology.nodeCount {
      let ends = topology.edges(of: rank).map { topology.upper[$0] }
      #expect(ends == Array(Set(ends)).sorted() && ends.allSatisfy { $0 > rank })
      for (index, end) in ends.enumerated() {
        let above = Set(topology.edges(of: Int(end)).map { topology.upper[$0] })
        #expect(ends[(index + 1)...].allSatisfy { above.contains($0) })
      }
    }
  }

  @Test func perfectWeightsAreDistances() {
    let digraph = RandomDigraph(columns: 12, rows: 9, seed: 5)
    let graph = UndirectedGraph(nodeCount: digraph.nodeCount, tails: digraph.tails, heads: digraph.heads)
    let topology = HierarchyTopology(
      order: NestedDissection.order(of: graph), tails: digraph.tails, heads: digraph.heads)
    let perfect = PerfectMetric(
      CustomizedMetric<Int32>(
        topology, weights: digraph.weights.map { $0 ?? CustomizedMetric<Int32>.weightLimit }))
    for rank in 0..<topology.nodeCount {
      let expected = digraph.distances(from: Int(topology.node[rank]))
      for edge in Int(perfect.up.first[rank])..<Int(perfect.up.first[rank + 1]) {
        let head = Int(topology.node[Int(perfect.up.upper[edge])])
        #expect(expected[head] == UInt64(perfect.up.weight[edge]))
      }
    }
  }
}
