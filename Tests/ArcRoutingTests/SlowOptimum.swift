import ArcRouting

/// The best value over all divisions of the services into routes, and routes that have it.
struct SlowOptimum {
  private typealias Outcome = RouteEnumeration.Outcome

  private(set) var value = SolutionValue(missing: .max, objective: .max)
  private(set) var plans: [RoutePlan] = []
  private let problem: ArcRoutingProblem
  private let services: [ServiceID]
  private let previous: [PreviousPlan.Route]
  private let routes: [[[Outcome]]]
  /// By number of the previous route, where its beginning is locked.
  private var lockedRoutes: [Int: [[[Outcome]]]] = [:]
  private let totalWeight: Int64
  private let longestWeight: Int64
  private let balanceWeight: Int64
  private var chosen: [(type: Int, outcome: Outcome)] = []

  /// - Parameters:
  ///   - takesCheapest: whether no route may go a dearer way than it needs to.
  ///   - moreResets: how many more facilities than load dimensions may be visited between two services.
  init(_ given: VariantProblem, takesCheapest: Bool = false, moreResets: Int = 0) {
    problem = given.problem
    services = problem.services
    previous = problem.previousPlan?.routes ?? []
    let routes = RouteEnumeration(given, moreResets: moreResets).outcomes
    self.routes =
      takesCheapest ? routes.map { $0.map { Array($0.sorted { $0.cost < $1.cost }.prefix(1)) } } : routes
    for (number, old) in previous.enumerated() where old.lockedCount > 0 {
      lockedRoutes[number] = RouteEnumeration(given, locked: old.services.prefix(old.lockedCount)).outcomes
    }
    switch problem.objective {
    case .totalCost: (totalWeight, longestWeight, balanceWeight) = (1, 0, 0)
    case .minMax: (totalWeight, longestWeight, balanceWeight) = (0, 1, 0)
    case .weighted(let total, let longest, let balance, _):
      (totalWeight, longestWeight, balanceWeight) = (total, longest, balance)
    }
    goOn(decided: 0, SolutionValue(missing: 0, objective: 0))
  }

  /// Routes of the previous plan come first, by number, each of which may stay in; then all others.
  private mutating func goOn(decided: Int, _ lost: SolutionValue) {
    let number = chosen.count
    guard number < previous.count else { return divide(decided: decided, lost) }
    if previous[number].lockedCount == 0 {
      chosen.append((previous[number].vehicleType, Outcome(cost: 0, size: 0, visits: [])))
      goOn(decided: decided, lost)
      chosen.removeLast()
    }
    for set in 1..<1 << services.count where set & decided == 0 {
      take(set, decided, lost, from: lockedRoutes[number] ?? routes)
    }
  }

  /// Services are decided about in order: each is left out, or goes with others that follow it.
  private mutating func divide(decided: Int, _ lost: SolutionValue) {
    let used = chosen.map(\.outcome).filter { !$0.visits.isEmpty }
    let (longest, shortest) = (used.map(\.size).max() ?? 0, used.map(\.size).min() ?? 0)
    var reached = lost
    reached.objective += totalWeight * used.map(\.cost).reduce(0, +) + longestWeight * longest
    // Neither the sum nor the largest gets smaller.
    guard reached < value else { return }
    guard let first = services.indices.first(where: { decided & 1 << $0 == 0 }) else {
      reached.objective += balanceWeight * (longest - shortest)
      if reached < value { (value, plans) = (reached, chosen.map(plan)) }
      return
    }
    for set in 1..<1 << services.count where set & decided == 0 && set & 1 << first != 0 {
      take(set, decided, lost, from: routes)
    }
    var without = lost
    let prize = problem.tasks[services[first].task].prize
    without.missing += prize == nil ? 1 : 0
    without.objective += prize ?? 0
    divide(decided: decided | 1 << first, without)
  }

  /// Puts a set on the next route, done in every way there is.
  private mutating func take(_ set: Int, _ decided: Int, _ lost: SolutionValue, from table: [[[Outcome]]]) {
    let number = chosen.count
    let isLocked = number < previous.count && previous[number].lockedCount > 0
    var after = lost
    after.objective += changeCost(set, number)
    for type in table.indices where !isLocked || type == previous[number].vehicleType {
      let used = chosen.count { $0.type == type && !$0.outcome.visits.isEmpty }
      guard used < problem.vehicleTypes[type].count ?? .max else { continue }
      for outcome in table[type][set] {
        chosen.append((type, outcome))
        if number < previous.count {
          goOn(decided: decided | set, after)
        } else {
          divide(decided: decided | set, after)
        }
        chosen.removeLast()
      }
    }
  }

  /// The price of services that were on a route of another number.
  private func changeCost(_ set: Int, _ number: Int) -> Int64 {
    let moved = services.indices.count { index in
      guard set & 1 << index != 0 else { return false }
      return previous.indices.contains { $0 != number && previous[$0].services.contains(services[index]) }
    }
    return Int64(moved) * (problem.previousPlan?.changeCost ?? 0)
  }

  private func plan(type: Int, outcome: Outcome) -> RoutePlan {
    let departure = problem.vehicleTypes[type].shift.window.start
    return RoutePlan(vehicleType: type, departure: departure, visits: outcome.visits)
  }
}
