import TestKit
import Testing

@testable import Routing

@Suite struct PartialCustomizationTests {
  /// Arcs are closed, opened and weighed anew, a few at a time and many at once; each time all is as customized afresh.
  private func check(_ digraph: RandomDigraph, seed: UInt64, rounds: Int) {
    guard !digraph.tails.isEmpty else { return }
    var random = SeededGenerator(seed: seed)
    let graph = UndirectedGraph(nodeCount: digraph.nodeCount, tails: digraph.tails, heads: digraph.heads)
    let topology = HierarchyTopology(
      order: NestedDissection.order(of: graph), tails: digraph.tails, heads: digraph.heads)
    var weights = digraph.weights.map { $0.map(Int64.init) ?? .never }
    var metric = CustomizedMetric(topology, arcWeights: weights)
    for round in 0..<rounds {
      let count = round % 5 == 4 ? digraph.tails.count : random.int(in: 1...4)
      var (arcs, changed): ([UInt32], [Int64]) = ([], [])
      for _ in 0..<count {
        arcs.append(UInt32(random.int(in: 0...digraph.tails.count - 1)))
        changed.append(random.int(in: 0...3) == 0 ? .never : Int64(random.int(in: 0...20)))
        weights[Int(arcs[arcs.count - 1])] = changed[changed.count - 1]
      }
      metric.change(arcs, to: changed)
      let afresh = CustomizedMetric(topology, arcWeights: weights)
      #expect(metric.up == afresh.up && metric.down == afresh.down, "seed \(seed), round \(round)")
      #expect(metric.arcWeights == weights)
    }
  }

  @Test(arguments: UInt64(0)..<200) func isAsCustomizedAfresh(seed: UInt64) {
    check(RandomDigraph(seed: seed), seed: seed, rounds: 15)
  }

  @Test(arguments: UInt64(0)..<3) func isAsCustomizedAfreshOnLattices(seed: UInt64) {
    check(RandomDigraph(columns: 22, rows: 18, seed: seed), seed: seed, rounds: 15)
  }

  @Test func closedAndOpenedAgainIsAsBefore() {
    let digraph = RandomDigraph(columns: 22, rows: 18, seed: 9)
    let graph = UndirectedGraph(nodeCount: digraph.nodeCount, tails: digraph.tails, heads: digraph.heads)
    let topology = HierarchyTopology(
      order: NestedDissection.order(of: graph), tails: digraph.tails, heads: digraph.heads)
    let weights = digraph.weights.map { $0 ?? CustomizedMetric<Int32>.weightLimit }
    let before = CustomizedMetric<Int32>(topology, weights: weights)
    var metric = before
    let arcs = [UInt32](0..<40)
    metric.change(arcs, toWeights: arcs.map { _ in .max })
    #expect(metric.up != before.up)
    metric.change(arcs, toWeights: arcs.map { weights[Int($0)] })
    #expect(metric.up == before.up && metric.down == before.down)
  }
}
