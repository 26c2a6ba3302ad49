import ArcRouting

/// Why a service cannot be done by a route of its own: rules are added one after the other until no route is left.
struct SlowReasons {
  private let given: VariantProblem

  init(_ given: VariantProblem) { self.given = given }

  /// The first rule that leaves no route; `nil` where there is one.
  func reason(for service: ServiceID) -> UnservedReason? {
    let problem = given.problem
    let (task, index) = (problem.tasks[service.task], problem.services.firstIndex(of: service) ?? 0)
    let isAllowed = problem.vehicleTypes.indices.contains { type in
      let vehicle = problem.vehicleTypes[type]
      return vehicle.count != 0
        && task.modes.contains { vehicle.mayServe(service.task, task.passes[service.pass], $0, as: type) }
    }
    guard isAllowed else { return .forbidden }
    let order: [UnservedReason] = [.unreachable, .capacity, .window, .shift, .duration, .distance]
    for (position, reason) in order.enumerated() {
      let outcomes = RouteEnumeration(keeping(Set(order[...position])), among: 1 << index).outcomes
      let isPossible = problem.vehicleTypes.indices.contains { type in
        problem.vehicleTypes[type].count != 0 && !outcomes[type][1 << index].isEmpty
      }
      if !isPossible { return reason }
    }
    return nil
  }

  /// The problem with some of its rules only.
  private func keeping(_ rules: Set<UnservedReason>) -> VariantProblem {
    var (tasks, types, facilities) = (given.problem.tasks, given.problem.vehicleTypes, given.problem.facilities)
    for type in types.indices {
      if !rules.contains(.capacity) { types[type].capacities = types[type].capacities.map { _ in nil } }
      if !rules.contains(.window) { types[type].breaks = [] }
      if !rules.contains(.shift) {
        types[type].shift.window = TimeWindow(types[type].shift.window.start, TimeWindow.always.end)
      }
      if !rules.contains(.duration) { types[type].maximumDuration = nil }
      if !rules.contains(.distance) { types[type].maximumDistance = nil }
    }
    if !rules.contains(.window) {
      for task in tasks.indices {
        for pass in tasks[task].passes.indices { tasks[task].passes[pass].times = .anyTime }
      }
      for facility in facilities.indices { facilities[facility].hours = .anyTime }
    }
    return given.with(tasks: tasks, types: types, facilities: facilities)
  }
}
