import GeoTypes
import Plans
import RoadNetwork

/// A fleet, rules and a plan for ``TestCity``, in which every field holds something.
enum TestWork {
  static func instant(_ text: String) -> PlanInstant {
    guard let instant = PlanInstant(text) else { preconditionFailure("a good instant") }
    return instant
  }

  static let night = WorkWindow.daily(from: 79_200, to: 108_000)
  static let dated = WorkWindow.dated(
    from: instant("2026-05-04T22:00:00+08:00"), to: instant("2026-05-05T06:00:00.250+08:00"))

  static var fleet: Fleet {
    var first = FleetVehicle(id: 7, profile: "sweeper")
    first.description = "大车 \"7\""
    first.start = TestCity.vertex(1, 2)
    first.end = TestCity.vertex(-3, 4)
    first.capacity = [4000, 1200.125]
    first.skills = [1, 7]
    first.shift = dated
    first.speedFactor = 0.9
    first.serviceSpeed = KilometersPerHour(8.1)
    first.swath = Meters(2.4)
    first.brushes = .right
    first.width = Meters(2.55)
    first.height = Meters(3.1)
    first.weightTonnes = 16.5
    first.maxTasks = 0
    first.maxTravelTime = Seconds(28_800.5)
    first.maxDistance = Meters(90_000)
    first.costs = VehicleCosts(fixed: 0, perHour: 120, perKilometer: 3.5)
    first.breaks = [
      ShiftBreak(id: 1, duration: Seconds(1800), windows: [.daily(from: 93_600, to: 100_800), dated]),
      ShiftBreak(id: 2, duration: Seconds(0.5), windows: []),
    ]
    var second = FleetVehicle(id: 3, profile: "foot")
    second.startFacility = "F1"
    second.endFacility = "F2"
    second.shift = night
    return Fleet(description: "夜班 fleet", vehicles: [first, second])
  }

  static func rules(_ kind: WorkKind) -> WorkRules {
    var arterial = KerbRule()
    arterial.kerbs = .outer
    arterial.passes = 2
    arterial.windows = [night, .daily(from: 5, to: 86_400)]
    arterial.bannedWindows = [dated]
    arterial.speedLimit = KilometersPerHour(6.5)
    arterial.priority = 90
    arterial.skill = 7
    arterial.vehicle = 3
    var never = KerbRule()
    never.passes = 0
    never.kerbs = .none
    var rules = WorkRules(kind: kind, classes: [.arterial: arterial, .lane: KerbRule()])
    rules.description = "\(kind) as agreed"
    rules.segments = [
      SegmentRule(segment: SegmentUID(rawValue: 4), side: .left, rule: arterial),
      SegmentRule(segment: SegmentUID(rawValue: 1), rule: never),
      SegmentRule(segment: SegmentUID(rawValue: 4), side: .left, rule: never),
    ]
    rules.onePassBelow = Meters(7.5)
    rules.includesRestricted = true
    rules.loads = [
      LoadRule(name: "sweepings, kg", perKilometer: 120.5, reset: .dump),
      LoadRule(name: "水", perKilometer: 0, reset: .water),
    ]
    rules.leastTemperature = -2.5
    return rules
  }

  static func plan(_ kind: WorkKind = .sweep, seed: UInt64 = 7, area: String? = "370102") -> Plan {
    let midnight = instant("2026-05-04T00:00:00+08:00")
    func at(_ minute: Int64) -> PlanInstant { midnight.advanced(byMilliseconds: minute * 60_000 + 250) ?? midnight }
    func uid(_ number: Int64) -> SegmentUID { SegmentUID(rawValue: number) }
    var plan = Plan(
      kind: kind, midnight: midnight, cityRevision: "sha256:12", rulesDigest: "sha256:00", fleetDigest: "sha256:11",
      seed: seed)
    plan.area = area
    plan.temperature = 6.5
    plan.assumed = ["the depot is the node nearest the middle"]
    plan.summary.serviceKilometers = 0.3
    plan.summary.deadheadKilometers = 0.1
    plan.summary.totalKilometers = 0.4
    plan.summary.deadheadRatio = 0.25
    plan.summary.uTurns = 1
    plan.summary.crossingTurns = 2
    plan.summary.coverage = 0.75
    plan.summary.lowerBound = 0.25
    plan.summary.gap = 0.2
    plan.summary.unserved = 1
    let steps = [
      PlanStep(work: .start(facility: "F1"), arrival: at(1320), load: [0, 0]),
      PlanStep(
        work: .segment(PlanTask(segment: uid(4), kerb: ServedKerb(.left, .median), forward: true, pass: 2)),
        arrival: at(1325), driveTime: Seconds(299.75), distance: Meters(1234.5), waitingTime: Seconds(1),
        serviceTime: Seconds(60), load: [90.5, 12], path: [PlanArc(uid(7), forward: true)]),
      PlanStep(
        work: .segment(PlanTask(segment: uid(10), kerb: nil, forward: false)), arrival: at(1330), load: [91, 13]),
      PlanStep(work: .facility("F2"), arrival: at(1340), serviceTime: Seconds(600), load: [0, 13]),
      PlanStep(work: .pause(1), arrival: at(1350), serviceTime: Seconds(900), load: [0, 13]),
      PlanStep(
        work: .end(facility: nil), arrival: at(1400), load: [0, 13],
        path: [PlanArc(uid(10), forward: true), PlanArc(uid(10), forward: false), PlanArc(uid(1), forward: false)]),
    ]
    plan.routes = [PlanRoute(vehicle: 7, steps: steps), PlanRoute(vehicle: 7, steps: steps)]
    plan.unserved = [
      UnservedTask(
        segment: uid(1), kerb: ServedKerb(.right), pass: 1, reason: .noBrush, detail: "left brush \"only\"\n")
    ]
    return plan
  }
}
