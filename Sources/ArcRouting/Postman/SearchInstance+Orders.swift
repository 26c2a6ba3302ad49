extension SearchInstance {
  /// The orders of services that plans tell, of those that can be done, each once.
  func orders(of plans: [RoutePlan], _ possible: ContiguousArray<Int32>) -> [OrderedRoute] {
    var numbers: [ServiceID: Int32] = [:]
    for service in possible { numbers[services[Int(service)]] = service }
    return plans.compactMap { plan in
      guard problem.vehicleTypes.indices.contains(plan.vehicleType) else { return nil }
      let order = ContiguousArray(plan.services.compactMap { numbers.removeValue(forKey: $0) })
      return order.isEmpty ? nil : OrderedRoute(type: plan.vehicleType, order: order)
    }
  }
}
