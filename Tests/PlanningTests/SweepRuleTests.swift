import GeoTypes
import Plans
import RoadNetwork
import TestKit
import Testing

@testable import Planning

/// What rules and vehicles ask of a sweeping day, in drawn towns. Every day has passed the checker.
@Suite("Sweeping rules")
struct SweepRuleTests {
  static let square = """
    A--B--C
    |  |  |
    D--E--F
    """

  @Test func oneTraverseServesBothKerbsOfANarrowOneWayRoad() async throws {
    var day = try DrawnDay(
      """
      A--B>>C
         |  |
         D--E
      """, edit: ["BC": { $0.width = Meters(5) }])
    day.setRules { $0.onePassBelow = Meters(6) }
    day.request.fleet = Fleet(vehicles: [day.vehicle(at: "A") { $0.brushes = .both }])
    let both = try await day.plan()
    let own = both.services.filter { $0.task.segment == day.segment("BC") }
    #expect(own.count == 1 && own[0].task.kerb == nil && own[0].task.forward)
    // Brushes on one side need two traverses.
    day.request.fleet = Fleet(
      vehicles: [
        day.vehicle(1, at: "A") { $0.brushes = .right }, day.vehicle(2, at: "A") { $0.brushes = .left },
      ])
    let single = try await day.plan()
    let two = single.services.filter { $0.task.segment == day.segment("BC") }
    #expect(two.count == 2 && two.allSatisfy { $0.task.kerb != nil })
    #expect(Set(two.map(\.vehicle)) == [1, 2])
  }

  @Test func aKerbWithoutABrushOnItsSideIsLeftWithThatReason() async throws {
    var day = try DrawnDay(
      """
      A--B>>C
         |  |
         D--E
      """)
    day.request.fleet = Fleet(vehicles: [day.vehicle(at: "A") { $0.brushes = .right }])
    let plan = try await day.plan()
    #expect(plan.reasons(day.segment("BC")) == [.noBrush])
    #expect(plan.plan.unserved.count == 1)
    let served = plan.services.filter { $0.task.segment == day.segment("BC") }
    #expect(served.map(\.task.kerb) == [ServedKerb(.right, .outer)])
  }

  @Test func narrowRoadsAreForNarrowVehicles() async throws {
    // The dead end at G is where wide vehicles turn round.
    var day = try DrawnDay(Self.square.replacing("C\n", with: "C--G\n"), edit: ["BE": { $0.width = Meters(3) }])
    let wide = day.vehicle(1, at: "A") { $0.width = Meters(3.5) }
    day.request.fleet = Fleet(vehicles: [wide, day.vehicle(2, at: "A") { $0.width = Meters(2.6) }])
    let mixed = try await day.plan()
    #expect(mixed.plan.unserved.isEmpty)
    #expect(mixed.services.filter { $0.task.segment == day.segment("BE") }.allSatisfy { $0.vehicle == 2 })
    let arcs = mixed.plan.routes.filter { $0.vehicle == 1 }.flatMap { $0.steps.flatMap(\.path) }
    #expect(!arcs.contains { $0.segment == day.segment("BE") })
    day.request.fleet = Fleet(vehicles: [wide])
    let none = try await day.plan()
    #expect(none.reasons(day.segment("BE")) == [.profileForbidden, .profileForbidden])
    #expect(none.plan.unserved.count == 2 && none.plan.unserved[0].detail != nil)
  }

  /// A ring without a place to turn is swept in one direction alone.
  @Test func whatNeedsATurnThatMayNotBeMadeSaysSo() async throws {
    var day = try DrawnDay(
      """
      A--B
      |  |
      C--D
      """)
    day.request.fleet = Fleet(vehicles: [day.vehicle(at: "A")])
    let plan = try await day.plan()
    #expect(plan.services.count == 4 && plan.plan.unserved.count == 4)
    #expect(plan.plan.unserved.allSatisfy { $0.reason == .unreachable && $0.detail?.contains("turn") == true })
  }

  @Test func ownSpeedsSetTheClock() async throws {
    var day = try DrawnDay("A--B--C", classes: ["BC": .lane])
    day.request.fleet = Fleet(
      vehicles: [
        day.vehicle(at: "A") {
          $0.serviceSpeed = KilometersPerHour(5)
          $0.speedFactor = 0.5
        }
      ])
    day.setRules { $0.classes = [.lane: KerbRule()] }
    let plan = try await day.plan()
    let length = try #require(day.city.network.segments.first { $0.uid == day.segment("BC") }?.length.rawValue)
    for service in plan.services {
      #expect(abs(service.step.serviceTime.rawValue - length * 3.6 / 5) < 0.01)
    }
    let drives = plan.plan.routes.flatMap(\.steps).filter { !$0.path.isEmpty }
    // The branch is driven at half of 30 km/h, there and back.
    #expect(drives.allSatisfy { $0.driveTime.rawValue >= $0.distance.rawValue * 3.6 / 15 - 0.01 })
    #expect(drives.count == 2)
  }

  @Test func rulesLimitTheSpeedAtWork() async throws {
    var day = try DrawnDay("A--B--C")
    day.setRules { $0.classes[.branch]?.speedLimit = KilometersPerHour(4) }
    let plan = try await day.plan()
    for service in plan.services {
      let length = day.city.network.segments.first { $0.uid == service.task.segment }?.length.rawValue ?? 0
      #expect(abs(service.step.serviceTime.rawValue - length * 3.6 / 4) < 0.01)
    }
  }

  @Test func vehiclesStartAndEndAtTheirOwnDepots() async throws {
    var day = try DrawnDay(Self.square)
    day.addFacility("west", .depot, at: "A")
    day.addFacility("east", .depot, at: "F")
    day.request.fleet = Fleet(
      vehicles: [
        day.vehicle(1, at: "E") {
          $0.startFacility = "west"
          $0.endFacility = "east"
          $0.maxTasks = 7
        },
        day.vehicle(2, at: "E") {
          $0.startFacility = "east"
          $0.endFacility = "east"
          $0.maxTasks = 7
        },
      ])
    let plan = try await day.plan()
    #expect(plan.plan.routes.map(\.vehicle) == [1, 2])
    for route in plan.plan.routes {
      #expect(route.steps.first?.work == .start(facility: route.vehicle == 1 ? "west" : "east"))
      #expect(route.steps.last?.work == .end(facility: "east"))
    }
    #expect(plan.services.count { $0.vehicle == 1 } == 7)
    #expect(plan.plan.unserved.isEmpty)
  }

  @Test func skillsAndNamedVehiclesAreObeyed() async throws {
    var day = try DrawnDay(Self.square)
    day.request.fleet = Fleet(
      vehicles: [
        day.vehicle(1, at: "A") { $0.skills = [3] }, day.vehicle(2, at: "F"), day.vehicle(3, at: "F"),
      ])
    var skilled = KerbRule()
    skilled.skill = 3
    var named = KerbRule()
    named.vehicle = 3
    var missing = KerbRule()
    missing.skill = 8
    var stranger = KerbRule()
    stranger.vehicle = 77
    let rules = [("AB", skilled), ("EF", named), ("CF", missing), ("BE", stranger)]
    let segments = rules.map { SegmentRule(segment: day.segment($0.0), rule: $0.1) }
    day.setRules { $0.segments = segments }
    let plan = try await day.plan()
    func vehicles(_ name: String) -> Set<Int64> {
      Set(plan.services.filter { $0.task.segment == day.segment(name) }.map(\.vehicle))
    }
    #expect(vehicles("AB") == [1])
    #expect(vehicles("EF") == [3])
    #expect(plan.reasons(day.segment("CF")) == [.skills, .skills])
    #expect(plan.reasons(day.segment("BE")) == [.skills, .skills])
    #expect(plan.plan.unserved.count == 4)
  }

  /// A vehicle that is assumed stands for as many as needed, but rules may name only one.
  @Test func aNamedVehicleWithoutAFleetIsOneVehicle() async throws {
    var day = try DrawnDay(Self.square)
    var named = KerbRule()
    named.vehicle = 1
    // Too much for one shift.
    named.speedLimit = KilometersPerHour(0.3)
    day.setRules { $0.classes = [.branch: named] }
    let plan = try await day.plan()
    #expect(plan.plan.routes.count == 1 && !plan.plan.unserved.isEmpty)
  }

  @Test func greatestNumbersOfTasksTimeAndDistanceHold() async throws {
    var day = try DrawnDay(Self.square)
    day.request.fleet = Fleet(vehicles: [day.vehicle(at: "A") { $0.maxTasks = 3 }])
    let few = try await day.plan()
    #expect(few.services.count == 3 && few.plan.unserved.count == 11)
    day.request.fleet = Fleet(vehicles: [day.vehicle(at: "A") { $0.maxDistance = Meters(2_000) }])
    let near = try await day.plan()
    #expect(near.plan.summary.totalKilometers <= 2 && !near.services.isEmpty && !near.plan.unserved.isEmpty)
    day.request.fleet = Fleet(vehicles: [day.vehicle(at: "A") { $0.maxTravelTime = Seconds(600) }])
    let quick = try await day.plan()
    #expect(!quick.services.isEmpty && !quick.plan.unserved.isEmpty)
  }

  @Test func whatMattersMoreIsDoneFirst() async throws {
    var day = try DrawnDay(Self.square)
    var important = KerbRule()
    important.priority = 9
    let rules = ["EF", "CF"].map { SegmentRule(segment: day.segment($0), rule: important) }
    day.setRules { $0.segments = rules }
    day.request.fleet = Fleet(vehicles: [day.vehicle(at: "A") { $0.maxTasks = 4 }])
    day.request.iterations = 400
    let plan = try await day.plan()
    #expect(Set(plan.services.map(\.task.segment)) == [day.segment("EF"), day.segment("CF")])
  }

  @Test func twoPassesAreTwoServices() async throws {
    var day = try DrawnDay("A--B--C")
    day.setRules { $0.classes[.branch]?.passes = 2 }
    let plan = try await day.plan()
    #expect(plan.plan.unserved.isEmpty)
    #expect(Dictionary(grouping: plan.services, by: \.task.pass).mapValues(\.count) == [1: 4, 2: 4])
    #expect(Set(plan.services.map(\.task)).count == 8)
  }

  @Test func closuresAndColdAreReasons() async throws {
    var day = try DrawnDay(Self.square)
    day.request.closures = [day.segment("BE")]
    let closed = try await day.plan()
    #expect(closed.reasons(day.segment("BE")) == [.closed, .closed])
    #expect(closed.plan.unserved.count == 2)
    #expect(!closed.plan.routes.flatMap { $0.steps.flatMap(\.path) }.contains { $0.segment == day.segment("BE") })
    day.request.closures = []
    day.setRules { $0.leastTemperature = 3 }
    day.request.temperature = 2.5
    let cold = try await day.plan()
    #expect(cold.plan.routes.isEmpty && cold.plan.unserved.allSatisfy { $0.reason == .weather })
    day.request.temperature = 3
    #expect(try await day.plan().plan.unserved.isEmpty)
  }

  @Test func restrictedRoadsAreLeftOutAndCounted() async throws {
    var day = try DrawnDay(Self.square, edit: ["BE": { $0.access = .restricted }])
    let plan = try await day.plan()
    let length = try #require(day.city.network.segments.first { $0.uid == day.segment("BE") }?.length)
    #expect(plan.notes == [.notPublic(segments: 1, length: length)])
    #expect(!plan.services.contains { $0.task.segment == day.segment("BE") })
    day.setRules { $0.includesRestricted = true }
    #expect(try await day.plan().services.count { $0.task.segment == day.segment("BE") } == 2)
  }

  @Test(arguments: [DrivingSide.left, .right])
  func kerbsAreSweptWithTheTraffic(side: DrivingSide) async throws {
    let day = try DrawnDay(Self.square, side: side)
    let plan = try await day.plan()
    #expect(plan.services.count == 14)
    for service in plan.services {
      let kerb = try #require(service.task.kerb)
      #expect((kerb.side == .left) == (service.task.forward == (side == .left)))
    }
  }
}
