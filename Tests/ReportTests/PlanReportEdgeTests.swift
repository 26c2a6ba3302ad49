import GeoTypes
import Plans
import Report
import RoadNetwork
import TestKit
import Testing

@Suite struct PlanReportEdgeTests {
  @Test func englishHasNoChineseWordsOfItsOwn() throws {
    var town = try ReportTown(names: { "Road \($0)" })
    for index in town.fleet.vehicles.indices { town.fleet.vehicles[index].description = nil }
    for index in town.facilities.indices { town.facilities[index].name = "place \(index)" }
    town.rules.loads[0].name = "sweepings"
    town.plan.assumed = ["a depot"]
    for reason in UnservedReason.allCases { town.leaveUndone(1, reason) }
    let page = try PageTree.read(try town.report(.en, title: "Town").html())
    #expect(page.children[0].attributes["lang"] == "en")
    let text = page.find("body")[0].children.filter { $0.name == "main" }.map(\.text).joined()
    #expect(!text.unicodeScalars.contains { (0x2E80...0xFFEF).contains($0.value) })
  }

  @Test func chineseHasNoEnglishWordsOfItsOwn() throws {
    var town = try ReportTown()
    for index in town.fleet.vehicles.indices { town.fleet.vehicles[index].description = nil }
    town.plan.assumed = ["停保场"]
    town.plan.cityRevision = "12"
    for reason in UnservedReason.allCases { town.leaveUndone(1, reason) }
    let page = try PageTree.read(try town.report(.zh).html())
    #expect(page.children[0].attributes["lang"] == "zh-CN")
    for name in ["th", "dt", "td", "h1", "h2", "p", "text", "a"] {
      for element in page.find(name) {
        #expect(!element.text.contains { $0.isASCII && $0.isLetter }, "\(name): \(element.text)")
      }
    }
  }

  @Test(arguments: [DrivingSide.right, .left]) func saysLeftAndRightAsTheDriverTurns(side: DrivingSide) throws {
    let sketch = RoadSketch(
      """
         C
         |
      A--B--D
      """, names: ["AB": "First", "BC": "Second"])
    var network = try sketch.network()
    network.drivingSide = side
    func uid(_ source: String) throws -> SegmentUID {
      try #require(network.segments.first { $0.source == source }).uid
    }
    let arcs = [PlanArc(try uid("sketch:AB"), forward: true), PlanArc(try uid("sketch:CB"), forward: false)]
    let midnight = try #require(PlanInstant("2026-05-04T00:00:00+08:00"))
    var plan = Plan(
      kind: .patrol, midnight: midnight, cityRevision: "1", rulesDigest: "", fleetDigest: "", seed: 1)
    plan.routes = [
      PlanRoute(
        vehicle: 1,
        steps: [
          PlanStep(work: .start(facility: nil), arrival: midnight),
          PlanStep(work: .end(facility: nil), arrival: midnight, path: arcs),
        ])
    ]
    let streets = PlanStreets(network)
    let report = PlanReport(
      plan: plan, streets: streets, itineraries: [try RouteItinerary(plan.routes[0], in: streets)],
      fleet: Fleet(vehicles: []), rules: WorkRules(kind: .patrol, classes: [:]), facilities: [], language: .en,
      title: "Town")
    let page = try PageTree.read(report.html())
    // Eastward, then north: to the left, whichever side one drives on.
    #expect(page["route-1"]?.rows.first { $0[2] == "Second" }?[6] == "← left")
    #expect(page.find("circle", class: "begin").count == 2)
  }

  @Test func holdsWithNothingToShow() throws {
    let town = try ReportTown(blocks: 1, vehicles: 1)
    var plan = town.plan
    plan.routes = []
    plan.summary = PlanSummary()
    let streets = PlanStreets(town.network)
    for routes in [
      [], [PlanRoute(vehicle: 9, steps: []), PlanRoute(vehicle: 9, steps: [town.plan.routes[0].steps[0]])],
    ] {
      let report = PlanReport(
        plan: plan, streets: streets, itineraries: try routes.map { try RouteItinerary($0, in: streets) },
        fleet: Fleet(vehicles: []), rules: town.rules, facilities: [], language: .zh, title: "")
      let page = try PageTree.read(report.html())
      #expect(page["overview"] == nil && page.find("section", class: "sheet").count == routes.count)
    }
  }

  @Test func holdsWithNumbersBeyondAllMeasure() throws {
    var town = try ReportTown(blocks: 1, vehicles: 1)
    town.plan.summary.serviceKilometers = .infinity
    town.plan.summary.deadheadRatio = .nan
    town.plan.summary.lowerBound = -.greatestFiniteMagnitude
    town.plan.summary.unserved = .max
    town.plan.temperature = .nan
    town.plan.unserved = [
      UnservedTask(segment: SegmentUID(rawValue: .max), kerb: ServedKerb(.left), pass: .max, reason: .shift)
    ]
    for index in town.plan.routes[0].steps.indices { town.plan.routes[0].steps[index].load = [.infinity, -.infinity] }
    town.fleet.vehicles[0].capacity = [.nan]
    town.fleet.vehicles[0].shift = .daily(from: .min, to: .max)
    _ = try PageTree.read(try town.report(.en).html())
  }
}
