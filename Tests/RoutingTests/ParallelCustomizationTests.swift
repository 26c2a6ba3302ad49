import IndexFile
import TestKit
import Testing

@testable import Routing

@Suite struct ParallelCustomizationTests {
  /// Of each edge the least of its arcs.
  private func arcsOnly(_ topology: HierarchyTopology, _ weights: [Int64]) -> (up: [Int64], down: [Int64]) {
    var up = [Int64](repeating: .never, count: topology.edgeCount)
    var down = up
    for (arc, place) in topology.place.enumerated() where place >= 0 {
      let edge = Int(place / 2)
      if place % 2 == 0 { up[edge] = min(up[edge], weights[arc]) } else { down[edge] = min(down[edge], weights[arc]) }
    }
    return (up, down)
  }

  /// The weights by definition: of each edge the least of its arcs and of its lower triangles, in turn.
  private func customized(_ topology: HierarchyTopology, _ weights: [Int64]) -> (up: [Int64], down: [Int64]) {
    var edges: [[Int]: Int] = [:]
    for rank in 0..<topology.nodeCount {
      for edge in topology.edges(of: rank) { edges[[rank, Int(topology.upper[edge])]] = edge }
    }
    var (up, down) = arcsOnly(topology, weights)
    for rank in 0..<topology.nodeCount {
      for one in topology.edges(of: rank) {
        for two in topology.edges(of: rank) where two > one {
          guard let target = edges[[Int(topology.upper[one]), Int(topology.upper[two])]] else { continue }
          up[target] = min(up[target], down[one] + up[two])
          down[target] = min(down[target], down[two] + up[one])
        }
      }
    }
    return (up, down)
  }

  /// The possible edges are those that zero weights give a way.
  @Test(arguments: UInt64(0)..<100) func possibleEdgesAreThoseThatCanHoldWays(seed: UInt64) {
    let digraph = seed < 98 ? RandomDigraph(seed: seed) : RandomDigraph(columns: 40, rows: 30, seed: seed)
    let graph = UndirectedGraph(nodeCount: digraph.nodeCount, tails: digraph.tails, heads: digraph.heads)
    let topology = HierarchyTopology(
      order: NestedDissection.order(of: graph), tails: digraph.tails, heads: digraph.heads)
    let (up, down) = customized(topology, [Int64](repeating: 0, count: digraph.tails.count))
    let edges = 0..<Int32(topology.edgeCount)
    #expect(Array(topology.possible.up.edge) == edges.filter { up[Int($0)] < .never })
    #expect(Array(topology.possible.down.edge) == edges.filter { down[Int($0)] < .never })
  }

  private func check(_ digraph: RandomDigraph, _ name: Comment) {
    let graph = UndirectedGraph(nodeCount: digraph.nodeCount, tails: digraph.tails, heads: digraph.heads)
    let topology = HierarchyTopology(
      order: NestedDissection.order(of: graph), tails: digraph.tails, heads: digraph.heads)
    let weights = digraph.weights.map { $0.map(Int64.init) ?? .never }
    let expected = customized(topology, weights)
    let narrow = weights.map { $0 < .never ? Int32($0) : .never }
    let perfect = PerfectMetric(perfecting: CustomizedMetric(topology, arcWeights: weights))
    for threads in [1, 3] {
      var (up, down) = arcsOnly(topology, weights)
      topology.relaxLowerTriangles(&up, &down, threads: threads)
      #expect(up == expected.up && down == expected.down, name)
      topology.relaxUpperTriangles(&up, &down, threads: threads, isWide: false)
      var (wideUp, wideDown) = expected
      topology.relaxUpperTriangles(&wideUp, &wideDown, threads: threads)
      #expect(up == wideUp && down == wideDown, name)
    }
    for threads in [1, 2, 5] {
      let metric = CustomizedMetric(topology, arcWeights: weights, threads: threads)
      #expect(metric.up == expected.up && metric.down == expected.down, name)
      let narrowMetric = CustomizedMetric(topology, arcWeights: narrow, threads: threads)
      #expect(narrowMetric.up == expected.up.map { $0 < .never ? Int32($0) : .never }, name)
      #expect(narrowMetric.down == expected.down.map { $0 < .never ? Int32($0) : .never }, name)
      let other = PerfectMetric(perfecting: metric, threads: threads)
      #expect(other.up.edge == perfect.up.edge && other.up.weight == perfect.up.weight, name)
      #expect(other.down.edge == perfect.down.edge && other.down.weight == perfect.down.weight, name)
    }
  }

  @Test(arguments: UInt64(0)..<100) func weightsAreThoseOfTheDefinition(seed: UInt64) {
    check(RandomDigraph(seed: seed), "seed \(seed)")
  }

  @Test(arguments: UInt64(0)..<2) func weightsOnLatticesAreThoseOfTheDefinition(seed: UInt64) {
    check(RandomDigraph(columns: 60, rows: 50, seed: seed), "lattice \(seed)")
  }

  @Test func partsHoldEachRankOnce() {
    let digraph = RandomDigraph(columns: 40, rows: 30, seed: 3)
    let graph = UndirectedGraph(nodeCount: digraph.nodeCount, tails: digraph.tails, heads: digraph.heads)
    let topology = HierarchyTopology(
      order: NestedDissection.order(of: graph), tails: digraph.tails, heads: digraph.heads)
    let parts = TreeParts(topology, largestShare: 0.1)
    #expect((parts.subtrees.flatMap(Array.init) + parts.top).sorted() == Array(0..<topology.nodeCount))
    #expect(parts.subtrees.count > 5 && parts.top.count > 5)
    for subtree in parts.subtrees {
      #expect(subtree.dropLast().allSatisfy { subtree.contains(topology.parent(of: $0)) })
    }
  }
}
