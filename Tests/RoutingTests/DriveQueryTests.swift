import GeoTypes
import RoadNetwork
import TestKit
import Testing

@testable import Routing

/// Drives on the hierarchy against Dijkstra's search on arcs, which SearchTests hold against the slow router.
@Suite struct DriveQueryTests {
  @Test(arguments: UInt64(0)..<200) func randomStreetsAgree(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed &* 77)
    let streets = RandomStreets(
      nodeCount: generator.int(in: 2...14), wayCount: generator.int(in: 1...26),
      oneWayShare: [0, 0.3, 0.9][Int(seed % 3)], ruleCount: generator.int(in: 0...12), seed: seed)
    let network = try NetworkBuilder().build(ways: streets.ways, restrictions: streets.restrictions).network
    try compare(network, seed: seed, places: 15, &generator)
  }

  @Test(arguments: UInt64(0)..<6) func townsAgree(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed &+ 1000)
    let network = try NetworkBuilder().build(ways: GeneratedTown(blocks: 5, seed: seed).ways).network
    try compare(network, seed: seed, places: 12, &generator)
  }

  /// One hierarchy serves all profiles, and each day's roads in turn.
  private func compare(
    _ network: StreetNetwork, seed: UInt64, places: Int, _ generator: inout SeededGenerator
  ) throws {
    let streets = try StreetTurns(network)
    let hierarchy = StreetHierarchy(streets, nodes: network.nodes)
    var profile = try VehicleProfile.standard(VehicleProfile.standardNames[Int(seed % 6)])
    if seed % 5 == 0 { profile.uTurns = UTurnPolicy.allCases[Int(seed / 5 % 3)] }
    var index = try DriveIndex(hierarchy, ArcGraph(streets, network, profile: profile))
    for day in 0..<3 {
      let conditions = day == 0 ? .usual : randomConditions(network, &generator)
      let graph = try ArcGraph(streets, network, profile: profile, conditions: conditions)
      if day > 0 { try index.change(to: graph) }
      if day == 2 { index.prepareTables() }
      let stops = (0..<places).map { _ in graph.places(at: randomPlace(network, &generator)) }
      try compare(index, graph, stops, "seed \(seed), day \(day)")
    }
  }

  private func compare(_ index: DriveIndex, _ graph: ArcGraph, _ stops: [[ArcPlace]], _ name: String) throws {
    var oracle = ArcDijkstra(graph)
    var query = DriveQuery(index)
    var tables = DriveTableQuery(index)
    let table = try tables.table(sources: stops, targets: stops)
    let labels = try DriveLabels(index, sources: stops, targets: stops, threads: 2)
    let foretold = try DriveLabels.estimatedByteCount(
      index, sources: stops, targets: stops, sampleSize: stops.count)
    #expect(foretold == labels.byteCount)
    let neighbors = DriveNeighbors(index, sources: stops, targets: stops, nearest: 5, threads: 2)
    for (row, source) in stops.enumerated() {
      let expected = oracle.costs(from: source, to: stops)
      let near = expected.enumerated().compactMap { column, cost in cost.map { (column, $0) } }
        .sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix(5)
      let found = neighbors.nearest(to: row)
      #expect(found.map(\.target) == near.map(\.0) && found.map(\.cost) == near.map(\.1), "\(name): near \(row)")
      for (column, target) in stops.enumerated() {
        let pair: Comment = "\(name): \(row) -> \(column)"
        #expect(query.cost(from: source, to: target) == expected[column], pair)
        #expect(table.cost(from: row, to: column) == expected[column], pair)
        #expect(labels.cost(from: row, to: column) == expected[column], pair)
        let path = query.path(from: source, to: target)
        #expect(path?.cost == expected[column], pair)
        if let first = path?.steps.first, let last = path?.steps.last {
          #expect(source.contains { $0.arc == first.arc } && target.contains { $0.arc == last.arc }, pair)
        }
      }
    }
  }

  /// Tables are the same for any number of threads, and sources need not be targets.
  @Test func threadsChangeNoCell() throws {
    var generator = SeededGenerator(seed: 5)
    let network = try NetworkBuilder().build(ways: GeneratedTown(blocks: 6, seed: 2).ways).network
    let streets = try StreetTurns(network)
    let graph = try ArcGraph(streets, network, profile: .standard("truck"))
    let index = try DriveIndex(StreetHierarchy(streets, nodes: network.nodes), graph)
    let stops = (0..<90).map { _ in graph.places(at: randomPlace(network, &generator)) }
    var query = DriveTableQuery(index)
    let table = try query.table(sources: Array(stops[..<70]), targets: Array(stops[50...]))
    #expect(try query.table(sources: Array(stops[..<70]), targets: Array(stops[50...]), threads: 2) == table)
    var oracle = ArcDijkstra(graph)
    #expect(try oracle.table(sources: Array(stops[..<70]), targets: Array(stops[50...])) == table)
  }

  private func randomConditions(_ network: StreetNetwork, _ generator: inout SeededGenerator) -> RoadConditions {
    var conditions = RoadConditions()
    for segment in network.segments {
      switch generator.int(in: 0...12) {
      case 0: conditions.closed.insert(segment.uid)
      case 1: conditions.segmentFactors[segment.uid] = generator.double(in: 0.2...2)
      default: break
      }
    }
    conditions.classFactors[.branch] = generator.double(in: 0.5...1)
    return conditions
  }

  /// Anywhere on a segment, one side or either, often at its very ends.
  private func randomPlace(_ network: StreetNetwork, _ generator: inout SeededGenerator) -> RoadPlace {
    let segment = network.segments[generator.int(in: 0...network.segments.count - 1)]
    let share = [0, 1, generator.double(in: 0...1), generator.double(in: 0...1)][generator.int(in: 0...3)]
    let side = [Side.left, .right, nil][generator.int(in: 0...2)]
    return RoadPlace(segment: segment.uid, offset: segment.length * share, side: side)
  }
}
