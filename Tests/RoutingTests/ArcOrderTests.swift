import TestKit
import Testing

@testable import Routing

@Suite struct ArcOrderTests {
  @Test(arguments: 0..<200) func everyArcComesOnce(seed: UInt64) {
    let streets = RandomDigraph(seed: seed)
    #expect(order(of: streets).sorted() == Array(0..<Int32(streets.tails.count)), "seed \(seed)")
  }

  @Test(arguments: 0..<50) func distancesWithTurnsAreThoseOfTheOracle(seed: UInt64) {
    check(RandomDigraph(seed: seed), seed)
  }

  @Test(arguments: 0..<3) func distancesOnLatticesAreThoseOfTheOracle(seed: UInt64) {
    check(RandomDigraph(columns: 12, rows: 9, seed: seed), seed)
  }

  @Test func threadsNeverShow() {
    let streets = RandomDigraph(columns: 90, rows: 70, seed: 3)
    let positions = NestedDissection.Positions(
      x: (0..<streets.nodeCount).map { Float($0 % 90) }, y: (0..<streets.nodeCount).map { Float($0 / 90) })
    #expect(order(of: streets, positions, threads: 4) == order(of: streets, positions))
  }

  /// The order of the turn graph's own dissection, which sees no nodes, is the one to beat. Without the two directions
  /// of each cut apart, more than seven tenths of its space are needed.
  @Test func searchSpacesAreSmallerThanThoseOfTheTurnGraphsDissection() {
    var (space, directSpace) = (0, 0)
    for seed in 0..<3 as Range<UInt64> {
      let streets = RandomDigraph(columns: 24, rows: 20, seed: seed)
      let turns = RandomTurns(streets, bans: 0, seed: seed)
      let direct = NestedDissection.order(
        of: UndirectedGraph(nodeCount: streets.tails.count, tails: turns.tails, heads: turns.heads))
      space += searchSpace(order(of: streets), turns)
      directSpace += searchSpace(direct, turns)
    }
    #expect(space * 10 < directSpace * 7)
  }

  @Test(arguments: 0..<100) func smallGraphsGoByFewestWaysOver(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let digraph = RandomDigraph(seed: seed)
    var fast = MarkowitzOrder(nodeCount: digraph.nodeCount)
    var slow = SlowElimination(left: Set(0..<digraph.nodeCount))
    for (tail, head) in zip(digraph.tails, digraph.heads) where tail != head {
      fast.add(from: Int(tail), to: Int(head))
      slow.arcs.insert([Int(tail), Int(head)])
    }
    let count = Int.random(in: 0...digraph.nodeCount, using: &random)
    #expect(fast.order(ofFirst: count) == slow.order(ofFirst: count), "seed \(seed)")
  }

  private func order(
    of streets: RandomDigraph, _ positions: NestedDissection.Positions? = nil, threads: Int = 1
  ) -> [Int32] {
    ArcDissection.order(
      nodeCount: streets.nodeCount, tails: streets.tails, heads: streets.heads, positions: positions, threads: threads)
  }

  private func check(_ streets: RandomDigraph, _ seed: UInt64) {
    let turns = RandomTurns(streets, seed: seed)
    let topology = HierarchyTopology(order: order(of: streets), tails: turns.tails, heads: turns.heads)
    let metric = CustomizedMetric<Int32>(
      topology, weights: turns.weights.map { $0 ?? CustomizedMetric<Int32>.weightLimit })
    var query = EliminationTreeQuery(metric)
    let arcs = streets.tails.indices
    for source in arcs.prefix(8) {
      let expected = SlowDistances.from(
        source, nodeCount: arcs.count, tails: turns.tails, heads: turns.heads, weights: turns.weights)
      #expect(
        arcs.map { query.distance(from: source, to: $0) } == expected.map { $0.map { UInt32($0) } }, "seed \(seed)")
    }
  }

  /// The edges above all arcs on which a way up is possible at all, summed.
  private func searchSpace(_ order: [Int32], _ turns: RandomTurns) -> Int {
    let topology = HierarchyTopology(order: order, tails: turns.tails, heads: turns.heads)
    let metric = CustomizedMetric<Int32>(topology, weights: turns.tails.map { _ in 0 })
    var space = [Int](repeating: 0, count: topology.nodeCount)
    for rank in stride(from: topology.nodeCount - 1, through: 0, by: -1) {
      let parent = topology.parent(of: rank)
      space[rank] = topology.edges(of: rank).count { metric.up[$0] < .never } + (parent < 0 ? 0 : space[parent])
    }
    return space.reduce(0, +)
  }
}

/// Turns from arcs to those that start where they end; some are banned, and turning round may be dear.
private struct RandomTurns {
  var tails: [UInt32] = []
  var heads: [UInt32] = []
  /// The weight of the arc turned from and of the turn.
  var weights: [UInt32?] = []

  /// - Parameter bans: one turn in so many is left out; none for 0.
  init(_ streets: RandomDigraph, bans: Int = 6, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let leaving = Dictionary(grouping: streets.tails.indices) { streets.tails[$0] }
    for arc in streets.tails.indices {
      for next in leaving[streets.heads[arc]] ?? [] {
        guard bans == 0 || Int.random(in: 0..<bans, using: &random) > 0 else { continue }
        tails.append(UInt32(arc))
        heads.append(UInt32(next))
        let isBack = streets.heads[next] == streets.tails[arc]
        weights.append(streets.weights[arc].map { $0 + (isBack ? 30 : UInt32.random(in: 0...9, using: &random)) })
      }
    }
  }
}

/// Elimination on a set of pairs.
private struct SlowElimination {
  var left: Set<Int>
  var arcs: Set<[Int]> = []

  mutating func order(ofFirst count: Int) -> [Int] {
    var order: [Int] = []
    while order.count < count {
      let costs = left.filter { $0 < count }.sorted().map { node in
        let (tails, heads) = (arcs.count { $0[1] == node }, arcs.count { $0[0] == node })
        return (cost: (tails * heads, tails + heads), node: node)
      }
      guard let node = costs.min(by: { $0.cost < $1.cost })?.node else { return order }
      let (tails, heads) = (arcs.filter { $0[1] == node }.map { $0[0] }, arcs.filter { $0[0] == node }.map { $0[1] })
      for tail in tails { for head in heads where head != tail { arcs.insert([tail, head]) } }
      arcs = arcs.filter { !$0.contains(node) }
      left.remove(node)
      order.append(node)
    }
    return order
  }
}
