/// A previous plan as the search meets it.
struct FormerPlan: Sendable {
  /// The routes with their services, as far as those are known; a new route of the same number continues one.
  let routes: [OrderedRoute]
  /// For each service the number of its former route, -1 for none.
  let routeOf: ContiguousArray<Int32>
  /// Whether each service must stay where it was.
  let isLocked: ContiguousArray<Bool>
  let hasLocks: Bool
  /// How many services of each route are locked: its first ones.
  private let lockedCount: [Int]
  let changeCost: Int64

  init?(_ problem: ArcRoutingProblem, _ services: [ServiceID]) {
    guard let plan = problem.previousPlan else { return nil }
    var numbers: [ServiceID: Int32] = [:]
    for (number, service) in services.enumerated() { numbers[service] = Int32(number) }
    var routeOf = ContiguousArray(repeating: Int32(-1), count: services.count)
    var isLocked = ContiguousArray(repeating: false, count: services.count)
    routes = plan.routes.enumerated().map { number, route in
      let order = route.services.compactMap { numbers[$0] }
      for (index, service) in order.enumerated() {
        routeOf[Int(service)] = Int32(number)
        if index < route.lockedCount { isLocked[Int(service)] = true }
      }
      return OrderedRoute(type: route.vehicleType, order: order, number: number)
    }
    self.routeOf = routeOf
    self.isLocked = isLocked
    hasLocks = isLocked.contains(true)
    lockedCount = plan.routes.map(\.lockedCount)
    changeCost = plan.changeCost
  }

  /// Whether services of a route are locked.
  func hasLocks(_ number: Int) -> Bool { lockedCount[number] > 0 }

  /// The routes without the services that they cannot hold any more, and without those that no vehicle can do.
  /// - Complexity: a step of labels for each service, and as many as are before it for each that is left out.
  func routes(of instance: SearchInstance, _ possible: ContiguousArray<Int32>) -> [OrderedRoute] {
    var isPossible = isLocked
    for service in possible { isPossible[Int(service)] = true }
    var labels = RouteLabels(instance)
    return routes.map { route in
      let order = ContiguousArray(route.order.filter { isPossible[Int($0)] })
      return OrderedRoute(type: route.type, order: labels.longest(of: order, type: route.type), number: route.number)
    }
  }

  /// The first route whose locked part cannot be driven as it is; `nil` where all can.
  func brokenLock(_ instance: SearchInstance) -> Int? {
    var labels = RouteLabels(instance)
    var left = instance.problem.vehicleTypes.map { $0.count ?? .max }
    for number in routes.indices {
      let (order, type) = (routes[number].order.prefix(lockedCount[number]), routes[number].type)
      guard !order.isEmpty else { continue }
      left[type] -= 1
      if left[type] < 0 || labels.cost(of: order, type: type) == nil { return number }
    }
    return nil
  }
}
