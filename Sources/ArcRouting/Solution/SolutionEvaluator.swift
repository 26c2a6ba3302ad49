/// Computes from scratch what routes cost and which rules they break: slow, obvious, and apart from the search.
public struct SolutionEvaluator<Costs: TravelCosts>: Sendable {
  /// The problem.
  public let problem: ArcRoutingProblem
  /// What drives cost.
  public let costs: Costs

  /// Pairs a problem with travel costs.
  public init(problem: ArcRoutingProblem, costs: Costs) {
    self.problem = problem
    self.costs = costs
  }

  /// The solution that plans and reasons come to. Services that are in no plan and have no reason get `fleet`, or `prize`
  /// where they are optional.
  /// - Throws: the first `Violation` of the plans.
  public func solution(
    of plans: [RoutePlan], reasons: [ServiceID: UnservedReason] = [:]
  ) throws(Violation) -> Solution {
    var routes: [Route] = []
    for (number, plan) in plans.enumerated() { routes.append(try route(plan, number: number)) }
    let served = Set(plans.flatMap(\.services))
    let unserved = problem.services.filter { !served.contains($0) }.map { service in
      UnservedService(service, reasons[service] ?? (problem.tasks[service.task].prize == nil ? .fleet : .prize))
    }
    let value = value(routes: routes, unserved: unserved.map(\.service))
    let solution = Solution(routes: routes, unserved: unserved, value: value)
    if let first = violations(of: solution).first { throw first }
    return solution
  }

  /// Every rule that a solution breaks and every figure it misstates; empty for a right one. - Complexity: O(n log n).
  public func violations(of solution: Solution) -> [Violation] {
    var found: [Violation] = []
    for (number, route) in solution.routes.enumerated() {
      do throws(Violation) {
        if try self.route(route.plan, number: number) != route { found.append(.misstated(route: number)) }
      } catch { found.append(error) }
    }
    guard found.isEmpty else { return found }
    found += fleetViolations(solution) + coverageViolations(solution) + stageViolations(solution)
    found += lockViolations(solution)
    // Only now it is certain that every service named is there.
    guard found.isEmpty else { return found }
    let value = value(routes: solution.routes, unserved: solution.unserved.map(\.service))
    return value == solution.value ? [] : [.valueMisstated(stated: solution.value, found: value)]
  }

  private func fleetViolations(_ solution: Solution) -> [Violation] {
    problem.vehicleTypes.enumerated().compactMap { number, type in
      let used = solution.routes.count { $0.plan.isUsed && $0.plan.vehicleType == number }
      guard let count = type.count, used > count else { return nil }
      return .tooManyVehicles(type: number, used: used, count: count)
    }
  }

  private func coverageViolations(_ solution: Solution) -> [Violation] {
    var times: [ServiceID: Int] = [:]
    for service in solution.routes.flatMap(\.plan.services) { times[service, default: 0] += 1 }
    var left: [ServiceID: Int] = [:]
    for service in solution.unserved.map(\.service) { left[service, default: 0] += 1 }
    var found: [Violation] = []
    for service in problem.services {
      let done = times[service] ?? 0
      if done > 1 { found.append(.repeated(service, times: done)) }
      if min(done, 1) + (left.removeValue(forKey: service) ?? 0) != 1 { found.append(.unaccounted(service)) }
    }
    return found + left.keys.sorted().map(Violation.unaccounted)
  }

  /// For each service that begins too early the last to be done of the lower classes of its area.
  private func stageViolations(_ solution: Solution) -> [Violation] {
    guard problem.precedence == .inStages else { return [] }
    let services = solution.routes.flatMap(\.stops).compactMap { stop -> StagedService? in
      guard case .service(let id, _) = stop.visit else { return nil }
      return StagedService(id: id, rank: problem.tasks[id.task].precedenceClass, start: stop.start, end: stop.end)
    }
    var found: [Violation] = []
    for area in Dictionary(grouping: services, by: { problem.tasks[$0.id.task].area }).sorted(by: { $0.key < $1.key }) {
      let ascending = area.value.sorted { ($0.rank, $0.id) < ($1.rank, $1.id) }
      // The last to be done of all so far, and of the classes below the present one.
      var (latest, lower): (StagedService?, StagedService?)
      var rank = Int.min
      for service in ascending {
        if service.rank > rank { (lower, rank) = (latest, service.rank) }
        if let lower, lower.end > service.start { found.append(.stageOrder(service.id, before: lower.id)) }
        if latest.map({ $0.end < service.end }) ?? true { latest = service }
      }
    }
    return found
  }

  private func lockViolations(_ solution: Solution) -> [Violation] {
    guard let previous = problem.previousPlan else { return [] }
    return previous.routes.enumerated().compactMap { number, old in
      guard old.lockedCount > 0 else { return nil }
      let locked = old.services.prefix(old.lockedCount)
      guard number < solution.routes.count, solution.routes[number].plan.vehicleType == old.vehicleType,
        solution.routes[number].plan.services.starts(with: locked)
      else { return .lockBroken(route: number) }
      return nil
    }
  }
}

/// A service with what stages ask of it.
private struct StagedService {
  let id: ServiceID
  let rank: Int
  let start: Int64
  let end: Int64
}
