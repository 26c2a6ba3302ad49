import RoadNetwork
import Routing
import TestKit
import Testing

/// The core of a graph.
@Suite("Core of the arc graph")
struct CoreTests {
  /// The core is the largest set of arcs that reach each other, found by asking every arc what it reaches.
  @Test(arguments: UInt64(0)..<40)
  func agreesWithReachability(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let streets = RandomStreets(
      nodeCount: random.int(in: 2...14), wayCount: random.int(in: 1...24),
      oneWayShare: random.double(in: 0...1), ruleCount: random.int(in: 0...8), seed: seed)
    let network = try NetworkBuilder().build(ways: streets.ways, restrictions: streets.restrictions).network
    let graph = try ArcGraph(network, profile: .standard("sweeper"))
    let count = graph.arcCount
    func reached(from start: Int) -> Set<Int> {
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
    let reach = (0..<count).map { reached(from: $0) }
    let components = (0..<count).map { a in Set(reach[a].filter { reach[$0].contains(a) }) }
    let drivable = (0..<count).filter { graph.isDrivable(ArcID(rawValue: UInt32($0))) }
    let largest = drivable.map { components[$0].count }.max() ?? 0
    let expected = drivable.map { components[$0] }.first { $0.count == largest } ?? []
    let core = graph.core()
    #expect(Set(core.indices.filter { core[$0] }) == expected, "seed \(seed)")
    #expect(core.count == count)
  }
}
