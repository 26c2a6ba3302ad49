extension SolutionEvaluator {
  /// What routes are worth by the objective, with lost prizes and the price of change.
  func value(routes: [Route], unserved: [ServiceID]) -> SolutionValue {
    let prizes = unserved.map { problem.tasks[$0.task].prize }
    let lost = prizes.reduce(Int64(0)) { $0 + ($1 ?? 0) } + changeCost(routes)
    let total = routes.reduce(Int64(0)) { $0 + $1.cost }
    let used = routes.filter(\.plan.isUsed)
    let objective: Int64
    switch problem.objective {
    case .totalCost: objective = total
    case .minMax(let measure): objective = used.map { size($0, measure) }.max() ?? 0
    case .weighted(let totalWeight, let longestWeight, let balanceWeight, let measure):
      let sizes = used.map { size($0, measure) }
      let longest = sizes.max() ?? 0
      objective = totalWeight * total + longestWeight * longest + balanceWeight * (longest - (sizes.min() ?? 0))
    }
    return SolutionValue(missing: prizes.count { $0 == nil }, objective: objective + lost)
  }

  private func size(_ route: Route, _ measure: Objective.Measure) -> Int64 {
    switch measure {
    case .cost: route.cost
    case .duration: route.duration
    case .distance: route.distance
    }
  }

  /// The price of services that are now on a route of another number; those left out have not moved.
  private func changeCost(_ routes: [Route]) -> Int64 {
    guard let previous = problem.previousPlan else { return 0 }
    var numbers: [ServiceID: Int] = [:]
    for (number, old) in previous.routes.enumerated() {
      for service in old.services { numbers[service] = number }
    }
    var moved: Int64 = 0
    for (number, route) in routes.enumerated() {
      moved += Int64(route.plan.services.count { numbers[$0, default: number] != number })
    }
    return moved * previous.changeCost
  }
}
