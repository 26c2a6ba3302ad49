extension SolutionEvaluator {
  /// What routes are worth by the objective, with lost prizes and the price of change.
  func value(routes: [Route], unserved: [ServiceID]) -> SolutionValue {
    let prizes = unserved.map { problem.tasks[$0.task].prize }
    let lost = prizes.reduce(Int64(0)) { $0 + ($1 ?? 0) } + changeCost(routes)
    let total = routes.reduce(Int64(0)) { $0 + $1.cost }
    let objective: Int64
    switch problem.objective {
    case .totalCost: objective = total
    case .minMax(let measure): objective = routes.map { size($0, measure) }.max() ?? 0
    case .weighted(let totalWeight, let longestWeight, let balanceWeight, let measure):
      let sizes = routes.map { size($0, measure) }
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

  private func changeCost(_ routes: [Route]) -> Int64 {
    guard let previous = problem.previousPlan else { return 0 }
    var moved: Int64 = 0
    for (number, old) in previous.routes.enumerated() {
      let stays = number < routes.count ? Set(routes[number].plan.services) : []
      moved += Int64(old.services.count { !stays.contains($0) })
    }
    return moved * previous.changeCost
  }
}
