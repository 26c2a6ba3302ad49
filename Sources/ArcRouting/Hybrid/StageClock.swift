/// A route with what stages ask of it.
struct StagedRoute: Sendable {
  /// Its decisions and sums; the stops are left out.
  var route: Route
  /// When its first service of a stage begins and the last is done, for each stage it has services of.
  var spans: [StageSpan]
  /// What its services take up.
  var loads: Loads
  /// How long it waits on the way.
  var waiting: Int64
  /// Whether leaving later makes everything later by as much.
  var isRigid: Bool
}

extension StagedRoute {
  /// A route without visits.
  init(_ empty: Route) { self.init(route: empty, spans: [], loads: .zero, waiting: 0, isRigid: true) }
}

/// The part of a route in one stage.
struct StageSpan: Sendable {
  let stage: Int
  var begin: Int64
  var end: Int64
}

/// Finds out when routes must leave so that no service begins before the stages below it are done.
///
/// A vehicle waits for others in its depot only. Leaving later never makes a service earlier, so putting off one route after
/// the other until no rule is broken comes to the least departures of all, or to a route that cannot be done any more.
struct StageClock: Sendable {
  let stages: Stages
  /// Knows no longest duration: who leaves too early may last too long.
  private let evaluator: SolutionEvaluator<HeldTravelCosts>
  /// The longest duration of each type.
  private let limits: [Int64]

  init(_ instance: SearchInstance, _ stages: Stages) {
    self.stages = stages
    let all = instance.problem
    let types = all.vehicleTypes.map { type in
      var type = type
      type.maximumDuration = nil
      return type
    }
    limits = all.vehicleTypes.map { $0.maximumDuration ?? .max }
    do {
      let problem = try ArcRoutingProblem(
        placeCount: all.placeCount, profileCount: all.profileCount, tasks: all.tasks, vehicleTypes: types,
        depots: all.depots, loadDimensions: all.loadDimensions, facilities: all.facilities, objective: all.objective)
      evaluator = SolutionEvaluator(problem: problem, costs: HeldTravelCosts(instance.costs))
    } catch { preconditionFailure("a problem without longest durations breaks a rule: \(error)") }
  }

  /// Drives a route; `nil` where it breaks a rule, or lasts too long whenever it leaves.
  func drive(_ plan: RoutePlan) -> StagedRoute? {
    guard let route = try? evaluator.route(plan) else { return nil }
    var spans: [StageSpan] = []
    var (waiting, isRigid, loads) = (Int64(0), true, Loads.zero)
    for stop in route.stops {
      waiting += stop.start - stop.arrival
      switch stop.visit {
      case .service(let id, let mode):
        for (dimension, load) in evaluator.problem.tasks[id.task].modes[mode].loads.enumerated() {
          loads[dimension] += load
        }
        if !evaluator.problem.tasks[id.task].passes[id.pass].times.isAnyTime { isRigid = false }
        let stage = stages.ofTask[id.task]
        if let known = spans.firstIndex(where: { $0.stage == stage }) {
          spans[known].end = stop.end
        } else {
          spans.append(StageSpan(stage: stage, begin: stop.start, end: stop.end))
        }
      case .facility(let facility): if !evaluator.problem.facilities[facility].hours.isAnyTime { isRigid = false }
      case .rest: isRigid = false
      }
    }
    guard route.duration - waiting <= limits[plan.vehicleType] else { return nil }
    let bare = Route(plan: plan, stops: [], cost: route.cost, end: route.end, distance: route.distance)
    return StagedRoute(route: bare, spans: spans, loads: loads, waiting: waiting, isRigid: isRigid)
  }

  /// What routes come to, and what is left out.
  func value(_ routes: [StagedRoute], unserved: [ServiceID]) -> SolutionValue {
    evaluator.value(routes: routes.map(\.route), unserved: unserved)
  }

  /// When each stage is done; 0 where nothing of it is.
  func ends(_ routes: [StagedRoute]) -> [Int64] {
    var ends = [Int64](repeating: 0, count: stages.areas.count)
    for route in routes {
      for span in route.spans { ends[span.stage] = max(ends[span.stage], span.end) }
    }
    return ends
  }

  /// The same routes, leaving when they may; `nil` where the stages cannot be kept.
  /// - Complexity: O(routes²) at worst, few rounds over all routes as a rule.
  func settled(_ routes: [StagedRoute]) -> [StagedRoute]? {
    var early = routes
    guard putOff(&early) else { return nil }
    var short = early
    var isKept = true
    for _ in 0..<2 where isKept && shorten(&short) { isKept = putOff(&short) }
    if isKept, isWithinDurations(short) { return short }
    return isWithinDurations(early) ? early : nil
  }

  private func isWithinDurations(_ routes: [StagedRoute]) -> Bool {
    routes.allSatisfy { $0.route.duration <= limits[$0.route.plan.vehicleType] }
  }

  /// Puts off routes until every stage waits for those below it.
  private func putOff(_ routes: inout [StagedRoute]) -> Bool {
    // Rigid routes are settled after as many rounds as there are routes, or wait for each other.
    for _ in 0..<4 * routes.count + 16 {
      let begins = stages.begins(ends(routes))
      var isSettled = true
      for index in routes.indices {
        let late = routes[index].spans.contains { $0.begin < begins[$0.stage] }
        guard late else { continue }
        isSettled = false
        guard let later = delayed(routes[index], begins) else { return false }
        routes[index] = later
      }
      if isSettled { return true }
    }
    return false
  }

  /// A route with its least departure for these times of stages.
  private func delayed(_ route: StagedRoute, _ begins: [Int64]) -> StagedRoute? {
    let need = route.spans.map { begins[$0.stage] - $0.begin }.max() ?? 0
    if route.isRigid { return shifted(route, by: need) }
    func isLate(_ route: StagedRoute) -> Bool { route.spans.contains { $0.begin < begins[$0.stage] } }
    // However much of the delay is lost where the route waits anyway, so much is enough; from where it cannot be done
    // any more on it cannot be done later either.
    var (low, high) = (route.route.plan.departure, route.route.plan.departure + need + route.waiting)
    while low + 1 < high {
      let middle = low + (high - low) / 2
      if let moved = redriven(route, leaving: middle), isLate(moved) { low = middle } else { high = middle }
    }
    return redriven(route, leaving: high)
  }

  private func redriven(_ route: StagedRoute, leaving departure: Int64) -> StagedRoute? {
    var plan = route.route.plan
    plan.departure = departure
    return drive(plan)
  }

  private func shifted(_ route: StagedRoute, by delay: Int64) -> StagedRoute? {
    let old = route.route
    var plan = old.plan
    plan.departure += delay
    guard old.end + delay <= evaluator.problem.vehicleTypes[plan.vehicleType].shift.window.end else { return nil }
    var moved = route
    moved.route = Route(plan: plan, stops: [], cost: old.cost, end: old.end + delay, distance: old.distance)
    for index in moved.spans.indices {
      moved.spans[index].begin += delay
      moved.spans[index].end += delay
    }
    return moved
  }

  /// Lets routes that wait leave as late as they can and still end when they do, where that counts. - Returns: whether any does.
  private func shorten(_ routes: inout [StagedRoute]) -> Bool {
    var hasChanged = false
    for index in routes.indices where routes[index].waiting > 0 {
      let route = routes[index].route
      let type = evaluator.problem.vehicleTypes[route.plan.vehicleType]
      guard type.costPerDuration > 0 || measuresDuration || route.duration > limits[route.plan.vehicleType] else {
        continue
      }
      var (low, high) = (route.plan.departure, route.plan.departure + routes[index].waiting + 1)
      var best: StagedRoute?
      while low + 1 < high {
        let middle = low + (high - low) / 2
        if let moved = redriven(routes[index], leaving: middle), moved.route.end == route.end {
          (low, best) = (middle, moved)
        } else {
          high = middle
        }
      }
      if let best {
        routes[index] = best
        hasChanged = true
      }
    }
    return hasChanged
  }

  private var measuresDuration: Bool {
    switch evaluator.problem.objective {
    case .minMax(.duration), .weighted(_, _, _, .duration): true
    default: false
    }
  }
}
