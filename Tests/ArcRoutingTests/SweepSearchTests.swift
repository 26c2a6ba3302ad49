import TestKit
import Testing

@testable import ArcRouting

@Suite struct SweepSearchTests {
  /// Arcs of chance, mostly between places of near numbers; some places cannot be reached or left.
  private func graph(seed: UInt64, places: Int, arcs: Int, dearest: UInt32 = 500) throws -> TravelGraph {
    var random = SeededGenerator(seed: seed)
    let list = (0..<arcs).map { _ in
      let tail = Int.random(in: 0..<places, using: &random)
      let head = min(max(tail + Int.random(in: -8...8, using: &random), 0), places - 1)
      return TravelGraph.Arc(
        from: Place(UInt32(tail)), to: Place(UInt32(head)), cost: UInt32.random(in: 0...dearest, using: &random))
    }
    return try TravelGraph(placeCount: places, arcs: list)
  }

  @Test(arguments: UInt64(0)..<60) func agreesWithDijkstra(seed: UInt64) throws {
    let places = 1 + Int(seed * 7 % 90)
    let graph = try graph(seed: seed, places: places, arcs: places * Int(1 + seed % 4))
    let eliminated = try #require(EliminatedGraph(graph), "seed \(seed)")
    var (sweep, search) = (SweepSearch(eliminated), PlaceSearch(graph))
    let all = (0..<places).map { Place(UInt32($0)) }
    var unreached = 0
    for first in stride(from: 0, to: places, by: SweepSearch.Lanes.scalarCount) {
      let sources = all[first..<min(first + SweepSearch.Lanes.scalarCount, places)]
      sweep.run(from: sources)
      for (lane, source) in sources.enumerated() {
        search.run(from: source)
        for place in all {
          let expected = search.cost[Int(place.index)]
          unreached += expected == .max ? 1 : 0
          #expect(sweep.cost(place, lane) == expected, "seed \(seed): \(source) -> \(place)")
        }
      }
    }
    #expect(unreached > 0 || places < 10 || seed % 4 > 1, "seed \(seed): everything is reached")
  }

  @Test func leavesDenseGraphsAndLargePricesToDijkstra() throws {
    let dense = (0..<130).flatMap { tail in
      (0..<130).filter { $0 != tail }.map { TravelGraph.Arc(from: Place(UInt32(tail)), to: Place($0), cost: 1) }
    }
    #expect(EliminatedGraph(try TravelGraph(placeCount: 130, arcs: dense)) == nil)
    let dear = try graph(seed: 1, places: 40, arcs: 80, dearest: 1 << 28)
    #expect(EliminatedGraph(dear) == nil)
    let all = (0..<40).map { Place($0) }
    let costs = try RowTravelCosts(dear, from: all, to: all)
    var search = PlaceSearch(dear)
    for from in all {
      search.run(from: from)
      for to in all { #expect(costs.leg(from: from, to: to, profile: 0).cost == search.cost[Int(to.index)]) }
    }
  }
}
