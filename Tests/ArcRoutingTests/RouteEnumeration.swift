import ArcRouting

/// Every route there is: all orders, modes, facility visits and breaks, one after the other; cut off by the rules only.
struct RouteEnumeration {
  /// What a route comes to.
  struct Outcome {
    let cost: Int64
    /// By the measure of the objective.
    let size: Int64
    let visits: [Visit]
  }

  private struct State {
    var place: Place
    var time: Int64
    var cost: Int64
    var distance: Int64 = 0
    var used: [Int64]
    var done = 0
    var highestClass = Int.min
    /// Visits to facilities since the last service.
    var resets = 0
    /// A bit for each break taken.
    var rests = 0
  }

  private let given: VariantProblem
  private let services: [ServiceID]
  private let measure: Objective.Measure?
  private let isWeighted: Bool
  /// Services that a route must begin with.
  private let locked: ArraySlice<ServiceID>
  /// A bit for each service that is looked at.
  private let among: Int
  private let mostResets: Int
  private var type: VehicleType
  private var typeNumber = 0
  private var visits: [Visit] = []
  /// By type and set of services: the best route, or each that differs in cost or size where neither is better.
  private(set) var outcomes: [[[Outcome]]] = []

  /// - Parameter moreResets: how many more facilities than load dimensions may be visited between two services.
  init(_ given: VariantProblem, locked: ArraySlice<ServiceID> = [], among: Int = .max, moreResets: Int = 0) {
    self.given = given
    mostResets = given.problem.loadDimensions.count + moreResets
    self.among = among
    self.locked = locked
    services = given.problem.services
    switch given.problem.objective {
    case .totalCost: (measure, isWeighted) = (nil, false)
    case .minMax(let measure): (self.measure, isWeighted) = (measure, false)
    case .weighted(_, _, _, let measure): (self.measure, isWeighted) = (measure, true)
    }
    type = given.problem.vehicleTypes[0]
    for (number, type) in given.problem.vehicleTypes.enumerated() {
      (self.type, typeNumber) = (type, number)
      outcomes.append([[Outcome]](repeating: [], count: 1 << services.count))
      go(
        State(
          place: given.problem.depots[type.startDepot].start, time: type.shift.window.start, cost: type.fixedCost,
          used: given.problem.loadDimensions.map { _ in 0 }))
    }
  }

  /// The least cost of doing services in an order by a vehicle of each type; `nil` where none keeps the rules.
  static func costs(of order: [Int], _ given: VariantProblem) -> [Int64?] {
    let set = order.reduce(0) { $0 | 1 << $1 }
    let services = given.problem.services
    let all = RouteEnumeration(given, locked: order.map { services[$0] }[...], among: set)
    return all.outcomes.map { $0[set].map(\.cost).min() }
  }

  private mutating func go(_ state: State) {
    close(state)
    if state.resets < mostResets { visitFacilities(state) }
    for (number, rest) in type.breaks.enumerated() where state.rests & 1 << number == 0 {
      var next = state
      guard spend(rest.duration, within: TimeRule(windows: [rest.window]), &next) else { continue }
      next.rests |= 1 << number
      step(.rest(number), next)
    }
    let isLocked = state.done.nonzeroBitCount < locked.count
    for (index, service) in services.enumerated() where among & ~state.done & 1 << index != 0 {
      if isLocked, locked[locked.startIndex + state.done.nonzeroBitCount] != service { continue }
      serve(service, index, state)
    }
  }

  private mutating func step(_ visit: Visit, _ state: State) {
    visits.append(visit)
    go(state)
    visits.removeLast()
  }

  private mutating func visitFacilities(_ state: State) {
    for (number, facility) in given.problem.facilities.enumerated() {
      guard facility.vehicleTypes?.contains(typeNumber) ?? true else { continue }
      var next = state
      guard drive(to: facility.entry, &next), spend(facility.duration, within: facility.hours, &next) else { continue }
      next.cost += facility.cost
      next.place = facility.exit
      for dimension in facility.resets { next.used[dimension] = 0 }
      next.resets += 1
      step(.facility(number), next)
    }
  }

  private mutating func serve(_ service: ServiceID, _ index: Int, _ state: State) {
    let task = given.problem.tasks[service.task]
    let pass = task.passes[service.pass]
    if given.problem.precedence == .withinRoutes, task.precedenceClass < state.highestClass { return }
    for (number, mode) in task.modes.enumerated() where type.mayServe(service.task, pass, mode, as: typeNumber) {
      var next = state
      guard drive(to: mode.entry, &next), spend(mode.duration, within: pass.times, &next) else { continue }
      for dimension in next.used.indices { next.used[dimension] += mode.loads[dimension] }
      guard next.used.indices.allSatisfy({ next.used[$0] <= type.capacities[$0] ?? .max }) else { continue }
      next.distance += mode.distance
      guard next.distance <= type.maximumDistance ?? .max else { continue }
      next.cost += mode.cost + mode.distance * type.costPerDistance
      next.place = mode.exit
      next.done |= 1 << index
      next.highestClass = task.precedenceClass
      next.resets = 0
      step(.service(service, mode: number), next)
    }
  }

  private func drive(to place: Place, _ state: inout State) -> Bool {
    let leg = given.costs.leg(from: state.place, to: place, profile: type.profile)
    guard leg.isReachable else { return false }
    state.time += Int64(leg.duration)
    state.distance += Int64(leg.distance)
    state.cost += Int64(leg.cost) + Int64(leg.duration) * type.costPerDuration
    state.cost += Int64(leg.distance) * type.costPerDistance
    state.place = place
    return isInTime(state)
  }

  /// Begins at once, or when a window opens, or when a forbidden span ends: no other moment can be the first.
  private func spend(_ duration: Int64, within rule: TimeRule, _ state: inout State) -> Bool {
    let arrival = state.time
    let moments = [arrival] + rule.windows.map(\.start) + rule.forbidden.map(\.end)
    let begin = moments.filter { moment in
      let end = moment + max(duration, 1)
      return moment >= arrival
        && (rule.windows.isEmpty || rule.windows.contains { $0.start <= moment && moment <= $0.end })
        && rule.forbidden.allSatisfy { end <= $0.start || $0.end <= moment }
    }.min()
    guard let begin else { return false }
    state.time = begin + duration
    state.cost += (state.time - arrival) * type.costPerDuration
    return isInTime(state)
  }

  /// Time only goes on, so that routes may be cut off as soon as they are late.
  private func isInTime(_ state: State) -> Bool {
    state.time <= type.shift.window.end
      && state.time - type.shift.window.start <= type.maximumDuration ?? .max
  }

  private mutating func close(_ last: State) {
    var state = last
    guard state.done != 0, state.done.nonzeroBitCount >= locked.count, state.rests == 1 << type.breaks.count - 1,
      type.resetBeforeEnd.allSatisfy({ state.used[$0] == 0 })
    else { return }
    if let depot = type.endDepot, !drive(to: given.problem.depots[depot].end, &state) { return }
    guard state.distance <= type.maximumDistance ?? .max else { return }
    let size =
      switch measure {
      case .duration: state.time - type.shift.window.start
      case .distance: state.distance
      case .cost, nil: state.cost
      }
    keep(Outcome(cost: state.cost, size: size, visits: visits), set: state.done)
  }

  private mutating func keep(_ outcome: Outcome, set: Int) {
    let known = outcomes[typeNumber][set]
    if isWeighted {
      if known.contains(where: { ($0.cost, $0.size) == (outcome.cost, outcome.size) }) { return }
      outcomes[typeNumber][set].append(outcome)
    } else if let best = known.first {
      let isBetter = measure == nil ? outcome.cost < best.cost : outcome.size < best.size
      if isBetter { outcomes[typeNumber][set] = [outcome] }
    } else {
      outcomes[typeNumber][set] = [outcome]
    }
  }
}
