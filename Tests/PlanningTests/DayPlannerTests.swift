import GeoTypes
import PlanCheck
import Plans
import RoadNetwork
import TestKit
import Testing

@testable import Planning

/// Whole days of random towns.
@Suite("Day planner")
struct DayPlannerTests {
  /// A town of few blocks with a depot, a dump site and two kinds of vehicles.
  static func town(_ kind: WorkKind, seed: UInt64, blocks: Int = 2) throws -> (city: PlanCity, request: PlanRequest) {
    var generator = SeededGenerator(seed: seed)
    var options = NetworkOptions()
    options.drivingSide = seed.isMultiple(of: 2) ? .left : .right
    let network = try NetworkBuilder(options: options).build(
      ways: GeneratedTown(blocks: blocks, seed: seed).ways, restrictions: [], areas: [], previous: nil, nextUID: 1
    ).network
    func place() -> Vertex { network.nodes.randomElement(using: &generator) ?? Vertex(x: 0, y: 0) }
    var city = PlanCity(network: network, revision: "town \(seed)")
    let sites: [(String, FacilityKind)] = [
      ("depot-1", .depot), ("dump-1", .dump), ("station-1", .station), ("dump-2", .dump),
    ]
    city.facilities = sites.map {
      Facility(id: $0.0, name: $0.0, kind: $0.1, position: place(), serviceTime: Seconds(300))
    }
    var request = PlanRequest(kind: kind, midnight: DrawnDay.midnight, profiles: DrawnDay.profiles)
    request.classes = Set(RoadClass.allCases)
    request.iterations = 0
    guard kind == .sweep, seed % 3 != 0 else { return (city, request) }
    var rules = WorkBrief.assumedRules(request, onePassBelow: .zero)
    rules.loads = [LoadRule(name: "sweepings", perKilometer: 300, reset: .dump)]
    rules.classes[.branch]?.passes = Int(seed % 2) + 1
    request.rules = rules
    request.fleet = Fleet(
      vehicles: (Int64(1)...3).map { number in
        var vehicle = FleetVehicle(id: number, profile: number == 3 ? "washer" : "sweeper")
        vehicle.startFacility = "depot-1"
        vehicle.endFacility = "depot-1"
        vehicle.capacity = [number == 3 ? 900 : 400]
        vehicle.shift = WorkWindow(from: 79_200, to: 21_600)
        return vehicle
      })
    return (city, request)
  }

  @Test(arguments: [UInt64(1), 2, 3], [WorkKind.sweep, .patrol])
  func townIsPlannedAndAccepted(seed: UInt64, kind: WorkKind) async throws {
    let (city, request) = try Self.town(kind, seed: seed)
    let day = try await DayPlanner(city).plan(request)
    #expect(day.verdict.isAccepted)
    #expect(!day.plan.routes.isEmpty)
    #expect(day.plan.summary.coverage > 0.5, "coverage \(day.plan.summary.coverage), seed \(seed)")
    #expect(day.plan.assumed.isEmpty == (request.fleet != nil))
    #expect(day.routeKilometers.reduce(0, +).isClose(to: day.plan.summary.totalKilometers))
  }

  @Test(arguments: [WorkKind.sweep, .patrol])
  func threadsAndOrderOfInputChangeNoByte(kind: WorkKind) async throws {
    let (city, request) = try Self.town(kind, seed: 4)
    let plan = try await DayPlanner(city).plan(request).plan.json
    var onTwo = request
    onTwo.threads = 2
    onTwo.iterations = request.iterations
    #expect(try await DayPlanner(city).plan(onTwo).plan.json == plan)
    var shuffled = city
    shuffled.facilities.reverse()
    #expect(try await DayPlanner(shuffled).plan(request).plan.json == plan)
  }

  /// Vehicles alike in all but their numbers take the same routes in whatever order a fleet lists them.
  @Test func orderOfAlikeVehiclesDoesNotMatter() async throws {
    let (city, given) = try Self.town(.sweep, seed: 1)
    var request = given
    request.fleet?.vehicles.removeLast()
    let routes = try await DayPlanner(city).plan(request).plan.routes
    request.fleet?.vehicles.reverse()
    #expect(try await DayPlanner(city).plan(request).plan.routes == routes)
  }

  @Test func whatCannotBePlannedIsTold() async throws {
    var day = try DrawnDay("A--B--C")
    day.request.classes = [.expressway]
    await #expect(throws: PlanningError.nothingRequired(area: nil, classes: ["expressway"], leftOut: 0)) {
      try await day.plan()
    }
    day.request.classes = [.branch]
    day.request.closures = [SegmentUID(rawValue: 99)]
    await #expect(throws: PlanningError.unknownSegment(99)) { try await day.plan() }
    day.request.closures = []
    day.request.fleet = Fleet(vehicles: [])
    await #expect(throws: PlanningError.noVehicles) { try await day.plan() }
    day.request.fleet = Fleet(vehicles: [day.vehicle(at: "A", profile: "tank")])
    await #expect(throws: PlanningError.self) { try await day.plan() }
    day.request.fleet = Fleet(vehicles: [day.vehicle(at: "A") { $0.startFacility = "nowhere" }])
    await #expect(throws: PlanningError.unknownFacility(vehicle: 1, id: "nowhere")) { try await day.plan() }
  }
}

extension Double {
  func isClose(to other: Double) -> Bool { abs(self - other) <= 1e-6 * max(1, abs(other)) }
}
