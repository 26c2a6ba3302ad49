import GeoTypes
import RoadNetwork
import Routing
import TestKit
import Testing

/// The plain search on any digraph, and the digraphs of a city.
@Suite struct DigraphTests {
  @Test(arguments: 0..<60) func distancesAreThoseOfTheOracle(seed: Int) {
    let random = RandomDigraph(seed: UInt64(seed))
    let open = random.weights.indices.filter { random.weights[$0] != nil }
    // Weights of nearly 32 bits, so that sums have more.
    let factor: UInt32 = seed.isMultiple(of: 2) ? 1 : 200_000_000
    let graph = WeightedDigraph(
      nodeCount: random.nodeCount, tails: open.map { random.tails[$0] }, heads: open.map { random.heads[$0] },
      weights: open.map { (random.weights[$0] ?? 0) * factor })
    var search = NodeDijkstra(graph)
    var all = [UInt64](repeating: 7, count: graph.nodeCount)
    for source in 0..<graph.nodeCount {
      let expected = SlowDistances.from(
        source, nodeCount: graph.nodeCount, tails: graph.tails, heads: graph.heads, weights: graph.weights)
      #expect((0..<graph.nodeCount).map { search.distance(from: source, to: $0) } == expected, "seed \(seed)")
      var span = all.mutableSpan
      search.findDistances(from: source, into: &span)
      #expect(all.map { $0 == .max ? nil : $0 } == expected, "seed \(seed)")
    }
  }

  @Test func nodesAreSettledByRisingDistance() {
    let graph = WeightedDigraph(nodeCount: 5, tails: [0, 1, 0, 3], heads: [1, 2, 3, 4], weights: [5, 5, 7, 9])
    var search = NodeDijkstra(graph)
    #expect((0...5).map { search.node(settledAt: $0, from: 0) } == [0, 1, 3, 2, 4, nil])
  }

  @Test(arguments: UInt64(0)..<20) func digraphsOfStreetsKnowTheirDrives(seed: UInt64) throws {
    let streets = RandomStreets(nodeCount: 9, wayCount: 16, oneWayShare: 0.3, ruleCount: 8, seed: seed)
    let network = try NetworkBuilder().build(ways: streets.ways, restrictions: streets.restrictions).network
    let graph = try ArcGraph(network, profile: .standard("truck"))
    let arcs = (0..<graph.arcCount).map { ArcID(rawValue: UInt32($0)) }.filter { graph.isDrivable($0) }
    let turns = WeightedDigraph(turnsOf: graph, in: network)
    let junctions = WeightedDigraph(junctionsOf: graph, in: network)
    #expect(turns.nodeCount == arcs.count && junctions.arcCount == arcs.count)
    #expect(turns.arcCount == graph.turnCount)
    #expect(Set(junctions.tails + junctions.heads).count == junctions.nodeCount)
    for (number, arc) in arcs.enumerated() {
      #expect(Int64(junctions.weights[number]) == graph.time(of: arc).milliseconds)
      let own = turns.tails.indices.filter { turns.tails[$0] == number }
      let expected = graph.turns(from: arc)
      #expect(own.map { arcs[Int(turns.heads[$0])] } == expected.map(\.head))
      let costs = expected.map { (graph.time(of: arc) + $0.time).milliseconds }
      #expect(own.map { Int64(turns.weights[$0]) } == costs)
      // A turn leads on from the junction where its first arc ends.
      #expect(own.allSatisfy { junctions.tails[Int(turns.heads[$0])] == junctions.heads[number] })
    }
  }
}
