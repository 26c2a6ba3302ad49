import GeoTypes
import PlanCheck
import Plans
import Report
import RoadNetwork
import TestKit

/// A generated town with a depot, a dump site, a water point and several sweepers, each with its share of the streets.
struct ReportTown {
  var network: StreetNetwork
  var facilities: [Facility]
  var fleet: Fleet
  var rules: WorkRules
  var plan: Plan

  init(blocks: Int = 3, vehicles: Int = 3, seed: UInt64 = 7, names: (Int) -> String = { "经\($0 + 1)路" }) throws {
    var ways = GeneratedTown(blocks: blocks, seed: seed).ways
    for index in ways.indices {
      ways[index].attributes.name = ways[index].attributes.name.map { _ in names(index) }
      ways[index].attributes.direction = .both
    }
    network = try NetworkBuilder(options: NetworkOptions()).build(ways: ways).network
    let middle = network.nodes.count / 2
    let places = [
      (Facility(id: "depot-1", name: "城东停保场", kind: .depot, position: network.nodes[middle]), middle),
      (Facility(id: "dump-1", name: "三号倾倒点", kind: .dump, position: network.nodes[3], serviceTime: Seconds(600)), 3),
      (Facility(id: "water-1", name: "取水点", kind: .water, position: network.nodes[5]), 5),
    ].map { (facility: $0.0, node: NodeID(rawValue: UInt32($0.1))) }
    facilities = places.map(\.facility)
    rules = WorkRules(kind: .sweep, classes: [.branch: KerbRule(), .secondary: KerbRule(), .arterial: KerbRule()])
    rules.loads = [LoadRule(name: "垃圾", perKilometer: 300, reset: .dump)]
    fleet = Fleet(
      vehicles: (1...vehicles).map { number in
        var vehicle = FleetVehicle(id: Int64(number), profile: "sweeper")
        vehicle.description = "鲁A·扫\(number)"
        vehicle.startFacility = "depot-1"
        vehicle.endFacility = "depot-1"
        vehicle.capacity = [900]
        vehicle.shift = WorkWindow(from: 86_280, to: 28_800)
        vehicle.serviceSpeed = KilometersPerHour(8)
        return vehicle
      })
    guard let midnight = PlanInstant("2026-05-04T00:00:00+08:00") else { preconditionFailure("a good instant") }
    plan = Plan(
      kind: .sweep, midnight: midnight, cityRevision: "rev-12", rulesDigest: rules.digest, fleetDigest: fleet.digest,
      seed: 1)
    for (number, vehicle) in fleet.vehicles.enumerated() {
      var own = rules
      own.segments = network.segments.filter {
        Int($0.uid.rawValue) * vehicles / (network.segments.count + 1) != number
      }
      .map { segment in
        var rule = KerbRule()
        rule.passes = 0
        return SegmentRule(segment: segment.uid, rule: rule)
      }
      let ground = SlowPlanner.Ground(
        network: network, facilities: places, fleet: Fleet(vehicles: [vehicle]), rules: own, movement: Self.movement)
      add(SlowPlanner.plan(ground, cityRevision: "rev-12", midnight: midnight))
    }
  }

  static var movement: MovementRules {
    var movement = MovementRules(
      travelSpeeds: [.branch: KilometersPerHour(30), .lane: KilometersPerHour(30), .secondary: KilometersPerHour(30)])
    movement.uTurn = Seconds(20)
    movement.crossingTurn = Seconds(5)
    return movement
  }

  private mutating func add(_ part: Plan) {
    plan.routes += part.routes
    plan.unserved += part.unserved
    plan.summary.serviceKilometers += part.summary.serviceKilometers
    plan.summary.deadheadKilometers += part.summary.deadheadKilometers
    plan.summary.totalKilometers = plan.summary.serviceKilometers + plan.summary.deadheadKilometers
    plan.summary.deadheadRatio = plan.summary.deadheadKilometers / plan.summary.totalKilometers
    plan.summary.uTurns += part.summary.uTurns
    plan.summary.crossingTurns += part.summary.crossingTurns
    plan.summary.unserved = plan.unserved.count
  }

  /// Leaves the tasks of some segments undone, as a plan may say; the routes stay.
  mutating func leaveUndone(_ count: Int, _ reason: UnservedReason, detail: String? = nil) {
    for segment in network.segments.prefix(count) {
      plan.unserved.append(
        UnservedTask(segment: segment.uid, kerb: ServedKerb(.left), pass: 1, reason: reason, detail: detail))
    }
    plan.summary.unserved = plan.unserved.count
  }

  func itineraries() throws -> [RouteItinerary] {
    let streets = PlanStreets(network)
    return try plan.routes.map { try RouteItinerary($0, in: streets) }
  }

  func report(_ language: PlanLanguage, title: String = "泉城") throws -> PlanReport {
    PlanReport(
      plan: plan, streets: PlanStreets(network), itineraries: try itineraries(), fleet: fleet, rules: rules,
      facilities: facilities, language: language, title: title)
  }
}
