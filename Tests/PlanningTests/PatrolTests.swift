import GeoTypes
import Plans
import RoadNetwork
import TestKit
import Testing

@testable import Planning

/// Patrols by duties and without them.
@Suite("Patrols")
struct PatrolTests {
  private static let square = """
    A--B--C
    |  |  |
    D--E--F
    """

  private func held(_ duties: [(chief: String, segments: [String])]) throws -> DrawnDay {
    var day = try DrawnDay(Self.square, kind: .patrol)
    day.city.chiefs = Set(duties.map(\.chief)).sorted().map { Chief(id: $0, name: "name of \($0)") }
    day.city.duties = duties.flatMap { duty in
      duty.segments.map { Duty(chief: duty.chief, segment: day.segment($0), level: "street", shift: "08:00-12:00") }
    }
    return day
  }

  /// Who goes along each segment, by description.
  private func walkers(_ day: PlannedDay) -> [SegmentUID: Set<String>] {
    let names = Dictionary(uniqueKeysWithValues: day.fleet.vehicles.map { ($0.id, $0.description ?? "") })
    return day.services.reduce(into: [:]) { $0[$1.task.segment, default: []].insert(names[$1.vehicle] ?? "") }
  }

  @Test func eachChiefGoesAlongTheRoadsHeld() async throws {
    let day = try held([("c1", ["AB", "AD"]), ("c2", ["BC", "CF", "EF"])])
    let plan = try await day.plan()
    let walkers = walkers(plan)
    #expect(walkers[day.segment("AB")] == ["name of c1 (c1)"])
    #expect(walkers[day.segment("CF")] == ["name of c2 (c2)"])
    #expect(walkers[day.segment("BE")] == nil)
    #expect(plan.plan.unserved.isEmpty)
    #expect(plan.plan.routes.allSatisfy { plan.hour($0.steps[0]) >= 8 })
    let length = [day.segment("BE"), day.segment("DE")].reduce(Meters.zero) { sum, uid in
      sum + (day.city.network.segments.first { $0.uid == uid }?.length ?? .zero)
    }
    #expect(plan.notes == [.withoutChief(segments: 2, length: length)])
  }

  @Test func theMostLocalChiefGoes() async throws {
    var day = try held([
      ("district", ["AB", "AD", "BC", "BE", "CF", "DE", "EF"]), ("road", ["AB", "BC"]), ("idle", ["AB", "BC", "CF"]),
    ])
    let plan = try await day.plan()
    let walkers = walkers(plan)
    #expect(walkers[day.segment("AB")] == ["name of road (road)"])
    #expect(walkers[day.segment("CF")] == ["name of idle (idle)"])
    #expect(walkers[day.segment("DE")] == ["name of district (district)"])
    let own = day.segment("CF")
    day.city.duties.removeAll { $0.chief == "idle" && $0.segment == own }
    // Both hold the same now: the lowest identifier goes.
    let free = try await day.plan()
    #expect(free.notes == [.chiefsWithoutRoads(["name of road"])])
  }

  @Test func levelsAndDatesChooseDuties() async throws {
    var day = try held([("high", ["AB", "BC"]), ("low", ["AB", "BC"])])
    for number in day.city.duties.indices where day.city.duties[number].chief == "high" {
      day.city.duties[number].level = "district"
    }
    day.request.level = "district"
    #expect(walkers(try await day.plan())[day.segment("AB")] == ["name of high (high)"])
    day.request.level = "moon"
    let unknown = await day.outcome()
    #expect(throws: PlanningError.unknownLevel("moon", known: ["district", "street"])) { try unknown.get() }
    day.request.level = nil
    for number in day.city.duties.indices where day.city.duties[number].chief == "low" {
      day.city.duties[number].validTo = "2026-05-03"
    }
    #expect(walkers(try await day.plan())[day.segment("AB")] == ["name of high (high)"])
    day.city.duties.removeAll { $0.chief == "high" }
    let nobody = await day.outcome()
    #expect(throws: PlanningError.noChiefOnDuty) { try nobody.get() }
  }

  @Test func piecesGoToWhoHoldsMost() async throws {
    var day = try held([("c1", ["AB"]), ("c2", ["AB"])])
    day.city.duties[0].toOffset = Meters(100)
    day.city.duties[1].fromOffset = Meters(100)
    let plan = try await day.plan()
    #expect(walkers(plan)[day.segment("AB")] == ["name of c2 (c2)"])
    #expect(plan.notes.contains(.piecesOfSegments(2)))
  }

  @Test func sidesAreHeldApart() async throws {
    var day = try held([("c1", ["AB"]), ("c2", ["AB"])])
    day.city.duties[0].side = .left
    day.city.duties[1].side = .right
    let plan = try await day.plan()
    let sides = plan.services.map { "\($0.vehicle) \($0.task.kerb?.side.rawValue ?? "both")" }
    #expect(sides.sorted() == ["1 left", "2 right"])
  }

  @Test func chiefsStartAtTheNearestStation() async throws {
    var day = try held([("c1", ["AB", "AD"]), ("c2", ["CF", "EF"])])
    day.addFacility("west", .station, at: "A")
    day.addFacility("east", .station, at: "F")
    day.addFacility("depot", .depot, at: "E")
    let plan = try await day.plan()
    let starts = plan.plan.routes.map { $0.steps.first?.work }
    #expect(starts == [.start(facility: "west"), .start(facility: "east")])
    #expect(plan.assumptions.contains(.stations))
  }

  @Test func shiftsAreTheirs() async throws {
    var day = try held([("c1", ["AB"]), ("c2", ["CF"])])
    day.city.duties[0].shift = "20:00-23:00"
    day.city.duties[1].shift = "early"
    let plan = try await day.plan()
    #expect(plan.hour(try #require(plan.plan.routes.first).steps[0]) >= 20)
    #expect(plan.assumptions.contains(.hours(WorkBrief.patrolShift)))
    #expect((7.5...14.5).contains(plan.hour(try #require(plan.plan.routes.last).steps[0])))
  }

  @Test func aFleetOfStrangersIsTold() async throws {
    var day = try held([("c1", ["AB"])])
    day.request.fleet = Fleet(
      vehicles: [
        day.vehicle(5, at: "A", profile: "e-bike") { $0.description = "c1" },
        day.vehicle(6, at: "A", profile: "e-bike") { $0.description = "c9" },
      ])
    let plan = try await day.plan()
    #expect(plan.notes.contains(.vehiclesWithoutChief([6])))
    #expect(plan.fleet.vehicles.map(\.profile) == ["e-bike"])
  }

  @Test func roadsUnderTheSetWidthAreSeenInOneTraverse() async throws {
    let day = try DrawnDay(Self.square, kind: .patrol, edit: ["BE": { $0.width = Meters(8) }])
    let plan = try await day.plan()
    let own = plan.services.filter { $0.task.segment == day.segment("BE") }
    #expect(own.count == 1 && own[0].task.kerb == nil)
    #expect(plan.services.count { $0.task.segment == day.segment("AB") } == 2)
  }

  // MARK: Groups

  /// Groups hold every segment once, are joined where their part of the town is, and are about as long as asked.
  @Test(arguments: UInt64(0)..<12)
  func groupsAreJoinedAndOfAboutALength(seed: UInt64) throws {
    let (city, request) = try DayPlannerTests.town(.patrol, seed: seed, blocks: 6)
    let streets = StreetTable(city.network)
    let asked = WorkBrief.assumedRules(request, onePassBelow: .zero).requirements(in: city.network)
    let target = Meters(1_500)
    let groups = TerritoryGroups.groups(of: asked, streets, target: target)
    let segments = Set(asked.map(\.kerb.segment)).sorted().compactMap { streets[$0] }
    #expect(Set(groups.number.keys) == Set(segments.map(\.uid)), "seed \(seed)")
    let members = Dictionary(grouping: segments) { groups.number[$0.uid] ?? -1 }
    #expect(members.keys.sorted() == Array(0..<groups.count), "seed \(seed)")
    let parts = Self.parts(of: segments)
    func length(of part: [Segment]) -> Double { part.reduce(0.0) { $0 + $1.length.rawValue } }
    // Parts too small for a group go with the nearest one.
    let small = Set(parts.filter { length(of: $0) * 2 < target.rawValue }.flatMap { $0 }.map(\.uid))
    let partLengths = parts.map(length)
    let longest = segments.map(\.length.rawValue).max() ?? 0
    for (number, all) in members {
      let own = all.filter { !small.contains($0.uid) }
      guard !own.isEmpty else { continue }
      #expect(Self.parts(of: own).count == 1, "group \(number) falls apart, seed \(seed)")
      let length = length(of: own)
      let whole = partLengths.contains { abs($0 - length) < 1e-6 }
      #expect(
        whole || (target.rawValue * 0.4...target.rawValue * 1.9 + longest).contains(length),
        "group \(number) is \(length) m, seed \(seed)")
    }
  }

  /// Segments that hang together, by looking until nothing joins any more.
  private static func parts(of segments: [Segment]) -> [[Segment]] {
    var parts: [[Segment]] = segments.map { [$0] }
    func touch(_ a: [Segment], _ b: [Segment]) -> Bool {
      let nodes = Set(a.flatMap { [$0.from, $0.to] })
      return b.contains { nodes.contains($0.from) || nodes.contains($0.to) }
    }
    var number = 0
    while number < parts.count {
      if let other = parts.indices.first(where: { $0 != number && touch(parts[number], parts[$0]) }) {
        parts[min(number, other)] += parts[max(number, other)]
        parts.remove(at: max(number, other))
        number = 0
      } else {
        number += 1
      }
    }
    return parts
  }
}
