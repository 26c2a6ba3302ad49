import GeoTypes
import RoadNetwork
import Routing
import TestKit
import Testing

/// Both searches against the slow router, on many random networks.
@Suite struct SearchTests {
  @Test(arguments: UInt64(0)..<100) func randomStreetsAgree(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed &* 77)
    let streets = RandomStreets(
      nodeCount: generator.int(in: 2...14), wayCount: generator.int(in: 1...26),
      oneWayShare: [0, 0.3, 0.9][Int(seed % 3)], ruleCount: generator.int(in: 0...12), seed: seed)
    var options = NetworkOptions()
    options.drivingSide = seed.isMultiple(of: 2) ? .right : .left
    let network = try NetworkBuilder(options: options).build(ways: streets.ways, restrictions: streets.restrictions)
      .network
    try compare(network, seed: seed, profile: profile(seed), &generator)
  }

  @Test(arguments: UInt64(0)..<12) func townsAgree(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed &+ 1000)
    let town = GeneratedTown(blocks: 3, seed: seed)
    let network = try NetworkBuilder().build(ways: town.ways).network
    try compare(network, seed: seed, profile: profile(seed), &generator)
  }

  private func profile(_ seed: UInt64) throws -> VehicleProfile {
    var profile = try VehicleProfile.standard(VehicleProfile.standardNames[Int(seed % 6)])
    if seed % 5 == 0 { profile.uTurns = UTurnPolicy.allCases[Int(seed / 5 % 3)] }
    return profile
  }

  private func compare(
    _ network: StreetNetwork, seed: UInt64, profile: VehicleProfile, _ generator: inout SeededGenerator
  ) throws {
    #expect(network.checkInvariants() == [])
    var closed: Set<SegmentUID> = []
    for segment in network.segments where generator.int(in: 0...30) == 0 { closed.insert(segment.uid) }
    let graph = try ArcGraph(network, profile: profile, closed: closed)
    #expect(graph.checkInvariants() == [], "seed \(seed)")
    let slow = SlowRouter(network, profile: profile, closed: closed)
    let checker = PathCheck(network: network, graph: graph, slow: slow)
    var single = ArcDijkstra(graph)
    let hierarchy = StreetHierarchy(try StreetTurns(network), nodes: network.nodes)
    var both = DriveQuery(try DriveIndex(hierarchy, graph))
    let places = (0..<9).map { _ in randomPlace(network, graph, &generator) }
    let arcPlaces = places.map { graph.places(at: $0) }
    let table = try single.table(sources: arcPlaces, targets: arcPlaces)
    for (row, source) in arcPlaces.enumerated() {
      let expected = slow.times(from: source.map(checker.slowPlace), to: arcPlaces.map { $0.map(checker.slowPlace) })
      let costs = single.costs(from: source, to: arcPlaces)
      let paths = single.paths(from: source, to: arcPlaces)
      for (column, target) in arcPlaces.enumerated() {
        let pair: Comment = "seed \(seed): \(places[row]) -> \(places[column])"
        #expect(costs[column]?.milliseconds == expected[column], pair)
        let times = [both.time(from: source, to: target), single.time(from: source, to: target)]
        #expect(times.allSatisfy { $0?.milliseconds == expected[column] }, pair)
        #expect(table.time(from: row, to: column)?.milliseconds == expected[column], pair)
        let path = both.path(from: source, to: target)
        for path in [path, paths[column]] {
          #expect(path?.time.milliseconds == expected[column], pair)
          if let path { #expect(checker.faults(of: path, from: source, to: target) == [], pair) }
        }
        if let length = costs[column]?.length { #expect(length == paths[column]?.length, pair) }
        #expect(table.length(from: row, to: column) == costs[column]?.length, pair)
      }
    }
  }

  /// Anywhere on a segment, one side or either, often at its very ends.
  private func randomPlace(
    _ network: StreetNetwork, _ graph: ArcGraph, _ generator: inout SeededGenerator
  ) -> RoadPlace {
    let segment = network.segments[generator.int(in: 0...network.segments.count - 1)]
    let share = [0, 1, generator.double(in: 0...1), generator.double(in: 0...1)][generator.int(in: 0...3)]
    let side = [Side.left, .right, nil][generator.int(in: 0...2)]
    return RoadPlace(segment: segment.uid, offset: segment.length * share, side: side)
  }
}
