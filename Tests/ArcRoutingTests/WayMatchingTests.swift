import TestKit
import Testing

@testable import ArcRouting

@Suite struct WayMatchingTests {
  /// Clusters of points on a line of towns: the nearest others of most points are too few, yet the pairs are the best of all.
  @Test(arguments: UInt64(0)..<30) func pairsAreTheBestOfAll(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let (towns, size) = (random.int(in: 2...4), random.int(in: 12...19))
    let places = towns * size
    var arcs: [TravelGraph.Arc] = []
    func join(_ a: Int, _ b: Int, _ cost: Int) {
      arcs.append(TravelGraph.Arc(from: Place(UInt32(a)), to: Place(UInt32(b)), cost: UInt32(cost)))
      arcs.append(TravelGraph.Arc(from: Place(UInt32(b)), to: Place(UInt32(a)), cost: UInt32(cost)))
    }
    for place in 1..<places {
      let isNext = place % size == 0
      join(place, place - (isNext ? 1 : random.int(in: 1...place % size)), random.int(in: isNext ? 60...200 : 1...12))
    }
    for _ in 0..<places {
      let (town, a, b) = (random.int(in: 0...towns - 1), random.int(in: 0...size - 1), random.int(in: 0...size - 1))
      if a != b { join(town * size + a, town * size + b, random.int(in: 1...20)) }
    }
    let graph = try TravelGraph(placeCount: places, arcs: arcs)
    var points = Array((0..<Int32(places)).shuffled(using: &random).prefix(places - random.int(in: 0...5)))
    if points.count % 2 == 1 { points.removeLast() }
    let found = try #require(WayMatching(PlacesOnGraph(points, on: graph)))
    var (search, edges) = (PlaceSearch(graph), [WeightedEdge]())
    for (a, place) in points.enumerated() {
      search.run(from: Place(UInt32(place)))
      for b in 0..<a { edges.append(WeightedEdge(a, b, weight: Int64(search.cost[Int(points[b])]))) }
    }
    var all = BlossomMatching(nodeCount: points.count, edges: edges)
    let solved = all.solve()
    let best = try #require(solved)
    #expect(2 * found.pairs.reduce(0) { $0 + $1.cost } == best.twiceBound, "seed \(seed)")
    #expect(found.pairs.flatMap { [$0.a, $0.b] }.sorted() == Array(points.indices), "seed \(seed)")
    #expect(WayMatching(PlacesOnGraph(Array(points.dropLast()), on: graph)) == nil)
    var table = points.map { _ in points.map { _ in Int64(0) } }
    for edge in edges {
      table[Int(edge.a)][Int(edge.b)] = edge.weight
      table[Int(edge.b)][Int(edge.a)] = edge.weight
    }
    let tabled = try #require(WayMatching(PointTable(costs: table)))
    #expect(2 * tabled.pairs.reduce(0) { $0 + $1.cost } == best.twiceBound, "seed \(seed)")
  }
}
