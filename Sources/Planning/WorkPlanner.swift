import ArcBounds
import ArcRouting
import Plans

/// Routes, what they add up to, and what the solver left out.
struct PlannedWork: Sendable {
  var routes: [PlanRoute] = []
  var totals = PlanTotals()
  var unserved: [UnservedTask] = []
  /// What the routes cost, and no others for the same work can cost less than; `nil` without a bound.
  var bound: PlanBound? = PlanBound(objective: 0, lowerBound: 0)
  /// Vehicles that start apart from their work.
  var vehiclesApart: [Int64] = []
  /// Facilities that no vehicle can drive to and back from; `nil` before anything was planned.
  var facilitiesLost: [String]?

  /// Adds what a part costs to what all do, and what it cannot fall below.
  mutating func add(_ solution: Solution, _ lowerBound: Int64?) {
    guard let sum = bound, let lowerBound else { return bound = nil }
    bound = PlanBound(
      objective: sum.objective + solution.routeCost, lowerBound: sum.lowerBound + lowerBound)
  }

  /// What the reader should know.
  var notes: [PlanNote] {
    (facilitiesLost ?? []).map { .facilityUnreachable($0) }
      + (vehiclesApart.isEmpty ? [] : [.startApart(vehicles: vehiclesApart.sorted())])
  }
}

/// Routes tasks by the solver: all together, or, where rules name the vehicle of every task, vehicle by vehicle.
struct WorkPlanner {
  private static let roundsPerTask = 60
  private let context: PlanningContext
  private let control: PlanningControl

  init(_ context: PlanningContext, _ control: PlanningControl = PlanningControl()) {
    self.context = context
    self.control = control
  }

  /// - Throws: ``PlanningError`` for what the solver cannot honour or memory cannot hold.
  func routes(for tasks: [WorkTask]) async throws(PlanningError) -> PlannedWork {
    var work = PlannedWork()
    let parts = parts(of: tasks)
    for (number, part) in parts.enumerated() {
      control.begin(number, of: parts.count)
      guard !control.isCancelled else { throw .cancelled }
      // The few roads of one vehicle are as good as settled after some rounds for each.
      let rounds = context.iterations ?? (parts.count > 1 ? Self.roundsPerTask * part.tasks.count : nil)
      try await solve(part.tasks, part.groups, rounds: rounds, into: &work)
    }
    guard !control.isCancelled else { throw .cancelled }
    work.routes.sort { $0.vehicle < $1.vehicle }
    return work
  }

  private func parts(of tasks: [WorkTask]) -> [(tasks: [WorkTask], groups: [Int])] {
    guard !tasks.isEmpty else { return [] }
    guard tasks.allSatisfy({ $0.rule.vehicle != nil }) else { return [(tasks, Array(context.groups.indices))] }
    let byVehicle = Dictionary(grouping: tasks) { $0.rule.vehicle ?? 0 }
    return byVehicle.keys.sorted().compactMap { id in
      guard let own = byVehicle[id], let group = context.groups.firstIndex(where: { $0.ids.contains(id) }) else {
        return nil
      }
      return (own, [group])
    }
  }

  private func solve(
    _ tasks: [WorkTask], _ groups: [Int], rounds: Int?, into work: inout PlannedWork
  ) async throws(PlanningError) {
    let routed = try RoutedProblemBuilder(context, tasks: tasks, groups: groups).build()
    let options = ArcRoutingOptions(
      seed: context.seed, stop: StoppingRule(iterations: rounds), threads: context.threads)
    let solver: ArcRoutingSolver<RoadTravelCosts>
    do throws(SolverError) {
      solver = try ArcRoutingSolver(routed.problem, costs: routed.costs, options: options)
    } catch { throw .unsupported("\(error)") }
    control.note(.search)
    let watch = BoundWatch(control)
    async let proven = watch.bound(routed.problem, routed.costs)
    let solution = solver.solve(control.search)
    watch.end()
    let bound = await proven
    let least = bound?.value(leavingOut: solution.unserved.map(\.service))
    work.add(solution, least)
    let value = SolutionValue(missing: solution.unserved.count, objective: solution.routeCost)
    control.end(value, bound: least ?? 0)
    var assembly = RouteAssembly(routed)
    var next = Array(repeating: 0, count: groups.count)
    for route in solution.routes {
      let type = route.plan.vehicleType
      let group = context.groups[groups[type]]
      let id = group.isUnlimited ? Int64(work.routes.count + 1) : group.ids[next[type]]
      next[type] += 1
      work.routes.append(try assembly.route(route, vehicle: id))
    }
    work.totals.add(assembly.totals)
    let reach = WorkReach(routed)
    work.vehiclesApart += reach.vehiclesApart
    work.facilitiesLost = work.facilitiesLost?.filter { reach.facilitiesLost.contains($0) } ?? reach.facilitiesLost
    if !solution.unserved.isEmpty {
      var reasons = UnservedTaskReasons(routed, routes: solution.routes)
      for service in solution.unserved { work.unserved += reasons.tasks(service) }
    }
  }
}
