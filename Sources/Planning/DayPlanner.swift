import ArcRouting
import GeoTypes
import PlanCheck
import Plans
public import RoadNetwork

/// Plans one day's sweeping or patrols of a city.
///
/// The same city and request give the same plan, whatever the number of threads.
public struct DayPlanner: Sendable {
  private let city: PlanCity
  private let streets: StreetTable

  /// A planner for a city. - Complexity: O(segments).
  public init(_ city: PlanCity) {
    self.city = city
    streets = StreetTable(city.network)
  }

  /// The segments of which at least half lies in an area, its border included: what plans of that area are for.
  /// - Throws: ``PlanningError/area(_:reason:)`` where the shape has no area or cannot be used.
  public static func segments(
    of network: StreetNetwork, in area: PlanArea
  ) throws(PlanningError) -> Set<SegmentUID> {
    try AreaSelection.segments(of: network, in: area)
  }

  /// Plans what can be done; what cannot is listed with reasons. The plan has passed the checker.
  /// - Parameter control: may call the planning off, and hears how far it is.
  /// - Throws: ``PlanningError`` where there is nothing to do or nobody to do it, naming what is wrong, and
  ///   ``PlanningError/cancelled``.
  /// - Complexity: a shortest-path search for each kerb, then the solver's.
  public func plan(
    _ request: PlanRequest, control: PlanningControl = PlanningControl()
  ) async throws(PlanningError) -> PlannedDay {
    for uid in request.closures.sorted() where streets[uid] == nil { throw .unknownSegment(uid.rawValue) }
    let area: Set<SegmentUID>?
    if let wanted = request.area {
      area = try AreaSelection.segments(of: city.network, in: wanted)
    } else {
      area = nil
    }
    var brief =
      request.kind == .sweep
      ? WorkBrief.sweep(request) : try WorkBrief.patrol(request, city, streets, area: area)
    let requirements = brief.rules.requirements(in: city.network, area: area)
    let leftOut = NonPublicRoads(request.rules ?? brief.rules, request, city.network, area: area)
    guard !requirements.isEmpty else {
      throw .nothingRequired(
        area: request.area?.name, classes: request.rules == nil ? request.rankedClasses.map(\.rawValue) : [],
        leftOut: leftOut.segments)
    }
    if leftOut.segments > 0 { brief.notes.append(.notPublic(segments: leftOut.segments, length: leftOut.length)) }
    let crew = try CrewMaker(
      city, streets, request, middle: streets.middle(of: requirements.compactMap { streets[$0.kerb.segment] })
    )
    .crew(&brief)
    let context = PlanningContext(
      kind: request.kind, midnight: request.midnight, streets: streets, rules: brief.rules, groups: crew.groups,
      classes: crew.classes, resets: crew.resets, nodes: crew.nodes, seed: request.seed,
      iterations: request.iterations, threads: max(1, request.threads))
    let maker = WorkTaskMaker(
      kind: request.kind, groups: crew.groups, classes: crew.classes, closures: request.closures,
      weather: brief.rules.obstacle(at: request.temperature))
    let (tasks, hopeless) = maker.tasks(requirements, streets)
    control.note(serviceKilometers: tasks.reduce(0.0) { $0 + $1.segment.length.rawValue } / 1000)
    let work = try await WorkPlanner(context, control).routes(for: tasks)
    control.note(.check)
    return try close(request, brief, work, hopeless + work.unserved, requirements, area)
  }

  /// Makes the plan of its routes, and has it checked.
  private func close(
    _ request: PlanRequest, _ given: WorkBrief, _ work: PlannedWork, _ unserved: [UnservedTask],
    _ requirements: [Requirement], _ area: Set<SegmentUID>?
  ) throws(PlanningError) -> PlannedDay {
    var brief = given
    brief.notes += work.notes
    brief.settleFleet(used: work.routes.count)
    let fleet = Fleet(description: brief.description, vehicles: brief.vehicles)
    var plan = Plan(
      kind: request.kind, midnight: request.midnight, cityRevision: city.revision, rulesDigest: brief.rules.digest,
      fleetDigest: fleet.digest, seed: request.seed)
    plan.area = request.area?.name
    plan.temperature = request.temperature
    plan.assumed = brief.assumptions.map { $0.text(.en) }
    plan.routes = work.routes
    plan.unserved = unserved.sorted { $0.order < $1.order }
    let required = requirements.reduce(0.0) { $0 + $1.length.rawValue * Double($1.rule.passes) }
    let undone = unserved.reduce(0.0) { $0 + (streets[$1.segment]?.length.rawValue ?? 0) }
    plan.summary = work.totals.summary(required: required, unserved: (unserved.count, undone))
    let checker = PlanChecker(
      network: city.network, facilities: city.facilities, fleet: fleet, rules: brief.rules,
      movement: request.profiles.mapValues { MovementRules($0) }, cityRevision: city.revision, area: area,
      closures: request.closures)
    let verdict = checker.check(plan)
    if let fault = verdict.findings.first(where: { $0.severity == .error }) {
      throw .inconsistent("\(fault) (\(verdict.findings.count) in all)")
    }
    return PlannedDay(
      plan: plan, fleet: fleet, rules: brief.rules, area: area, assumptions: brief.assumptions, notes: brief.notes,
      verdict: verdict, bound: work.bound,
      routeKilometers: plan.routes.map { kilometers(of: $0) })
  }

  private func kilometers(of route: PlanRoute) -> Double {
    let meters = route.steps.reduce(0.0) { sum, step in
      guard case .segment(let task) = step.work else { return sum + step.distance.rawValue }
      return sum + step.distance.rawValue + (streets[task.segment]?.length.rawValue ?? 0)
    }
    return meters / 1000
  }
}

extension WorkBrief {
  /// Gives an unlimited fleet as many vehicles as were used, at least one.
  fileprivate mutating func settleFleet(used: Int) {
    guard isUnlimited, let vehicle = vehicles.first else { return }
    vehicles = (1...max(1, used)).map { number in
      var next = vehicle
      next.id = Int64(number)
      return next
    }
    let shift = vehicle.shift ?? .wholeDay
    assumptions.append(.vehicles(profile: vehicle.profile, count: vehicles.count, shift: shift))
  }
}

extension WorkRules {
  /// Why no work is done at a temperature; `nil` where it may be.
  fileprivate func obstacle(at temperature: Double?) -> String? {
    guard let leastTemperature, let temperature, temperature < leastTemperature else { return nil }
    return "\(temperature) °C, work needs \(leastTemperature) °C"
  }
}

extension UnservedTask {
  /// By segment, side, kind and pass.
  fileprivate var order: (Int64, Int, Int, Int) {
    (segment.rawValue, kerb.side == .left ? 0 : 1, kerb.kind == .outer ? 0 : 1, pass)
  }
}
