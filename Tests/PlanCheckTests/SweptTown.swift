import GeoTypes
import PlanCheck
import Plans
import RoadNetwork
import TestKit

/// A drawn town with a depot at A and a dump site at C, its rules, its one sweeper and a correct plan.
struct SweptTown {
  static let drawing = """
    A--B--C--J
    |  |  |
    D--E>>F
    |  |  |
    K  G--H--I
       |
       M
    """

  var network: StreetNetwork
  var facilities: [Facility]
  var fleet: Fleet
  var rules: WorkRules
  var movement: MovementRules
  var closures: Set<SegmentUID> = []
  var plan: Plan

  init(capacity: Double = 900, restrictions: Bool = true) throws {
    let sketch = RoadSketch(Self.drawing, edit: ["DE": { $0.width = Meters(3.2) }])
    let bans = [
      sketch.restriction(.no, from: "BE", via: "E", to: "EF"),
      sketch.restriction(.only, from: "DE", via: "D", to: "AD"),
    ]
    let network = try sketch.build(restrictions: restrictions ? bans : []).network
    func facility(_ id: String, _ kind: FacilityKind, _ node: Character) throws -> (facility: Facility, node: NodeID) {
      let position = try Vertex(rounding: sketch[node])
      let number = network.nodes.firstIndex(of: position) ?? 0
      let service = kind == .depot ? nil : Seconds(600)
      return (
        Facility(id: id, name: id, kind: kind, position: position, serviceTime: service),
        NodeID(rawValue: UInt32(number))
      )
    }
    let places = [
      try facility("depot-1", .depot, "A"), try facility("dump-1", .dump, "C"), try facility("water-1", .water, "I"),
      try facility("depot-2", .depot, "I"),
    ]
    var vehicle = FleetVehicle(id: 7, profile: "sweeper")
    vehicle.startFacility = "depot-1"
    vehicle.endFacility = "depot-1"
    vehicle.capacity = [capacity]
    vehicle.shift = WorkWindow(from: 79_200, to: 21_600)
    vehicle.serviceSpeed = KilometersPerHour(10)
    vehicle.speedFactor = 0.9
    fleet = Fleet(vehicles: [vehicle])
    rules = WorkRules(kind: .sweep, classes: [.branch: KerbRule()])
    rules.loads = [LoadRule(name: "sweepings", perKilometer: 300, reset: .dump)]
    movement = MovementRules(
      travelSpeeds: [.branch: KilometersPerHour(30)], serviceSpeeds: [.branch: KilometersPerHour(8)])
    movement.uTurn = Seconds(20)
    movement.crossingTurn = Seconds(5)
    self.network = network
    facilities = places.map(\.facility)
    guard let midnight = PlanInstant("2026-05-04T00:00:00+08:00") else { preconditionFailure("a good instant") }
    let ground = SlowPlanner.Ground(
      network: network, facilities: places, fleet: fleet, rules: rules, movement: movement)
    plan = SlowPlanner.plan(ground, cityRevision: "rev-12", midnight: midnight)
  }

  var verdict: PlanVerdict { verdict(of: plan) }

  func verdict(of plan: Plan) -> PlanVerdict {
    let checker = PlanChecker(
      network: network, facilities: facilities, fleet: fleet, rules: rules, movement: ["sweeper": movement],
      cityRevision: "rev-12", closures: closures)
    return checker.check(plan)
  }

  /// The steps of the only route.
  var steps: [PlanStep] {
    get { plan.routes[0].steps }
    set { plan.routes[0].steps = newValue }
  }

  /// The segment between two nodes of the drawing.
  func segment(_ name: String) -> SegmentUID {
    let wanted = ["sketch:\(name)", "sketch:\(String(name.reversed()))"]
    guard let segment = network.segments.first(where: { wanted.contains($0.source) }) else {
      preconditionFailure("no segment \(name)")
    }
    return segment.uid
  }

  /// The numbers of steps that serve a segment.
  func serving(_ name: String) -> [Int] {
    let uid = segment(name)
    return steps.indices.filter {
      if case .segment(let task) = steps[$0].work { task.segment == uid } else { false }
    }
  }

  /// The number of the first step that fits.
  func first(_ fits: (PlanStep) -> Bool) -> Int {
    guard let number = steps.firstIndex(where: fits) else { preconditionFailure("no such step") }
    return number
  }

  var firstVisit: Int { first { if case .facility = $0.work { true } else { false } } }
  var firstTask: Int { first { if case .segment = $0.work { true } else { false } } }

  /// Changes the task of a step.
  mutating func editTask(_ number: Int, _ edit: (inout PlanTask) -> Void) {
    guard case .segment(var task) = steps[number].work else { preconditionFailure("step \(number) serves nothing") }
    edit(&task)
    steps[number].work = .segment(task)
  }

  /// Moves all arrivals from a step on.
  mutating func shift(from number: Int, seconds: Double) {
    for step in number..<steps.count {
      steps[step].arrival = steps[step].arrival.advanced(byMilliseconds: Int64(seconds * 1000)) ?? steps[step].arrival
    }
  }
}
