import CAllocationCounter
import IndexFile
import TestKit
import Testing

@testable import Routing

/// Ways found on hierarchies, arc by arc.
@Suite struct HierarchyPathTests {
  /// A graph with time in the upper half of its weights and length in the lower one.
  struct Case {
    let digraph: RandomDigraph
    let customized: CustomizedMetric<Int64>
    let perfect: PerfectMetric<Int64>

    init(_ digraph: RandomDigraph, seed: UInt64) {
      var random = SeededGenerator(seed: seed)
      let graph = UndirectedGraph(nodeCount: digraph.nodeCount, tails: digraph.tails, heads: digraph.heads)
      let topology = HierarchyTopology(
        order: NestedDissection.order(of: graph), tails: digraph.tails, heads: digraph.heads)
      let weights = digraph.weights.map { $0.map { Int64($0) << 32 + Int64(random.int(in: 0...30)) } ?? .never }
      customized = CustomizedMetric(topology, arcWeights: weights)
      perfect = PerfectMetric(perfecting: customized)
      self.digraph = digraph
    }

    /// What a way of arcs costs; `nil` where they do not lead from one node to the other.
    func cost(of arcs: [UInt32], from source: Int, to target: Int) -> Int64? {
      var (node, cost) = (source, Int64(0))
      for arc in arcs.map(Int.init) {
        guard Int(digraph.tails[arc]) == node, customized.arcWeights[arc] < .never else { return nil }
        node = Int(digraph.heads[arc])
        cost += customized.arcWeights[arc]
      }
      return node == target ? cost : nil
    }

    func distances(from source: Int) -> [Int64] {
      var distances = [Int64](repeating: .never, count: digraph.nodeCount)
      distances[source] = 0
      var isChanged = true
      while isChanged {
        isChanged = false
        for (arc, weight) in customized.arcWeights.enumerated() {
          let through = distances[Int(digraph.tails[arc])] + weight
          if through < distances[Int(digraph.heads[arc])] {
            distances[Int(digraph.heads[arc])] = through
            isChanged = true
          }
        }
      }
      return distances
    }
  }

  @Test(arguments: UInt64(0)..<200) func pathsCostWhatTheOracleSays(seed: UInt64) {
    check(Case(RandomDigraph(seed: seed), seed: seed), "seed \(seed)", sources: 3)
  }

  @Test(arguments: UInt64(0)..<3) func pathsOnLatticesCostWhatTheOracleSays(seed: UInt64) {
    check(Case(RandomDigraph(columns: 22, rows: 18, seed: seed), seed: seed), "lattice \(seed)", sources: 5)
  }

  private func check(_ graph: Case, _ name: Comment, sources: Int) {
    var onPerfect = EliminationTreeQuery(searching: graph.perfect)
    var onCustomized = EliminationTreeQuery(searching: graph.customized)
    var arcs: [UInt32] = [7]
    for source in 0..<min(sources, graph.digraph.nodeCount) {
      let expected = graph.distances(from: source)
      for target in 0..<graph.digraph.nodeCount {
        let reached = expected[target] < .never ? expected[target] : nil
        #expect(onPerfect.weight(from: source, to: target) == expected[target], name)
        #expect(onPerfect.findPath(from: source, to: target, into: &arcs) == expected[target], name)
        #expect(reached == nil ? arcs.isEmpty : graph.cost(of: arcs, from: source, to: target) == reached, name)
        #expect(onCustomized.findPath(from: source, to: target, into: &arcs) == expected[target], name)
        #expect(reached == nil ? arcs.isEmpty : graph.cost(of: arcs, from: source, to: target) == reached, name)
      }
    }
  }

  /// Places of several nodes, some of them twice and some free.
  @Test(arguments: UInt64(0)..<60) func placesAreLeftAndReachedAtTheirBestNodes(seed: UInt64) {
    let graph = Case(RandomDigraph(seed: seed), seed: seed)
    var random = SeededGenerator(seed: seed)
    let distances = (0..<graph.digraph.nodeCount).map { graph.distances(from: $0) }
    var onPerfect = EliminationTreeQuery(searching: graph.perfect)
    var onCustomized = EliminationTreeQuery(searching: graph.customized)
    for _ in 0..<20 {
      let (sources, targets) = (place(graph, &random), place(graph, &random))
      let least = sources.flatMap { source in
        targets.map { source.weight + distances[Int(source.node)][Int($0.node)] + $0.weight }
      }.min().map { min($0, .never) }
      #expect(onPerfect.weight(from: sources, to: targets) == least ?? .never)
      check(&onPerfect, graph, sources, targets, least ?? .never)
      check(&onCustomized, graph, sources, targets, least ?? .never)
    }
  }

  private func check(
    _ query: inout EliminationTreeQuery<Int64>, _ graph: Case, _ sources: [WeightedNode<Int64>],
    _ targets: [WeightedNode<Int64>], _ least: Int64
  ) {
    var arcs: [UInt32] = []
    guard let way = query.findPath(from: sources, to: targets, into: &arcs) else {
      #expect(least == .never)
      return
    }
    let (source, target) = (sources[way.source], targets[way.target])
    #expect(way.weight == least)
    let between = graph.cost(of: arcs, from: Int(source.node), to: Int(target.node))
    #expect(between.map { source.weight + $0 + target.weight } == least)
  }

  private func place(_ graph: Case, _ random: inout SeededGenerator) -> [WeightedNode<Int64>] {
    (0..<random.int(in: 0...5)).map { _ in
      WeightedNode(
        Int32(random.int(in: 0...graph.digraph.nodeCount - 1)), Int64(random.int(in: 0...12)) << 32)
    }
  }

  /// Without optimization, generic code takes memory for its values.
  private static var isOptimized: Bool {
    #if DEBUG
    false
    #else
    true
    #endif
  }

  @Test(.enabled(if: isOptimized && allocations_of_this_thread() >= 0)) func warmQueriesTakeNoMemory() {
    let graph = Case(RandomDigraph(columns: 22, rows: 18, seed: 1), seed: 1)
    let sources = [WeightedNode<Int64>(3, 5), WeightedNode(4, 9), WeightedNode(26)]
    let targets = [WeightedNode<Int64>(390, 7), WeightedNode(391)]
    for hierarchy in [SearchedHierarchy.perfect(graph.perfect), .customized(graph.customized)] {
      var query = EliminationTreeQuery(on: hierarchy)
      var arcs: [UInt32] = []
      var allocations = 0
      for _ in 0..<2 {
        let before = allocations_of_this_thread()
        _ = query.weight(from: 0, to: 395)
        _ = query.findPath(from: 0, to: 395, into: &arcs)
        _ = query.weight(from: sources, to: targets)
        _ = query.findPath(from: sources, to: targets, into: &arcs)
        allocations = allocations_of_this_thread() - before
      }
      #expect(allocations == 0)
    }
  }
}
