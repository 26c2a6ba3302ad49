import CAllocationCounter
import TestKit
import Testing

@testable import Routing

@Suite struct NearestTargetsTests {
  /// Rows of the oracle's table, sorted and cut.
  private static func slowLists(
    _ digraph: RandomDigraph, _ places: [[WeightedNode<Int32>]], _ targets: [[WeightedNode<Int32>]], _ width: Int
  ) -> [[[Int]]] {
    let table = TableTests.slowTable(digraph, places, targets)
    return places.indices.map { row in
      let reached = targets.indices.map { [Int(table[row * targets.count + $0]), $0] }.filter { $0[0] < UInt32.max }
      return Array(reached.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.prefix(width))
    }
  }

  @Test(arguments: 0..<200) func listsAreThoseOfTheOracle(seed: Int) {
    let digraph = HierarchyTests.graphs[seed]
    var random = SeededGenerator(seed: UInt64(seed))
    let places = TableTests.places(Int.random(in: 0...30, using: &random), digraph.nodeCount, &random) { Int32($0) }
    let targets = TableTests.places(Int.random(in: 0...40, using: &random), digraph.nodeCount, &random) { Int32($0) }
    let width = Int.random(in: 0...6, using: &random)
    let index = NearestTargets(TableTests.metric(of: digraph), targets, nearest: width)
    for threads in [1, 3] {
      let lists = index.lists(of: places, threads: threads)
      let found = (0..<lists.count).map { list in
        zip(lists.distances(of: list), lists.targets(of: list)).map { [Int($0), Int($1)] }
      }
      #expect(found == Self.slowLists(digraph, places, targets, width), "seed \(seed)")
    }
  }

  @Test(.enabled(if: allocations_of_this_thread() >= 0)) func warmSearchesTakeNoMemory() {
    let digraph = RandomDigraph(columns: 24, rows: 20, seed: 8)
    let targets = (0..<100).map { [WeightedNode(Int32($0 * 4), Int32($0 % 7))] }
    var search = NearestSearch(NearestTargets(TableTests.metric(of: digraph), targets, nearest: 8))
    let place = [WeightedNode<Int32>(7, 3), WeightedNode(200)]
    let expected = Self.slowLists(digraph, [place], targets, 8)[0]
    let found = search.search(place)
    let before = allocations_of_this_thread()
    let again = search.search(place)
    let taken = allocations_of_this_thread() - before
    #expect(taken == 0 && again == found)
    #expect((0..<found).map { [Int(search.target(at: $0).distance), search.target(at: $0).number] } == expected)
  }
}
