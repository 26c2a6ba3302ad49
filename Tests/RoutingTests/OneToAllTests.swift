import CAllocationCounter
import TestKit
import Testing

@testable import Routing

@Suite struct OneToAllTests {
  @Test(arguments: 0..<200) func distancesAreThoseOfTheOracle(seed: Int) {
    check(HierarchyTests.graphs[seed], seed)
  }

  @Test(arguments: 0..<3) func distancesOnLatticesAreThoseOfTheOracle(seed: Int) {
    check(RandomDigraph(columns: 24, rows: 20, seed: UInt64(seed)), seed)
  }

  private func check(_ digraph: RandomDigraph, _ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var away = OneToAll(TableTests.metric(of: digraph))
    let reversed = RandomDigraph(reversing: digraph)
    for _ in 0..<6 {
      let place = TableTests.places(1, digraph.nodeCount, &random) { Int32($0) }[0]
      let limit = Bool.random(using: &random) ? nil : UInt32.random(in: 0...80, using: &random)
      for (graph, direction) in [(digraph, OneToAll<Int32>.Direction.away), (reversed, .back)] {
        let single = place.map { entry in
          graph.distances(from: Int(entry.node)).map { $0.map { $0 + UInt64(entry.weight) } }
        }
        let expected = (0..<graph.nodeCount).map { node in
          single.compactMap { $0[node] }.min().flatMap { $0 <= limit ?? .max ? UInt32($0) : nil }
        }
        away.search(place, direction, limit: limit)
        #expect((0..<graph.nodeCount).map { away.distance(of: $0) } == expected, "seed \(seed)")
      }
    }
  }

  @Test(.enabled(if: allocations_of_this_thread() >= 0)) func warmSearchesTakeNoMemory() {
    let digraph = RandomDigraph(columns: 24, rows: 20, seed: 8)
    var search = OneToAll(TableTests.metric(of: digraph))
    let place = [WeightedNode<Int32>(7, 3), WeightedNode(200)]
    search.search(place, .away)
    let before = allocations_of_this_thread()
    search.search(place, .away, limit: 300)
    search.search(place, .away)
    #expect(allocations_of_this_thread() == before)
  }
}
