import Foundation
import GRDB
import GeoTypes
import Plans
import RoadNetwork
import TestKit
import Testing

@testable import Store

@Suite("Fleet, rules and plans come back")
struct PlanningLayerTests {
  let folder: TestFolder
  let city: CityFile

  init() throws {
    folder = try TestFolder()
    city = try TestCity.make(in: folder)
  }

  /// What is written is read by another opening of the file.
  private func reopened() throws -> CityFile {
    try city.close()
    return try CityFile.openReadOnly(folder.file("city.gpkg"))
  }

  @Test func nothingUntilSomethingIsStored() throws {
    #expect(try city.fleet() == nil)
    #expect(try city.plans() == [])
    #expect(try city.plan(id: "sweep/2026-05-04/7") == nil)
    for kind in WorkKind.allCases { #expect(try city.rules(for: kind) == nil) }
  }

  @Test func fleet() throws {
    try city.write { try $0.replaceFleet(TestWork.fleet) }
    let city = try reopened()
    #expect(try city.fleet() == TestWork.fleet)
    #expect(try city.fleet()?.digest == TestWork.fleet.digest)
  }

  @Test func anotherFleetTakesItsPlace() throws {
    try city.write { try $0.replaceFleet(TestWork.fleet) }
    var other = Fleet(vehicles: [FleetVehicle(id: 1, profile: "washer")])
    try city.write { try $0.replaceFleet(other) }
    #expect(try city.fleet() == other)
    other.vehicles = []
    try city.write { try $0.replaceFleet(other) }
    #expect(try city.fleet() == nil)
  }

  @Test func rulesOfEveryKindSideBySide() throws {
    try city.write { writer in
      for kind in WorkKind.allCases { try writer.replaceRules(TestWork.rules(kind), for: kind) }
      try writer.replaceRules(WorkRules(kind: .patrol, classes: [:]), for: .patrol)
    }
    let city = try reopened()
    #expect(try city.rules(for: .sweep) == TestWork.rules(.sweep))
    #expect(try city.rules(for: .patrol) == WorkRules(kind: .patrol, classes: [:]))
    #expect(try city.rules(for: .survey) == TestWork.rules(.survey))
  }

  @Test func rulesOfOneKindAreTakenAway() throws {
    try city.write { writer in
      for kind in WorkKind.allCases { try writer.replaceRules(TestWork.rules(kind), for: kind) }
      try writer.replaceRules(nil, for: .sweep)
    }
    #expect(try city.rules(for: .sweep) == nil)
    #expect(try city.rules(for: .patrol) == TestWork.rules(.patrol))
  }

  /// Fleets and rules as a random generator fills them.
  @Test func anyFleetAndRules() throws {
    for seed in UInt64(0)..<60 {
      var random = SeededGenerator(seed: seed)
      let fleet = RandomWork.fleet(&random)
      let rules = WorkKind.allCases.map { RandomWork.rules($0, &random) }
      try city.write { writer in
        try writer.replaceFleet(fleet)
        for one in rules { try writer.replaceRules(one, for: one.kind) }
      }
      #expect(try city.fleet() == fleet, "seed \(seed)")
      for one in rules { #expect(try city.rules(for: one.kind) == one, "seed \(seed)") }
    }
  }

  @Test func plan() throws {
    let plan = TestWork.plan()
    let network = try city.network()
    let id = try city.write { try $0.store(plan: plan, in: network, storedAt: "2026-05-03T17:00:00+08:00") }
    #expect(id == "sweep/2026-05-04/370102/7")
    let city = try reopened()
    #expect(try city.plan(id: id) == plan)
    #expect(try city.plan(id: id)?.json == plan.json)
    let heading = try #require(try city.plans().first)
    #expect(heading == plan.heading(storedAt: "2026-05-03T17:00:00+08:00"))
    #expect(heading.routes == 2)
    #expect(heading.summary == plan.summary)
    #expect(try city.read { try $0.integrityFaults() } == [])
  }

  @Test func plansLieSideBySide() throws {
    let network = try city.network()
    let plans = [
      TestWork.plan(), TestWork.plan(.patrol), TestWork.plan(seed: 8), TestWork.plan(area: nil),
      TestWork.plan(area: "areas/centre.geojson"),
    ]
    let ids = try city.write { writer in try plans.map { try writer.store(plan: $0, in: network) } }
    #expect(Set(ids).count == plans.count)
    #expect(try city.plans().map(\.id) == ids)
    for (id, plan) in zip(ids, plans) { #expect(try city.plan(id: id) == plan) }
    let stepCount = plans[0].routes.reduce(0) { $0 + $1.steps.count }
    #expect(try city.count(of: .planLeg) == plans.count * stepCount)

    var again = plans[1]
    again.routes.removeLast()
    try city.write { _ = try $0.store(plan: again, in: network) }
    #expect(try city.plan(id: ids[1]) == again)
    #expect(try city.plans().map(\.id) == [ids[0], ids[2], ids[3], ids[4], ids[1]])
    #expect(try city.count(of: .planLeg) == plans.count * stepCount - stepCount / 2)

    #expect(try city.write { try $0.removePlan(id: ids[0]) })
    #expect(try city.write { try !$0.removePlan(id: ids[0]) })
    #expect(try city.plan(id: ids[0]) == nil)
    #expect(try city.count(of: .planLeg) == (plans.count - 1) * stepCount - stepCount / 2)
    #expect(try city.read { try $0.integrityFaults() } == [])
  }

  @Test func legsAreDrawnAsDriven() throws {
    let plan = TestWork.plan()
    let network = try city.network()
    try city.write { _ = try $0.store(plan: plan, in: network) }
    let rows = try otherProgram(folder.file("city.gpkg")) { db in
      try Row.fetchAll(
        db, sql: "SELECT geom, sequence, type, segment, road_name, side FROM plan_leg WHERE route = 2 ORDER BY sequence"
      )
    }
    let lines = try rows.map { row in
      try (row["geom"] as Data?).map { try GeometryBlobReader($0).shape?.lineString().vertices ?? [] }
    }
    func line(_ index: Int, reversed: Bool = false) -> [Vertex] {
      let vertices = network.segments[index].line.vertices
      return reversed ? vertices.reversed() : vertices
    }
    #expect(lines[0] == nil)
    #expect(lines[1] == line(2) + line(1).dropFirst())
    #expect(lines[2] == line(3, reversed: true))
    #expect(lines[3] == nil)
    #expect(lines[4] == nil)
    #expect(lines[5] == line(3) + line(3, reversed: true).dropFirst() + line(0, reversed: true).dropFirst())
    #expect(rows.map { $0["type"] } == ["start", "segment", "segment", "facility", "break", "end"])
    #expect(rows.map { $0["segment"] as Int64? } == [nil, 4, 10, nil, nil, nil])
    #expect(rows.map { $0["road_name"] as String? } == [nil, "经十路", nil, nil, nil, nil])
    #expect(rows.map { $0["side"] as String? } == [nil, "left", "both", nil, nil, nil])
  }

  @Test func planOfAnotherCityIsRefused() throws {
    var plan = TestWork.plan()
    plan.routes[0].steps[1].path.append(PlanArc(SegmentUID(rawValue: 4711), forward: true))
    let network = try city.network()
    let wanted = CityFileError.planOfOtherRoads(path: city.path, plan: plan.storageID, segment: 4711)
    #expect(throws: wanted) { try city.write { _ = try $0.store(plan: plan, in: network) } }
    #expect(wanted.description.contains("4711"))
    #expect(try city.plans() == [])
    #expect(try city.count(of: .planLeg) == 0)
  }

  @Test func revisionsRiseForWhatChanged() throws {
    let network = try city.network()
    let before = try city.read { try $0.revisions() }
    try city.write { writer in
      try writer.replaceFleet(TestWork.fleet)
      try writer.replaceRules(TestWork.rules(.sweep), for: .sweep)
      try writer.store(plan: TestWork.plan(), in: network)
    }
    let after = try city.read { try $0.revisions() }
    let changed = CityLayer.allCases.filter { before[$0] != after[$0] }
    #expect(Set(changed) == [.vehicle, .rule, .plan, .planLeg])
  }

  /// A plan's revision of the city is that of the file, whatever way the content took.
  @Test func cityRevisionOutlivesTheFile() throws {
    let revision = CityRevision.of(
      network: try TestCity.network(), facilities: TestCity.facilities, duties: TestCity.duties)
    let city = try reopened()
    let stored = CityRevision.of(
      network: try city.network(), facilities: try city.all(.facilities), duties: try city.all(.duties))
    #expect(stored == revision)
  }
}
