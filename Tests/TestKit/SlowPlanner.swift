public import GeoTypes
public import PlanCheck
public import Plans
public import RoadNetwork

/// Plans a day as slowly and plainly as can be: one vehicle serves one kerb after another over the way with the fewest
/// arcs, and dumps where the next kerb would be too much. For plain streets: no dual roads, no widths, no links.
public struct SlowPlanner {
  /// Where things are, what may be done, and with what.
  public struct Ground {
    /// The roads.
    public var network: StreetNetwork
    /// Facilities, and the node of each.
    public var facilities: [(facility: Facility, node: NodeID)]
    /// The vehicles; the first one is used.
    public var fleet: Fleet
    /// What is asked.
    public var rules: WorkRules
    /// What the vehicle may do.
    public var movement: MovementRules

    /// Collects the parts.
    public init(
      network: StreetNetwork, facilities: [(facility: Facility, node: NodeID)], fleet: Fleet, rules: WorkRules,
      movement: MovementRules
    ) {
      self.network = network
      self.facilities = facilities
      self.fleet = fleet
      self.rules = rules
      self.movement = movement
    }
  }

  private let ground: Ground
  private let vehicle: FleetVehicle
  private let segments: [SegmentUID: Segment]
  private var steps: [PlanStep] = []
  private var summary = PlanSummary()
  private var clock: Double
  private var node: NodeID
  private var last: PlanArc?
  private var load: [Double]
  private let midnight: PlanInstant

  private init(_ ground: Ground, midnight: PlanInstant) {
    self.ground = ground
    self.midnight = midnight
    vehicle = ground.fleet.vehicles[0]
    segments = Dictionary(uniqueKeysWithValues: ground.network.segments.map { ($0.uid, $0) })
    clock = vehicle.shift?.seconds(after: midnight).from ?? 0
    let home = vehicle.startFacility
    node = ground.facilities.first { $0.facility.id == home }?.node ?? NodeID(rawValue: 0)
    load = Array(repeating: 0, count: ground.rules.loads.count)
  }

  /// Plans the day; what cannot be reached is listed as unserved.
  public static func plan(_ ground: Ground, cityRevision: String, midnight: PlanInstant) -> Plan {
    var planner = SlowPlanner(ground, midnight: midnight)
    var plan = Plan(
      kind: ground.rules.kind, midnight: midnight, cityRevision: cityRevision, rulesDigest: ground.rules.digest,
      fleetDigest: ground.fleet.digest, seed: 1)
    let home = planner.vehicle.startFacility
    planner.add(.start(facility: home), path: [], service: 0)
    for requirement in ground.rules.requirements(in: ground.network) {
      for pass in 1...requirement.rule.passes where !planner.serve(requirement, pass: pass) {
        let kerb = ServedKerb(requirement.kerb.side, requirement.kerb.kind)
        plan.unserved.append(
          UnservedTask(segment: requirement.kerb.segment, kerb: kerb, pass: pass, reason: .unreachable))
      }
    }
    if let home, let path = planner.path(toFacility: home) { planner.add(.end(facility: home), path: path, service: 0) }
    plan.routes = [PlanRoute(vehicle: planner.vehicle.id, steps: planner.steps)]
    plan.summary = planner.summary
    plan.summary.unserved = plan.unserved.count
    plan.summary.totalKilometers = plan.summary.serviceKilometers + plan.summary.deadheadKilometers
    plan.summary.deadheadRatio = plan.summary.deadheadKilometers / plan.summary.totalKilometers
    return plan
  }

  private mutating func serve(_ requirement: Requirement, pass: Int) -> Bool {
    let kerb = requirement.kerb
    let arc = PlanArc(kerb.segment, forward: kerb.forward)
    let needs = ground.rules.loads.map { $0.perKilometer * requirement.length.rawValue / 1000 }
    for (number, need) in needs.enumerated() where load[number] + need > vehicle.capacity[number] {
      let kind = ground.rules.loads[number].reset
      guard let site = ground.facilities.first(where: { $0.facility.kind == kind }),
        let path = path(toFacility: site.facility.id)
      else { return false }
      load[number] = 0
      add(.facility(site.facility.id), path: path, service: site.facility.serviceTime?.rawValue ?? 0)
    }
    guard let path = path(until: { $0 == arc }) else { return false }
    for (number, need) in needs.enumerated() { load[number] += need }
    let speed = vehicle.serviceSpeed?.rawValue ?? 10
    let task = PlanTask(
      segment: kerb.segment, kerb: ServedKerb(kerb.side, kerb.kind), forward: kerb.forward, pass: pass)
    add(
      .segment(task), path: Array(path.dropLast()), service: requirement.length.rawValue * 3.6 / speed, serving: arc)
    return true
  }

  private mutating func add(_ work: PlanWork, path: [PlanArc], service: Double, serving: PlanArc? = nil) {
    var drive = 0.0
    var distance = 0.0
    for arc in path + (serving.map { [$0] } ?? []) {
      if let last, turnsRound(last, arc) {
        drive += ground.movement.uTurn.rawValue
        summary.uTurns += 1
      } else if let last, crosses(last, arc) {
        drive += ground.movement.crossingTurn.rawValue
        summary.crossingTurns += 1
      }
      last = arc
      node = head(arc)
    }
    for arc in path {
      let length = segments[arc.segment]?.length.rawValue ?? 0
      let speed = ground.movement.travelSpeeds[.branch]?.rawValue ?? 30
      drive += length * 3.6 / (speed * vehicle.speedFactor)
      distance += length
    }
    if let serving { summary.serviceKilometers += (segments[serving.segment]?.length.rawValue ?? 0) / 1000 }
    summary.deadheadKilometers += distance / 1000
    clock += drive
    steps.append(
      PlanStep(
        work: work, arrival: instant(clock), driveTime: Seconds(drive), distance: Meters(distance),
        serviceTime: Seconds(service), load: load, path: path))
    clock += service
    if case .facility = work { last = nil }
  }

  private func instant(_ seconds: Double) -> PlanInstant {
    midnight.advanced(byMilliseconds: Int64((seconds * 1000).rounded())) ?? midnight
  }

  // MARK: Ways

  private func path(toFacility id: String) -> [PlanArc]? {
    guard let target = ground.facilities.first(where: { $0.facility.id == id })?.node else { return nil }
    return node == target ? [] : path(until: { head($0) == target })
  }

  /// The arcs up to and with the first one wanted, by breadth-first search over arcs.
  private func path(until isWanted: (PlanArc) -> Bool) -> [PlanArc]? {
    var cameFrom: [PlanArc: PlanArc?] = [:]
    var waiting: [PlanArc] = []
    for arc in next(after: last, at: node) {
      cameFrom[arc] = .some(nil)
      waiting.append(arc)
    }
    var place = 0
    while place < waiting.count {
      let arc = waiting[place]
      place += 1
      if isWanted(arc) {
        var path = [arc]
        while let first = path.first, let before = cameFrom[first] ?? nil { path.insert(before, at: 0) }
        return path
      }
      for following in next(after: arc, at: head(arc)) where cameFrom[following] == nil {
        cameFrom[following] = .some(arc)
        waiting.append(following)
      }
    }
    return nil
  }

  /// The arcs that may legally follow.
  private func next(after arc: PlanArc?, at node: NodeID) -> [PlanArc] {
    var following: [PlanArc] = []
    for segment in ground.network.segments where segment.attributes.access == .open {
      if segment.from == node && segment.attributes.direction != .backward {
        following.append(PlanArc(segment.uid, forward: true))
      }
      if segment.to == node && segment.attributes.direction != .forward {
        following.append(PlanArc(segment.uid, forward: false))
      }
    }
    guard let arc else { return following }
    let rules = ground.network.restrictions.filter { $0.via == node && $0.from == arc.segment }
    let allowed = following.filter { next in
      !rules.contains { $0.kind == .no ? $0.to == next.segment : $0.to != next.segment }
    }
    let ahead = allowed.filter { !turnsRound(arc, $0) }
    return ahead.isEmpty ? allowed : ahead
  }

  private func turnsRound(_ a: PlanArc, _ b: PlanArc) -> Bool { a.segment == b.segment && a.forward != b.forward }

  /// A turn to the left at a junction, for traffic that keeps right.
  private func crosses(_ a: PlanArc, _ b: PlanArc) -> Bool {
    guard let first = segments[a.segment], let second = segments[b.segment] else { return false }
    let via = head(a)
    let ends = ground.network.segments.reduce(0) { $0 + ($1.from == via ? 1 : 0) + ($1.to == via ? 1 : 0) }
    guard ends > 2 else { return false }
    let (before, after) = (direction(first, a.forward), direction(second, b.forward))
    let cross = before.x * after.y - before.y * after.x
    return cross > 0 && cross > abs(before.x * after.x + before.y * after.y)
  }

  private func direction(_ segment: Segment, _ forward: Bool) -> (x: Double, y: Double) {
    let (start, end) = (segment.line.start, segment.line.end)
    let sign = forward ? 1.0 : -1.0
    return (sign * Double(end.x - start.x), sign * Double(end.y - start.y))
  }

  private func head(_ arc: PlanArc) -> NodeID {
    guard let segment = segments[arc.segment] else { return node }
    return arc.forward ? segment.to : segment.from
  }
}
