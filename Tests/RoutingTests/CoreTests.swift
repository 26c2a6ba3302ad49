import GeoTypes
import RoadNetwork
import Routing
import TestKit
import Testing

/// The core of a graph, and all parts of it that can be driven to and back.
@Suite("Components of the arc graph")
struct CoreTests {
  /// What each arc reaches, found by asking every one.
  private static func reach(_ graph: ArcGraph) -> [Set<Int>] {
    (0..<graph.arcCount).map { start in
      var seen: Set<Int> = [start]
      var waiting = [start]
      while let arc = waiting.popLast() {
        for turn in graph.turns(from: ArcID(rawValue: UInt32(arc))) where seen.insert(Int(turn.head.rawValue)).inserted
        {
          waiting.append(Int(turn.head.rawValue))
        }
      }
      return seen
    }
  }

  private static func graph(seed: UInt64, profile: String) throws -> ArcGraph {
    var random = SeededGenerator(seed: seed)
    let streets = RandomStreets(
      nodeCount: random.int(in: 2...14), wayCount: random.int(in: 1...24),
      oneWayShare: random.double(in: 0...1), ruleCount: random.int(in: 0...8), seed: seed)
    let network = try NetworkBuilder().build(ways: streets.ways, restrictions: streets.restrictions).network
    return try ArcGraph(network, profile: .standard(profile))
  }

  private static func check(_ graph: ArcGraph, _ words: String) {
    let reach = reach(graph)
    let arcs = (0..<UInt32(graph.arcCount)).map { ArcID(rawValue: $0) }
    let drivable = arcs.filter { graph.isDrivable($0) }
    let sets = arcs.indices.map { a in Set(reach[a].filter { reach[$0].contains(a) }) }
    let components = ArcComponents(graph)
    for arc in arcs { #expect((components.number(of: arc) != nil) == graph.isDrivable(arc), "\(words)") }
    for a in drivable {
      let fellows = drivable.filter { components.number(of: $0) == components.number(of: a) }
      #expect(Set(fellows.map { Int($0.rawValue) }) == sets[Int(a.rawValue)], "\(words): arc \(a.rawValue)")
    }
    #expect(components.count == Set(drivable.map { sets[Int($0.rawValue)] }).count, "\(words)")
    let largest = drivable.map { sets[Int($0.rawValue)].count }.max() ?? 0
    let expected = drivable.map { sets[Int($0.rawValue)] }.first { $0.count == largest } ?? []
    #expect(Set(arcs.filter(components.isLargest).map { Int($0.rawValue) }) == expected, "\(words)")
    for arc in arcs {
      let isLarge = expected.contains(Int(arc.rawValue)) || sets[Int(arc.rawValue)].count >= ArcComponents.largeSize
      #expect(components.isLarge(at: arc) == (isLarge && graph.isDrivable(arc)), "\(words): arc \(arc.rawValue)")
    }
    let core = graph.core()
    #expect(Set(core.indices.filter { core[$0] }) == expected, "\(words)")
    #expect(core.count == graph.arcCount)
  }

  @Test(arguments: UInt64(0)..<40)
  func agreesWithReachability(seed: UInt64) throws {
    for profile in ["sweeper", "patrol-car"] {
      Self.check(try Self.graph(seed: seed, profile: profile), "seed \(seed), \(profile)")
    }
  }

  @Test func roadsOfATownHaveOneLargePart() throws {
    let town = try NetworkBuilder().build(ways: GeneratedTown(blocks: 4, seed: 1).ways).network
    let graph = try ArcGraph(town, profile: .standard("sweeper"))
    Self.check(graph, "town")
  }

  /// A way back and forth along ten thousand arcs, which a search with recursion would not survive.
  @Test func longRoadsDoNotOverflow() throws {
    let count = 10_000
    let nodes = (0...count).map { Vertex(x: 1_170_000_000 + Int32($0) * 1000, y: 366_000_000) }
    let ways = (0..<count).map { number in
      let line = [nodes[number], nodes[number + 1]]
      return RoadWay(
        source: "w\(number)", line: line, nodeKeys: line.map(\.key),
        attributes: SegmentAttributes(name: "Road \(number)", roadClass: .branch))
    }
    let network = try NetworkBuilder().build(ways: ways).network
    let components = ArcComponents(try ArcGraph(network, profile: .standard("patrol-car")))
    #expect(components.count == 1)
  }
}
