import GeoTypes
import PlanCheck
import Plans
import RoadNetwork
import Routing
import TestKit
import Testing

@testable import Planning

/// Where vehicles enter the road from a place beside it, and which segments an area means.
@Suite("Planned places")
struct PlaceTests {
  /// A depot anywhere, near or far from the roads, is entered where the checker lets it be.
  @Test(arguments: UInt64(1)..<25)
  func depotsAnywhereAreAccepted(seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    // E is a trap 200 m beyond the core: near it the checker lets nobody start from C.
    var day = try DrawnDay(
      """
      A--B
      |  |
      D--C>E
      """)
    let node = day.sketch.nodes[seed.isMultiple(of: 2) ? "B" : "E"] ?? Vertex(x: 0, y: 0)
    let reach = [2_000, 50_000, 3_000_000][random.int(in: 0...2)]
    let place = Vertex(
      x: node.x + Int32(random.int(in: -reach...reach)), y: node.y + Int32(random.int(in: -reach...reach)))
    day.city.facilities = [Facility(id: "depot", name: "depot", kind: .depot, position: place)]
    day.request.fleet = Fleet(
      vehicles: [
        day.vehicle(at: "A") {
          $0.startFacility = "depot"
          $0.endFacility = "depot"
        }
      ])
    let plan = try await day.plan()
    #expect(plan.verdict.isAccepted, "seed \(seed)")
  }

  /// The node is the nearest one, or one of the core less than 90 m farther.
  @Test(arguments: UInt64(1)..<20)
  func nodesAreNearest(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let (city, _) = try DayPlannerTests.town(.sweep, seed: seed, blocks: 3)
    let profile = try #require(DrawnDay.profiles["sweeper"])
    let travel = try TravelClass(
      city.network, StreetHierarchy(StreetTurns(city.network), nodes: city.network.nodes), profile: profile,
      closures: [])
    let box = city.network.nodes
    for _ in 0..<20 {
      let corner = try #require(box.randomElement(using: &random))
      let place = Vertex(
        x: corner.x + Int32(random.int(in: -5_000...5_000)), y: corner.y + Int32(random.int(in: -5_000...5_000)))
      let node = try #require(travel.node(nearest: place))
      let gap = PlanarGap(from: place)
      let usable = city.network.segments.filter { segment in
        [true, false].contains { travel.graph.arc(segment.uid, forward: $0) != nil }
      }
      let least = usable.flatMap { [$0.line.start, $0.line.end] }.map { gap.distance(to: $0) }.min() ?? .infinity
      let own = gap.distance(to: city.network.nodes[Int(node.rawValue)])
      #expect(own <= least + 90, "seed \(seed)")
      if own > least { #expect(!travel.departures(node).isEmpty && !travel.arrivals(node).isEmpty, "seed \(seed)") }
    }
  }

  @Test func anAreaMeansWhatHasHalfItsLengthInside() throws {
    let day = try DrawnDay(
      """
      A----B----C
      |    |    |
      D----E----F
      """)
    func chosen(_ columns: ClosedRange<Double>, _ rows: ClosedRange<Double>) throws -> Set<SegmentUID> {
      let area = PlanArea(name: "here", shape: day.sketch.area(columns: columns, rows: rows))
      return try DayPlanner.segments(of: day.city.network, in: area)
    }
    // Border roads count; BC and EF reach half and less than half into the area.
    #expect(try chosen(0...5, 0...2) == Set(["AB", "AD", "BE", "DE"].map(day.segment)))
    #expect(try chosen(-1...7.6, -1...1.2).contains(day.segment("BC")))
    #expect(try !chosen(-1...7.4, -1...1.2).contains(day.segment("BC")))
    #expect(try chosen(-1...7.4, -1...1.2).contains(day.segment("BE")))
    #expect(try chosen(20...30, 0...2).isEmpty)
    #expect(throws: PlanningError.self) {
      try DayPlanner.segments(of: day.city.network, in: PlanArea(name: "none", shape: MultiPolygon([])))
    }
  }

  @Test func onlyTheAreaIsPlanned() async throws {
    var day = try DrawnDay(
      """
      A----B----C
      |    |    |
      D----E----F
      """)
    day.request.area = PlanArea(name: "west", shape: day.sketch.area(columns: -1...5, rows: -1...3))
    let plan = try await day.plan()
    #expect(Set(plan.services.map(\.task.segment)) == Set(["AB", "AD", "BE", "DE"].map(day.segment)))
    #expect(plan.plan.area == "west" && plan.plan.unserved.isEmpty)
    day.request.area = PlanArea(name: "sea", shape: day.sketch.area(columns: 20...30, rows: -1...3))
    let outcome = await day.outcome()
    #expect(throws: PlanningError.self) { try outcome.get() }
  }
}
