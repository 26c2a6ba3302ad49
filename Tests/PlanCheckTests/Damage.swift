import GeoTypes
import PlanCheck
import Plans
import RoadNetwork
import Testing

/// One way to damage a correct plan, or the world around it, with the finding that must come of it.
struct Damage: Sendable, CustomTestStringConvertible {
  let name: String
  let code: FindingCode
  let apply: @Sendable (inout SweptTown) -> Void

  init(_ name: String, _ code: FindingCode, _ apply: @escaping @Sendable (inout SweptTown) -> Void) {
    self.name = name
    self.code = code
    self.apply = apply
  }

  var testDescription: String { name }

  static let all: [Damage] = ofHead + ofDriving + ofService + ofLoads + ofTimes + ofSummary

  static let ofHead = [
    Damage("made from another state of the city", .cityRevision) { $0.plan.cityRevision = "rev-11" },
    Damage("digest of the rules differs", .rulesDigest) { $0.rules.onePassBelow = Meters(1) },
    Damage("digest of the fleet differs", .fleetDigest) { $0.fleet.vehicles[0].description = "another" },
    Damage("another kind of work", .workKind) { $0.plan.kind = .patrol },
    Damage("unknown vehicle", .unknownVehicle) { $0.plan.routes[0].vehicle = 8 },
    Damage("unknown profile", .unknownProfile) { $0.fleet.vehicles[0].profile = "hovercraft" },
    Damage("duplicate route", .duplicateRoute) { $0.plan.routes.append($0.plan.routes[0]) },
    Damage("no start", .routeShape) { $0.steps.removeFirst() },
    Damage("no end", .routeShape) { $0.steps.removeLast() },
    Damage("no steps at all", .routeShape) { $0.steps = [] },
    Damage("a start amid the route", .routeShape) { $0.steps.insert($0.steps[0], at: 3) },
  ]

  static let ofDriving = [
    Damage("a missing leg", .gapInPath) { $0.steps.remove(at: $0.serving("CF")[0]) },
    Damage("a gap in the path", .gapInPath) { town in
      let number = town.first { $0.path.count >= 2 }
      town.steps[number].path.remove(at: 1)
    },
    Damage("unknown segment in the path", .unknownSegment) { town in
      let number = town.first { !$0.path.isEmpty }
      town.steps[number].path[0].segment = SegmentUID(rawValue: 999)
    },
    Damage("unknown segment served", .unknownSegment) { town in
      town.editTask(town.firstTask) { $0.segment = SegmentUID(rawValue: 999) }
    },
    Damage("wrong way", .wrongWay) { town in
      let number = town.serving("EF")[0]
      town.editTask(number) { $0.forward.toggle() }
    },
    Damage("illegal turn, banned", .bannedTurn) { town in
      let (from, to) = (town.segment("BE"), town.segment("EF"))
      town.steps = [
        town.steps[0], PlanStep(work: town.steps[0].work, arrival: town.plan.midnight),
      ]
      town.steps[1].work = .end(facility: "depot-1")
      town.steps[1].path = [
        PlanArc(town.segment("AB"), forward: true), PlanArc(from, forward: true), PlanArc(to, forward: true),
      ]
    },
    Damage("illegal turn, another is commanded", .bannedTurn) { town in
      town.network.restrictions.append(contentsOf: town.commandAgainstPlan())
    },
    Damage("U-turn in mid-road", .uTurn) { town in
      let number = town.first { !$0.path.isEmpty }
      let arc = town.steps[number].path[0]
      let back = PlanArc(arc.segment, forward: !arc.forward)
      town.steps[number].path.insert(contentsOf: [arc, back], at: 0)
    },
    Damage("U-turns forbidden at dead ends too", .uTurn) { $0.movement.turningRound = .forbidden },
    Damage("closed road of the day", .closedRoad) { $0.closures = [$0.segment("CF")] },
    Damage("closed road of the city", .closedRoad) { $0.edit("CF") { $0.attributes.access = .closed } },
    Damage("forbidden class", .forbiddenRoad) { $0.edit("CF") { $0.attributes.roadClass = .lane } },
    Damage("restricted access", .forbiddenRoad) { $0.edit("CF") { $0.attributes.access = .restricted } },
    Damage("tunnel", .forbiddenRoad) { town in
      town.movement.usesTunnels = false
      town.edit("CF") { $0.attributes.structure = .tunnel }
    },
    Damage("too high for a bridge", .forbiddenRoad) { $0.movement.forbiddenSegments = [$0.segment("CF")] },
    Damage("too wide", .tooNarrow) { $0.fleet.vehicles[0].width = Meters(3.5) },
    Damage("too narrow for the profile", .tooNarrow) { $0.movement.leastWidth = Meters(3.5) },
    Damage("wrong depot at the end", .depotPlace) { $0.steps[$0.steps.count - 1].work = .end(facility: "depot-2") },
    Damage("wrong depot at the start", .depotPlace) { $0.steps[0].work = .start(facility: "depot-2") },
    Damage("ends away from the depot", .depotPlace) { $0.steps[$0.steps.count - 1].path.removeLast() },
    Damage("unknown facility", .unknownFacility) { $0.steps[$0.firstVisit].work = .facility("dump-9") },
  ]

  static let ofService = [
    Damage("served twice", .servedTwice) { town in
      town.steps.insert(town.steps[town.firstTask], at: town.firstTask + 1)
    },
    Damage("pass missing", .missingService) { $0.rules.classes[.branch]?.passes = 2 },
    Damage("service left out", .missingService) { $0.steps.remove(at: $0.firstTask) },
    Damage("wrong side", .servedTwice) { town in
      town.editTask(town.serving("AB")[0]) { $0.kerb = $0.kerb.map { ServedKerb($0.side.opposite, $0.kind) } }
    },
    Damage("against traffic", .againstTraffic) { town in
      town.editTask(town.serving("AB")[0]) { $0.forward.toggle() }
    },
    Damage("a median that is not there", .notRequired) { town in
      town.editTask(town.firstTask) { $0.kerb?.kind = .median }
    },
    Damage("a pass too many", .notRequired) { town in town.editTask(town.firstTask) { $0.pass = 2 } },
    Damage("both kerbs in one traverse", .onePass) { town in town.editTask(town.firstTask) { $0.kerb = nil } },
    Damage("no brush on the side", .brushSide) { $0.fleet.vehicles[0].brushes = .left },
    Damage("class not to be worked on", .notRequired) { $0.rules.classes = [:] },
    Damage("no skill", .wrongVehicle) { $0.rules.classes[.branch]?.skill = 2 },
    Damage("another vehicle's kerb", .wrongVehicle) { $0.rules.classes[.branch]?.vehicle = 8 },
    Damage("too cold", .weather) { town in
      town.rules.leastTemperature = 4
      town.plan.temperature = 3.5
    },
    Damage("unserved also served", .servedAndUnserved) { town in
      let task = UnservedTask(segment: town.segment("AB"), kerb: ServedKerb(.right), pass: 1, reason: .shift)
      town.plan.unserved.append(task)
    },
    Damage("unserved but not required", .unservedUnknown) { town in
      let task = UnservedTask(segment: town.segment("AB"), kerb: ServedKerb(.right), pass: 2, reason: .shift)
      town.plan.unserved.append(task)
    },
  ]

  static let ofLoads = [
    Damage("load over", .loadBounds) { $0.fleet.vehicles[0].capacity = [700] },
    Damage("load below nothing", .loadBounds) { $0.steps[$0.firstTask].load = [-1] },
    Damage("load misstated", .loadMisstated) { $0.steps[$0.firstTask].load[0] += 1 },
    Damage("a load too many", .loadMisstated) { $0.steps[$0.firstTask].load.append(0) },
    Damage("no capacity at all", .loadBounds) { $0.fleet.vehicles[0].capacity = [] },
    Damage("reset without facility", .loadMisstated) { town in
      let visit = town.firstVisit
      for step in town.firstTask..<visit { town.steps[step].load = [0] }
    },
    Damage("reset at a facility of another kind", .loadMisstated) { town in
      town.facilities[1].kind = .fuel
    },
    Damage("dumps away from the dump site", .facilityPlace) { town in
      town.facilities[1].position = town.facilities[2].position
    },
  ]

  static let ofTimes = [
    Damage("arrives too early", .arrival) { $0.shift(from: 4, seconds: -30) },
    Damage("time runs backwards", .arrival) { town in
      (town.steps[2].arrival, town.steps[3].arrival) = (town.steps[3].arrival, town.steps[2].arrival)
    },
    Damage("drives faster than it can", .driveTime) { town in
      let number = town.first { !$0.path.isEmpty }
      town.steps[number].driveTime = Seconds(town.steps[number].driveTime.rawValue / 2)
      town.shift(from: number, seconds: -town.steps[number].driveTime.rawValue)
    },
    Damage("turns without taking time", .driveTime) { $0.movement.uTurn = Seconds(60) },
    Damage("length of a drive misstated", .driveLength) { town in
      let number = town.first { !$0.path.isEmpty }
      town.steps[number].distance = Meters(town.steps[number].distance.rawValue + 2)
    },
    Damage("works too fast", .serviceTime) { town in
      town.steps[town.firstTask].serviceTime = Seconds(10)
    },
    Damage("waits after the end", .serviceTime) { $0.steps[$0.steps.count - 1].waitingTime = Seconds(60) },
    Damage("dumps too fast", .serviceTime) { $0.steps[$0.firstVisit].serviceTime = Seconds(60) },
    Damage("before the shift", .shift) { $0.fleet.vehicles[0].shift = WorkWindow(from: 82_800, to: 21_600) },
    Damage("after the shift", .shift) { $0.fleet.vehicles[0].shift = WorkWindow(from: 79_200, to: 80_000) },
    Damage("a day too late", .shift) { $0.shift(from: 0, seconds: 86_400) },
    Damage("outside its window", .window) { town in
      town.rules.classes[.branch]?.windows = [.daily(from: 3600, to: 7200)]
    },
    Damage("inside a banned window", .bannedWindow) { town in
      town.rules.classes[.branch]?.bannedWindows = [.daily(from: 79_200, to: 79_500)]
    },
    Damage("dump site closed", .window) { $0.facilities[1].hours = "05:00-12:00" },
    Damage("too many tasks", .vehicleLimit) { $0.fleet.vehicles[0].maxTasks = 3 },
    Damage("too long a drive", .vehicleLimit) { $0.fleet.vehicles[0].maxDistance = Meters(1000) },
    Damage("too long at work", .vehicleLimit) { $0.fleet.vehicles[0].maxTravelTime = Seconds(600) },
    Damage("break left out", .shiftBreak) { town in
      town.fleet.vehicles[0].breaks = [ShiftBreak(id: 1, duration: Seconds(900))]
    },
  ]

  static let ofSummary = [
    Damage("service misstated", .summary) { $0.plan.summary.serviceKilometers += 0.1 },
    Damage("deadhead misstated", .summary) { $0.plan.summary.deadheadKilometers -= 0.1 },
    Damage("total misstated", .summary) { $0.plan.summary.totalKilometers -= 0.1 },
    Damage("deadhead ratio misstated", .summary) { $0.plan.summary.deadheadRatio /= 2 },
    Damage("U-turns misstated", .summary) { $0.plan.summary.uTurns += 1 },
    Damage("crossing turns misstated", .summary) { $0.plan.summary.crossingTurns += 1 },
    Damage("coverage misstated", .summary) { $0.plan.summary.coverage = 0.99 },
    Damage("unserved miscounted", .summary) { $0.plan.summary.unserved = 1 },
    Damage("not a number", .summary) { $0.plan.summary.serviceKilometers = .nan },
    Damage("bound above the total", .lowerBound) { $0.plan.summary.lowerBound = 1000 },
    Damage("gap that does not follow", .lowerBound) { town in
      town.plan.summary.lowerBound = town.plan.summary.totalKilometers / 2
      town.plan.summary.gap = 0.5
    },
  ]
}

extension SweptTown {
  /// Changes a segment of the city under the plan.
  mutating func edit(_ name: String, _ change: (inout Segment) -> Void) {
    let uid = segment(name)
    for index in network.segments.indices where network.segments[index].uid == uid { change(&network.segments[index]) }
  }

  /// A turn rule that commands, where the plan goes from AB to BC, the turn into BE.
  func commandAgainstPlan() -> [TurnRestriction] {
    let (from, to) = (segment("AB"), segment("BE"))
    guard let via = network.segments.first(where: { $0.uid == from })?.to else { return [] }
    return [TurnRestriction(source: "rule:test", kind: .only, from: from, via: via, to: to)]
  }
}
