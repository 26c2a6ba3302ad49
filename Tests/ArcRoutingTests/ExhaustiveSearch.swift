import ArcRouting

/// Tries every order, mode, facility visit and break: no dynamic programming, no pruning but by the rules.
struct ExhaustiveSearch {
  let problem: ArcRoutingProblem
  let costs: DenseTravelCosts
  let services: [ServiceID]
  /// The most facilities between two services.
  private let mostHops: Int
  /// Cheapest route of each type for each set of services.
  private(set) var best: [[Int64?]] = []

  /// - Parameter moreHops: how many more facilities than load dimensions may be visited between two services.
  init(_ problem: ArcRoutingProblem, _ costs: DenseTravelCosts, moreHops: Int = 0) {
    mostHops = problem.loadDimensions.count + (problem.facilities.isEmpty ? 0 : moreHops)
    self.problem = problem
    self.costs = costs
    services = problem.services
    for type in problem.vehicleTypes.indices {
      best.append([Int64?](repeating: nil, count: 1 << services.count))
      go(State(self, type), type, order: nil)
    }
  }

  private struct State {
    var place: Place
    var time: Int64
    var cost: Int64
    var distance: Int64 = 0
    var used: [Int64]
    var done = 0
    var rank = Int.min
    var hops = 0
    /// Breaks taken.
    var rests: Set<Int> = []

    init(_ search: ExhaustiveSearch, _ type: Int) {
      let vehicle = search.problem.vehicleTypes[type]
      place = search.problem.depots[vehicle.startDepot].start
      time = vehicle.shift.window.start
      cost = vehicle.fixedCost
      used = search.problem.loadDimensions.map { _ in 0 }
    }
  }

  /// The cheapest route that does services in an order, by trying all modes and visits.
  func cost(of order: [Int], type: Int) -> Int64? {
    var copy = self
    copy.best[type] = [Int64?](repeating: nil, count: 1 << services.count)
    copy.go(State(self, type), type, order: order)
    return copy.best[type][order.reduce(0) { $0 | 1 << $1 }]
  }

  private mutating func go(_ state: State, _ type: Int, order: [Int]?) {
    let vehicle = problem.vehicleTypes[type]
    close(state, vehicle, type)
    if state.hops < mostHops {
      for facility in problem.facilities {
        var next = state
        guard drive(&next, to: facility.entry, vehicle),
          wait(&next, facility.hours, lasting: facility.duration, vehicle)
        else { continue }
        next.cost += facility.cost
        next.place = facility.exit
        for dimension in facility.resets { next.used[dimension] = 0 }
        next.hops += 1
        go(next, type, order: order)
      }
    }
    for (number, rest) in vehicle.breaks.enumerated() where !state.rests.contains(number) {
      var next = state
      guard wait(&next, TimeRule(windows: [rest.window]), lasting: rest.duration, vehicle) else { continue }
      next.rests.insert(number)
      go(next, type, order: order)
    }
    for (index, service) in services.enumerated() where state.done & 1 << index == 0 {
      if let order, order[state.done.nonzeroBitCount...].first != index { continue }
      let task = problem.tasks[service.task]
      for mode in task.modes where vehicle.mayServe(service.task, task.passes[service.pass], mode, as: type) {
        var next = state
        if problem.precedence == .withinRoutes, task.precedenceClass < state.rank { continue }
        guard drive(&next, to: mode.entry, vehicle),
          wait(&next, task.passes[service.pass].times, lasting: mode.duration, vehicle)
        else { continue }
        for dimension in next.used.indices { next.used[dimension] += mode.loads[dimension] }
        guard next.used.indices.allSatisfy({ next.used[$0] <= vehicle.capacities[$0] ?? .max }) else { continue }
        next.cost += mode.cost + mode.distance * vehicle.costPerDistance
        next.distance += mode.distance
        next.place = mode.exit
        next.done |= 1 << index
        next.rank = task.precedenceClass
        next.hops = 0
        if let order, next.done.nonzeroBitCount > order.count { continue }
        go(next, type, order: order)
      }
    }
  }

  private func drive(_ state: inout State, to place: Place, _ vehicle: VehicleType) -> Bool {
    let leg = costs.leg(from: state.place, to: place, profile: 0)
    guard leg.isReachable else { return false }
    state.time += Int64(leg.duration)
    state.distance += Int64(leg.distance)
    state.cost += Int64(leg.cost) + Int64(leg.duration) * vehicle.costPerDuration
    state.cost += Int64(leg.distance) * vehicle.costPerDistance
    state.place = place
    return true
  }

  /// Tries one moment after the other.
  private func wait(_ state: inout State, _ rule: TimeRule, lasting: Int64, _ vehicle: VehicleType) -> Bool {
    let arrival = state.time
    while state.time <= 300 {
      let (start, end) = (state.time, state.time + max(lasting, 1))
      let isOpen = rule.windows.isEmpty || rule.windows.contains { $0.start <= start && start <= $0.end }
      if rule.isAnyTime || (isOpen && rule.forbidden.allSatisfy { end <= $0.start || start >= $0.end }) {
        state.time += lasting
        state.cost += (state.time - arrival) * vehicle.costPerDuration
        return true
      }
      state.time += 1
    }
    return false
  }

  private mutating func close(_ state: State, _ vehicle: VehicleType, _ type: Int) {
    var state = state
    guard state.done != 0, state.rests.count == vehicle.breaks.count,
      vehicle.resetBeforeEnd.allSatisfy({ state.used[$0] == 0 })
    else { return }
    if let depot = vehicle.endDepot, !drive(&state, to: problem.depots[depot].end, vehicle) { return }
    guard state.time <= vehicle.shift.window.end else { return }
    guard state.time - vehicle.shift.window.start <= vehicle.maximumDuration ?? .max else { return }
    guard state.distance <= vehicle.maximumDistance ?? .max else { return }
    best[type][state.done] = min(best[type][state.done] ?? .max, state.cost)
  }

  /// The best value over all divisions into routes.
  func optimum() -> SolutionValue {
    partition(done: 0, used: problem.vehicleTypes.map { _ in 0 }, largest: 0)
  }

  /// What the rest adds; the largest route, where it is what counts, is added when all are known.
  private func partition(done: Int, used: [Int], largest: Int64) -> SolutionValue {
    let isMinMax = problem.objective == .minMax(.cost)
    guard let first = services.indices.first(where: { done & 1 << $0 == 0 }) else {
      return SolutionValue(missing: 0, objective: isMinMax ? largest : 0)
    }
    let prize = problem.tasks[services[first].task].prize
    var found = partition(done: done | 1 << first, used: used, largest: largest)
    found.missing += prize == nil ? 1 : 0
    found.objective += prize ?? 0
    for set in 1..<1 << services.count where set & done == 0 && set & 1 << first != 0 {
      for type in best.indices where used[type] < problem.vehicleTypes[type].count ?? .max {
        guard let cost = best[type][set] else { continue }
        var after = used
        after[type] += 1
        var value = partition(done: done | set, used: after, largest: max(largest, cost))
        value.objective += isMinMax ? 0 : cost
        found = min(found, value)
      }
    }
    return found
  }

  /// The best value of cutting an order into routes, single services being left out between them.
  func split(_ order: [Int], used: [Int]? = nil) -> SolutionValue {
    guard let first = order.first else { return SolutionValue(missing: 0, objective: 0) }
    let used = used ?? problem.vehicleTypes.map { _ in 0 }
    let prize = problem.tasks[services[first].task].prize
    var found = split(Array(order.dropFirst()), used: used)
    found.missing += prize == nil ? 1 : 0
    found.objective += prize ?? 0
    for length in 1...order.count {
      for type in best.indices where used[type] < problem.vehicleTypes[type].count ?? .max {
        guard let cost = cost(of: Array(order.prefix(length)), type: type) else { continue }
        var after = used
        after[type] += 1
        var value = split(Array(order.dropFirst(length)), used: after)
        value.objective += cost
        found = min(found, value)
      }
    }
    return found
  }
}
