import Foundation

/// Ruin and recreate of routes that wait for each other's stages: every change is judged by the departures of all routes.
///
/// Places for a service are ranked by what it costs to go there, and the first that the stages allow is taken, so that the
/// routes keep all rules at any time.
/// - Complexity: a service is put in by O(visits) and some settlings of all departures.
struct StagedRoutes {
  let instance: SearchInstance
  let clock: StageClock
  /// Services that some vehicle can do, by their numbers in the instance.
  let possible: [Int32]
  var random: RandomSource
  /// The routes as if all left when their shift begins.
  private(set) var early: [StagedRoute] = []
  /// The same with their departures.
  private(set) var settled: [StagedRoute] = []
  private(set) var absent: [Int32] = []
  private var labels: RouteLabels
  private var numbers: [ServiceID: Int32] = [:]

  /// Places that are tried for a service before it is left out, new routes after them, and the part that is passed over by
  /// chance, in per cent.
  private static let mostTrials = 48
  private static let mostNewRoutes = 8
  private static let blinks = 2
  /// The most services that a round takes out.
  private static let mostRuined = 12

  init(_ instance: SearchInstance, _ clock: StageClock, possible: [Int32], seed: UInt64) {
    self.instance = instance
    self.clock = clock
    self.possible = possible
    random = RandomSource(seed: seed)
    labels = RouteLabels(instance)
    absent = possible
    for service in possible { numbers[instance.services[Int(service)]] = service }
  }

  /// The decisions.
  var plans: [RoutePlan] { settled.map(\.route.plan) }

  /// What they are worth.
  var value: SolutionValue { clock.value(settled, unserved: absent.map { instance.services[Int($0)] }) }

  /// Takes over what the stages allow of some routes, and puts in what they lack.
  mutating func load(_ plans: [RoutePlan]) {
    (early, settled) = ([], [])
    var left = Set(possible)
    for plan in plans {
      // What callers give may do a service twice.
      let services = Set(plan.services.compactMap { numbers[$0] })
      guard !services.isEmpty, services.count == plan.services.count, services.isSubset(of: left) else { continue }
      var plan = plan
      plan.departure = instance.vehicles[plan.vehicleType].departure
      guard early.count(where: { $0.route.plan.vehicleType == plan.vehicleType }) < limit(plan.vehicleType),
        let route = clock.drive(plan), let all = clock.settled(early + [route])
      else { continue }
      early.append(route)
      settled = all
      left.subtract(services)
    }
    absent = left.sorted()
    recreate(isBlind: false)
  }

  private func limit(_ type: Int) -> Int { instance.problem.vehicleTypes[type].count ?? .max }

  /// Ruins and recreates; what is worse by more than the temperature allows is taken back. - Returns: the value after it.
  mutating func round(temperature: Double, from before: SolutionValue) -> SolutionValue {
    let (oldEarly, oldSettled, oldAbsent) = (early, settled, absent)
    if ruin() {
      recreate(isBlind: true)
      let after = value
      let worse = Double(after.objective - before.objective)
      if after.missing < before.missing
        || after.missing == before.missing && worse < -temperature * log(max(random.unit(), .leastNormalMagnitude))
      {
        return after
      }
    }
    (early, settled, absent) = (oldEarly, oldSettled, oldAbsent)
    return before
  }
}

extension StagedRoutes {
  /// Takes out services about one of them, or a whole route. - Returns: whether what is left keeps the stages.
  private mutating func ruin() -> Bool {
    guard !possible.isEmpty else { return false }
    var chosen: Set<ServiceID> = []
    if !early.isEmpty, random.below(8) == 0 {
      chosen = Set(early[random.below(early.count)].route.plan.services)
    } else {
      let most = min(Self.mostRuined, max(1, (2 * possible.count + 2) / 3))
      chosen = near(possible[random.below(possible.count)], count: 1 + random.below(most))
    }
    var kept: [StagedRoute] = []
    for route in early {
      let plan = route.route.plan
      guard plan.services.contains(where: chosen.contains) else {
        kept.append(route)
        continue
      }
      if let rest = without(chosen, plan) { kept.append(rest) }
    }
    guard let all = clock.settled(kept) else { return false }
    (early, settled) = (kept, all)
    let left = Set(kept.flatMap(\.route.plan.services))
    absent = possible.filter { !left.contains(instance.services[Int($0)]) }
    return true
  }

  /// Services that are near one, of some that are drawn, with itself.
  private mutating func near(_ center: Int32, count: Int) -> Set<ServiceID> {
    let from = instance.modes[Int(instance.firstMode[Int(center)])].exit
    let profile = instance.profile(for: Int(center))
    var drawn: [(cost: UInt32, service: Int32)] = []
    for _ in 0..<3 * count {
      let other = possible[random.below(possible.count)]
      let entry = instance.modes[Int(instance.firstMode[Int(other)])].entry
      drawn.append((instance.costs.leg(from: from, to: entry, profile: profile).cost, other))
    }
    drawn.sort { ($0.cost, $0.service) < ($1.cost, $1.service) }
    return Set(([center] + drawn.prefix(count - 1).map(\.service)).map { instance.services[Int($0)] })
  }

  /// A route without some services; `nil` where nothing is left, or not a route that keeps the rules.
  private mutating func without(_ chosen: Set<ServiceID>, _ plan: RoutePlan) -> StagedRoute? {
    var plan = plan
    plan.visits.removeAll { if case .service(let id, _) = $0 { chosen.contains(id) } else { false } }
    let services = plan.services
    guard !services.isEmpty else { return nil }
    // Visits to facilities may have become needless.
    return plan.visits.contains { if case .facility = $0 { true } else { false } }
      ? relabelled(services, type: plan.vehicleType) ?? clock.drive(plan)
      : clock.drive(plan) ?? relabelled(services, type: plan.vehicleType)
  }

  /// The cheapest route that does services in this order, as if there were no stages.
  private mutating func relabelled(_ services: [ServiceID], type: Int) -> StagedRoute? {
    let order = ContiguousArray(services.compactMap { numbers[$0] })
    return labels.plan(of: order, type: type).flatMap { clock.drive($0) }
  }

  /// Puts in what is absent, in an order drawn anew: lower classes first, as they are listed, or shuffled.
  private mutating func recreate(isBlind: Bool) {
    var order = absent
    order.shuffle(using: &random)
    if !isBlind || random.below(3) > 0 {
      let tasks = order.map { instance.services[Int($0)].task }
      let ranked = zip(order, tasks.map { instance.problem.tasks[$0].precedenceClass }).enumerated().sorted {
        ($0.element.1, $0.offset) < ($1.element.1, $1.offset)
      }
      order = ranked.map(\.element.0)
    }
    absent = order.filter { !insert($0, isBlind: isBlind) }
  }

  /// A place for a service: before a visit of a route, or on a new route.
  private struct Candidate {
    var key: Int64
    /// `nil` for a new one.
    var route: Int?
    var type: Int
    var position: Int
    var mode: Int
  }

  /// Puts a service into the best place that the rules allow. - Returns: whether there is one.
  private mutating func insert(_ service: Int32, isBlind: Bool) -> Bool {
    var places: [Candidate] = []
    for (index, route) in early.enumerated() { addPlaces(service, route, index, to: &places) }
    for type in instance.vehicles.indices
    where early.count(where: { $0.route.plan.vehicleType == type }) < limit(type) {
      let plan = RoutePlan(vehicleType: type, departure: instance.vehicles[type].departure, visits: [])
      let empty = Route(plan: plan, stops: [], cost: 0, end: 0, distance: 0)
      addPlaces(service, StagedRoute(empty), nil, to: &places)
    }
    places.sort { ($0.key, $0.position, $0.mode) < ($1.key, $1.position, $1.mode) }
    let prize = instance.prizes[Int(service)]
    // Where the near places are full or too early, a route of its own may still do.
    let last = places.dropFirst(Self.mostTrials).filter { $0.route == nil }.prefix(Self.mostNewRoutes)
    for place in places.prefix(Self.mostTrials) + last {
      if let prize, instance.problem.objective == .totalCost, place.key >= prize { return false }
      if isBlind, random.below(100) < Self.blinks { continue }
      if put(service, at: place) { return true }
    }
    return false
  }

  private mutating func put(_ service: Int32, at place: Candidate) -> Bool {
    let id = instance.services[Int(service)]
    var plan = RoutePlan(vehicleType: place.type, departure: instance.vehicles[place.type].departure, visits: [])
    if let route = place.route { plan = early[route].route.plan }
    plan.visits.insert(.service(id, mode: Int(instance.modes[place.mode].number)), at: place.position)
    var driven = clock.drive(plan)
    if driven == nil, needsLabels(place.type) { driven = relabelled(plan.services, type: place.type) }
    guard let driven else { return false }
    var routes = early
    if let route = place.route { routes[route] = driven } else { routes.append(driven) }
    guard let all = clock.settled(routes) else { return false }
    (early, settled) = (routes, all)
    return true
  }

  /// Whether routes of a type have more visits than services.
  private func needsLabels(_ type: Int) -> Bool {
    instance.vehicles[type].rests != 0 || instance.dimensions > 0 && !instance.facilities[type].isEmpty
  }

  /// The modes of a service that a route may use and has room for.
  private func fittingModes(_ service: Int32, on staged: StagedRoute) -> [Int] {
    let type = staged.route.plan.vehicleType
    return instance.modes(of: Int(service)).filter { mode in
      guard instance.isAllowed(mode, for: type) else { return false }
      var loads = staged.loads
      loads += instance.modes[mode].loads
      return !instance.facilities[type].isEmpty || loads.fits(instance.vehicles[type].capacities)
    }
  }

  /// The places on a route that keep the order of classes, with what it costs to go there.
  private func addPlaces(_ service: Int32, _ staged: StagedRoute, _ index: Int?, to places: inout [Candidate]) {
    let route = staged.route
    let type = route.plan.vehicleType
    let facts = instance.vehicles[type]
    let modes = fittingModes(service, on: staged)
    guard !modes.isEmpty else { return }
    let visits = route.plan.visits
    let (first, last) = orderedPositions(service, visits)
    guard first <= last else { return }
    let ends = visits.map(entryAndExit)
    // Where the objective is not the sum, small routes are to grow first.
    let base = (index == nil ? facts.fixedCost : 0) + (instance.problem.objective == .totalCost ? 0 : route.cost)
    for position in first...last {
      let from = ends[..<position].last { $0 != nil }??.exit ?? facts.start
      let to = position < visits.count ? ends[position...].first { $0 != nil }??.entry ?? facts.end : facts.end
      let direct = to.map { price(from, $0, facts) ?? 0 } ?? 0
      for mode in modes {
        let facing = instance.modes[mode]
        guard let there = price(from, facing.entry, facts) else { continue }
        var onward: Int64 = 0
        if let to {
          guard let price = price(facing.exit, to, facts) else { continue }
          onward = price
        }
        let key = base + there + facts.price(of: facing) + onward - (index == nil ? 0 : direct)
        places.append(Candidate(key: key, route: index, type: type, position: position, mode: mode))
      }
    }
  }

  private func price(_ from: Place, _ to: Place, _ facts: VehicleFacts) -> Int64? {
    let leg = instance.costs.leg(from: from, to: to, profile: facts.profile)
    return leg.isReachable ? facts.price(of: leg) : nil
  }

  private func entryAndExit(_ visit: Visit) -> (entry: Place, exit: Place)? {
    switch visit {
    case .service(let id, let number):
      let mode = instance.problem.tasks[id.task].modes[number]
      return (mode.entry, mode.exit)
    case .facility(let facility):
      let facility = instance.problem.facilities[facility]
      return (facility.entry, facility.exit)
    case .rest: return nil
    }
  }

  /// From behind the last lower class of its area to before the first higher one.
  private func orderedPositions(_ service: Int32, _ visits: [Visit]) -> (first: Int, last: Int) {
    let own = instance.problem.tasks[instance.services[Int(service)].task]
    var (first, last) = (0, visits.count)
    for (position, visit) in visits.enumerated() {
      guard case .service(let id, _) = visit else { continue }
      let task = instance.problem.tasks[id.task]
      guard task.area == own.area else { continue }
      if task.precedenceClass < own.precedenceClass { first = position + 1 }
      if task.precedenceClass > own.precedenceClass { last = min(last, position) }
    }
    return (first, last)
  }
}
