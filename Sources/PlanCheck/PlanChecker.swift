public import GeoTypes
public import Plans
public import RoadNetwork

/// Recomputes everything that a plan states, from the city's layers, the rules and the fleet alone.
///
/// It searches for nothing: each arc is in the plan, and the checker only follows it. It shares no code with what makes
/// plans.
public struct PlanChecker: Sendable {
  /// How much numbers may differ.
  public struct Tolerances: Hashable, Sendable {
    /// For the time of a drive or of work.
    public var time = Seconds(0.5)
    /// For each arc of a drive besides, as makers of plans may round.
    public var timePerArc = Seconds(0.002)
    /// For the length of a drive.
    public var length = Meters(0.5)
    /// How much farther than the nearest node of the vehicle's roads a facility may be entered.
    public var facilityReach = Meters(100)

    /// The defaults above.
    public init() {}
  }

  let index: StreetIndex
  let facilities: [String: Facility]
  let fleet: Fleet
  let rules: WorkRules
  let movement: [String: MovementRules]
  let cityRevision: String
  let closures: Set<SegmentUID>
  let tolerances: Tolerances
  private let requirements: [Requirement]

  /// A checker for one city, fleet and set of rules.
  /// - Parameters:
  ///   - network: the roads of the city.
  ///   - facilities: its depots, dump sites, water points and stations.
  ///   - fleet: the vehicles.
  ///   - rules: what has to be done.
  ///   - movement: what each profile named in the fleet may do.
  ///   - cityRevision: the revision of the layers given.
  ///   - area: the segments that the plan is for; `nil` is all.
  ///   - closures: segments closed on the day.
  ///   - tolerances: how much numbers may differ.
  public init(
    network: StreetNetwork, facilities: [Facility], fleet: Fleet, rules: WorkRules, movement: [String: MovementRules],
    cityRevision: String, area: Set<SegmentUID>? = nil, closures: Set<SegmentUID> = [],
    tolerances: Tolerances = Tolerances()
  ) {
    index = StreetIndex(network)
    self.facilities = Dictionary(facilities.map { ($0.id, $0) }) { first, _ in first }
    self.fleet = fleet
    self.rules = rules
    self.movement = movement
    self.cityRevision = cityRevision
    self.closures = closures
    self.tolerances = tolerances
    requirements = rules.requirements(in: network, area: area)
  }

  /// What is wrong with a plan; never traps, whatever the plan holds.
  /// - Complexity: O(n) in arcs and required kerbs, and O(nodes) for each facility visited.
  public func check(_ plan: Plan) -> PlanVerdict {
    var findings = faultsOfHead(plan)
    var ledger = CoverageLedger(requirements)
    var totals = RouteTotals()
    var seen: Set<Int64> = []
    for (number, route) in plan.routes.enumerated() {
      if !seen.insert(route.vehicle).inserted {
        findings.append(
          PlanFinding(code: .duplicateRoute, route: number, detail: "vehicle \(route.vehicle) has a route already"))
      }
      guard let vehicle = fleet.vehicles.first(where: { $0.id == route.vehicle }) else {
        findings.append(
          PlanFinding(code: .unknownVehicle, route: number, detail: "the fleet has no vehicle \(route.vehicle)"))
        continue
      }
      guard let movement = movement[vehicle.profile] else {
        findings.append(
          PlanFinding(code: .unknownProfile, route: number, detail: "profile \(vehicle.profile) is not known"))
        continue
      }
      let limits = VehicleLimits(vehicle: vehicle, rules: movement, closures: closures)
      var walk = RouteWalk(checker: self, plan: plan, number: number, limits: limits)
      walk.follow(route, ledger: &ledger)
      findings += walk.findings
      totals.add(walk.totals)
    }
    findings += ledger.faults(of: plan.unserved)
    let summary = summary(of: plan, totals: totals, ledger: ledger)
    findings += faults(of: plan.summary, comparedWith: summary)
    return PlanVerdict(findings: findings, summary: summary)
  }

  private func faultsOfHead(_ plan: Plan) -> [PlanFinding] {
    var findings: [PlanFinding] = []
    func compare(_ code: FindingCode, _ what: String, _ stated: String, _ expected: String) {
      guard stated != expected else { return }
      findings.append(PlanFinding(code: code, detail: "\(what) is \(stated.prefix(80)), here it is \(expected)"))
    }
    compare(.cityRevision, "the city's revision", plan.cityRevision, cityRevision)
    compare(.rulesDigest, "the digest of the rules", plan.rulesDigest, rules.digest)
    compare(.fleetDigest, "the digest of the fleet", plan.fleetDigest, fleet.digest)
    compare(.workKind, "the kind of work", plan.kind.rawValue, rules.kind.rawValue)
    return findings
  }
}
