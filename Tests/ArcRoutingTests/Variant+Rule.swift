import ArcRouting

extension VariantProblem {
  /// The same with some parts exchanged.
  func with(
    tasks: [ServiceTask]? = nil, types: [VehicleType]? = nil, facilities: [Facility]? = nil,
    objective: Objective? = nil, precedence: Precedence? = nil
  ) -> VariantProblem {
    do throws(ProblemError) {
      let problem = try ArcRoutingProblem(
        placeCount: problem.placeCount, profileCount: problem.profileCount, tasks: tasks ?? problem.tasks,
        vehicleTypes: types ?? problem.vehicleTypes, depots: problem.depots, loadDimensions: problem.loadDimensions,
        facilities: facilities ?? problem.facilities, objective: objective ?? problem.objective,
        precedence: precedence ?? problem.precedence)
      return VariantProblem(problem: problem, costs: costs)
    } catch { preconditionFailure("\(error)") }
  }
}

extension Variant {
  /// The problem without what makes the variant; a previous plan is left out in any case.
  func withoutRule(_ given: VariantProblem, seed: UInt64) throws -> VariantProblem {
    var (tasks, types) = (given.problem.tasks, given.problem.vehicleTypes)
    switch self {
    case .turns:
      let free = try VariantDraw.turns(seed: seed, areFree: true).finished()
      return VariantProblem(problem: given.problem, costs: free.costs)
    case .facilities: return given.with(types: types.map(plain), facilities: [])
    case .classes, .stages: return given.with(precedence: Precedence.none)
    case .largestCost, .largestDuration, .largestDistance, .weightedCost, .weightedDuration, .weightedDistance:
      return given.with(objective: .totalCost)
    case .previousPlan, .fewerVehicles: return given.with()
    case .mixedModes: for task in tasks.indices { tasks[task].modes = [tasks[task].modes[0]] }
    case .dimensions:
      for type in types.indices {
        types[type].capacities = [types[type].capacities[0]] + types[type].capacities[1...].map { _ in nil }
      }
    case .prizes: for task in tasks.indices { tasks[task].prize = nil }
    case .windows, .shifts, .partial:
      for task in tasks.indices {
        for pass in tasks[task].passes.indices { tasks[task].passes[pass] = ServicePass() }
      }
      types = types.map(plain)
    case .edges, .fleets, .openRoutes, .breaks, .limits: types = types.map(plain)
    }
    return given.with(tasks: tasks, types: types)
  }

  /// A vehicle that costs the same and knows no rule.
  private func plain(_ type: VehicleType) -> VehicleType {
    var plain = VehicleType(name: type.name, capacities: type.capacities.map { _ in nil })
    (plain.fixedCost, plain.costPerDuration, plain.costPerDistance) = (
      type.fixedCost, type.costPerDuration, type.costPerDistance
    )
    return plain
  }
}
