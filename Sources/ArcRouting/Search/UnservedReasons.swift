/// Finds out why a service cannot be done even by a vehicle of its own, by switching the rules on one after the other.
enum UnservedReasons {
  /// The first rule that leaves no way; `nil` for a service that can be done. - Complexity: some routes of one service.
  static func reason<Costs: TravelCosts>(_ instance: SearchInstance<Costs>, service: Int) -> UnservedReason? {
    let types = instance.problem.vehicleTypes.indices.filter { type in
      instance.problem.vehicleTypes[type].count != 0
        && instance.modes(of: service).contains { instance.isAllowed($0, for: type) }
    }
    guard !types.isEmpty else { return .forbidden }
    let steps: [(rules: RouteRules, reason: UnservedReason)] = [
      ([], .unreachable), (.capacity, .capacity), (.windows, .window), (.shift, .shift), (.duration, .duration),
      (.distance, .distance),
    ]
    var rules: RouteRules = []
    for step in steps {
      rules.formUnion(step.rules)
      var labels = RouteLabels(instance, rules: rules)
      if !types.contains(where: { labels.cost(of: [Int32(service)], type: $0) != nil }) { return step.reason }
    }
    return nil
  }
}
