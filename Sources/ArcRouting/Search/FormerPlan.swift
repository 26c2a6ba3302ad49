/// A previous plan as the search meets it.
struct FormerPlan: Sendable {
  /// The routes with their services, as far as those are known; a new route of the same number continues one.
  let routes: [OrderedRoute]
  /// For each service the number of its former route, -1 for none.
  let routeOf: ContiguousArray<Int32>
  /// Whether each service must stay where it was.
  let isLocked: ContiguousArray<Bool>
  let hasLocks: Bool
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
    changeCost = plan.changeCost
  }

  /// The locked part of a route.
  func locked(_ number: Int) -> [Int32] { routes[number].order.filter { isLocked[Int($0)] } }

  /// The first route whose locked part cannot be driven as it is; `nil` where all can.
  func brokenLock(_ instance: SearchInstance) -> Int? {
    var labels = RouteLabels(instance)
    var left = instance.problem.vehicleTypes.map { $0.count ?? .max }
    for number in routes.indices {
      let (order, type) = (locked(number), routes[number].type)
      guard !order.isEmpty else { continue }
      left[type] -= 1
      if left[type] < 0 || labels.cost(of: order, type: type) == nil { return number }
    }
    return nil
  }
}
