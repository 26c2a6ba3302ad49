import CAllocationCounter
import GeoTypes
import RoadNetwork
import TestKit
import Testing

@testable import Routing

@Suite struct TableTests {
  /// Places with no node, one, or several with weights on the way.
  static func places<Weight: SearchWeight>(
    _ count: Int, _ nodeCount: Int, _ random: inout SeededGenerator, _ weight: (UInt32) -> Weight
  ) -> [[WeightedNode<Weight>]] {
    (0..<count).map { _ in
      (0..<Int.random(in: 0...3, using: &random)).map { _ in
        WeightedNode(
          Int32.random(in: 0..<Int32(nodeCount), using: &random), weight(UInt32.random(in: 0...30, using: &random)))
      }
    }
  }

  private static func topology(of digraph: RandomDigraph) -> HierarchyTopology {
    let graph = UndirectedGraph(nodeCount: digraph.nodeCount, tails: digraph.tails, heads: digraph.heads)
    return HierarchyTopology(
      order: NestedDissection.order(of: graph), tails: digraph.tails, heads: digraph.heads)
  }

  static func metric(of digraph: RandomDigraph) -> PerfectMetric<Int32> {
    PerfectMetric(
      CustomizedMetric(topology(of: digraph), weights: digraph.weights.map { $0 ?? CustomizedMetric.weightLimit }))
  }

  /// The least over all nodes of both places, one search for each.
  static func slowTable(
    _ digraph: RandomDigraph, _ sources: [[WeightedNode<Int32>]], _ targets: [[WeightedNode<Int32>]]
  ) -> [UInt32] {
    let distances = Dictionary(
      uniqueKeysWithValues: Set(sources.joined().map(\.node)).map { ($0, digraph.distances(from: Int($0))) })
    return sources.flatMap { source in
      targets.map { target in
        var least = UInt64(UInt32.max)
        for start in source {
          for end in target {
            guard let way = distances[start.node]?[Int(end.node)] else { continue }
            least = min(least, UInt64(start.weight) + way + UInt64(end.weight))
          }
        }
        return UInt32(least)
      }
    }
  }

  @Test(arguments: 0..<200) func cellsAreThoseOfTheOracle(seed: Int) {
    let digraph = HierarchyTests.graphs[seed]
    var random = SeededGenerator(seed: UInt64(seed))
    let sources = Self.places(Int.random(in: 0...40, using: &random), digraph.nodeCount, &random) { Int32($0) }
    let targets = Self.places(Int.random(in: 0...40, using: &random), digraph.nodeCount, &random) { Int32($0) }
    let expected = Self.slowTable(digraph, sources, targets)
    for mayUseWide in [true, false] {
      var sweep = TableSweep(searching: Self.metric(of: digraph), kernel: LaneKernel(mayUseWide: mayUseWide))
      #expect(sweep.table(sources: sources, targets: targets) == expected, "seed \(seed)")
      // What is left of one table must not show in the next.
      let back = sweep.table(sources: targets, targets: sources, threads: 3)
      #expect(back == Self.slowTable(digraph, targets, sources), "seed \(seed)")
    }
  }

  @Test func latticesHaveTheCellsOfTheOracle() {
    let digraph = RandomDigraph(columns: 24, rows: 20, seed: 8)
    var random = SeededGenerator(seed: 1)
    let sources = Self.places(70, digraph.nodeCount, &random) { Int32($0) }
    let targets = Self.places(90, digraph.nodeCount, &random) { Int32($0) }
    var sweep = TableSweep(Self.metric(of: digraph))
    let expected = Self.slowTable(digraph, sources, targets)
    #expect(sweep.table(sources: sources, targets: targets) == expected)
    #expect(sweep.table(sources: sources, targets: targets, threads: 2) == expected)
    var rows = [UInt32](repeating: 0, count: 3 * targets.count)
    var span = rows.mutableSpan
    sweep.rows(from: Array(sources[20..<23]), into: &span)
    #expect(rows == Array(expected[(20 * targets.count)..<(23 * targets.count)]))
  }

  /// Lengths that tell of each arc on its own which ways were taken.
  @Test(arguments: 0..<40) func timesAndLengthsAreThoseOfTheOracle(seed: Int) throws {
    let digraph = HierarchyTests.graphs[seed]
    var random = SeededGenerator(seed: UInt64(seed))
    let lengths = digraph.weights.map { _ in Int64.random(in: 0...1000, using: &random) }
    let weights = zip(digraph.weights, lengths).map { time, length in
      time.map { DriveWeight.weight(milliseconds: Int64($0), millimeters: length) } ?? .never
    }
    let metric = PerfectMetric(
      perfecting: CustomizedMetric<Int64>(Self.topology(of: digraph), arcWeights: weights))
    // The oracle adds 64-bit numbers and knows nothing of halves.
    let arcs = weights.indices.filter { weights[$0] < .never }
    let nodes = (0..<digraph.nodeCount).map { [WeightedNode<Int64>(Int32($0))] }
    for mayUseWide in [true, false] {
      var sweep = TableSweep(searching: metric, kernel: LaneKernel(mayUseWide: mayUseWide))
      let table = try sweep.travelTable(sources: nodes, targets: nodes, threads: 2)
      for source in nodes.indices {
        let expected = Self.bellmanFord(digraph, arcs, weights, from: source)
        for target in nodes.indices {
          let cost = expected[target].flatMap { DriveWeight.cost($0) }
          #expect(table.time(from: source, to: target)?.milliseconds == cost?.milliseconds)
          #expect(table.length(from: source, to: target) == cost?.length)
        }
      }
    }
  }

  private static func bellmanFord(
    _ digraph: RandomDigraph, _ arcs: [Int], _ weights: [Int64], from source: Int
  ) -> [Int64?] {
    var distances = [Int64?](repeating: nil, count: digraph.nodeCount)
    distances[source] = 0
    var isSettled = false
    while !isSettled {
      isSettled = true
      for arc in arcs {
        guard let before = distances[Int(digraph.tails[arc])] else { continue }
        if before + weights[arc] < distances[Int(digraph.heads[arc])] ?? .max {
          distances[Int(digraph.heads[arc])] = before + weights[arc]
          isSettled = false
        }
      }
    }
    return distances
  }

  @Test func lengthsThatTheLowerHalfDoesNotHoldAreRefused() throws {
    // A street of 5,000 arcs, a kilometre and a millisecond each.
    let count = 5000
    let tails = (0..<count).map { UInt32($0) }
    let topology = HierarchyTopology(
      order: (0...Int32(count)).map { $0 }, tails: tails, heads: tails.map { $0 + 1 })
    func table(metersOfArc: Int64, to target: Int32) throws -> TravelTable {
      let weight = DriveWeight.weight(milliseconds: 40, millimeters: metersOfArc * 1000)
      var sweep = TableSweep(
        PerfectMetric(
          perfecting: CustomizedMetric<Int64>(topology, arcWeights: Array(repeating: weight, count: count))))
      return try sweep.travelTable(sources: [[WeightedNode(0)]], targets: [[], [WeightedNode(target)]])
    }
    #expect(throws: RoutingError.tooFar(source: 0, target: 1)) { try table(metersOfArc: 1000, to: 4900) }
    let table = try table(metersOfArc: 400, to: 4900)
    #expect(table.length(from: 0, to: 1) == Meters(1_960_000))
    #expect(table.length(from: 0, to: 0) == nil)
  }

  @Test(.enabled(if: allocations_of_this_thread() >= 0), arguments: [1, 2]) func warmRowsTakeNoMemory(threads: Int) {
    let digraph = RandomDigraph(columns: 24, rows: 20, seed: 8)
    var random = SeededGenerator(seed: 1)
    let sources = Self.places(70, digraph.nodeCount, &random) { Int32($0) }
    let targets = Self.places(90, digraph.nodeCount, &random) { Int32($0) }
    var sweep = TableSweep(Self.metric(of: digraph))
    var rows = [UInt32](repeating: 0, count: sources.count * targets.count)
    var taken = 0
    // The first round takes memory; the second is the first to empty lists, for which Swift sets up types.
    for _ in 0..<3 {
      var span = rows.mutableSpan
      let before = allocations_of_this_thread()
      sweep.select(targets: targets, threads: threads)
      sweep.rows(from: sources, into: &span, threads: threads)
      taken = allocations_of_this_thread() - before
    }
    // Starting others takes some, four times.
    #expect(threads == 1 ? taken == 0 : taken < 40)
  }
}
