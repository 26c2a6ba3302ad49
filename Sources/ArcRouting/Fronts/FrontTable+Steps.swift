extension FrontTable {
  /// The steps of routes: with their visits, or with those placed anew where that costs less; `nil` for one that breaks a rule.
  func steps(of routes: [OrderedRoute]) -> [ContiguousArray<RouteStep>?] {
    let visits = routes.reduce(0) { $0 + $1.stops.count - $1.order.count }
    let state = RouteState(graph, routeLimit: max(routes.count, 1), isAdditive: false, visitLimit: visits)
    let fronts = RouteFronts(self, state, placesVisits: false, joins: false)
    let placing = RouteFronts(self, state, placesVisits: true, joins: false)
    return routes.map { route in
      let number = state.addRoute(type: route.type)
      state.link(route.stops, on: number, resets: instance.facilityResets)
      state.update(number)
      let met = fronts.update(number)
      let isPlaced = placing.update(number).map { $0 < met ?? .max } ?? false
      return (isPlaced ? placing : fronts).steps(of: number)
    }
  }

  /// What driving a route as it is written costs, by the evaluator; `nil` where it breaks a rule.
  func evaluatedCost(of route: OrderedRoute) -> Int64? {
    guard let steps = steps(of: [route]).first ?? nil else { return nil }
    func cost(_ costs: some TravelCosts) -> Int64? {
      let evaluator = SolutionEvaluator(problem: instance.problem, costs: costs)
      return (try? evaluator.route(instance.plan(steps, type: route.type)))?.cost
    }
    return cost(instance.costs)
  }
}
