import ArcRouting

/// The best value where classes go in stages across routes: every set of ordered routes in every mode, each route leaving as
/// early as those allow that it has to wait for.
///
/// For problems without windows, facilities, breaks and prices of time, so that leaving later costs nothing; one type of vehicle.
struct SlowStages {
  private(set) var value = SolutionValue(missing: .max, objective: .max)
  private(set) var plans: [RoutePlan] = []
  private let given: VariantProblem
  private let type: VehicleType
  private var routes: [[Visit]] = []

  init(_ given: VariantProblem) {
    self.given = given
    type = given.problem.vehicleTypes[0]
    extend(done: 0)
  }

  /// Ends here, or puts a service at the end of the last route, or begins another with one of a higher number.
  private mutating func extend(done: Int) {
    judge(done)
    let services = given.problem.services
    for (index, service) in services.enumerated() where done & 1 << index == 0 {
      for mode in given.problem.tasks[service.task].modes.indices {
        let visit = Visit.service(service, mode: mode)
        if let last = routes.indices.last {
          routes[last].append(visit)
          if timing(of: routes[last], leaving: type.shift.window.start) != nil { extend(done: done | 1 << index) }
          routes[last].removeLast()
        }
        guard routes.count < type.count ?? .max, isInOrder(visit) else { continue }
        routes.append([visit])
        if timing(of: routes[routes.count - 1], leaving: type.shift.window.start) != nil {
          extend(done: done | 1 << index)
        }
        routes.removeLast()
      }
    }
  }

  /// Routes are numbered by the services they begin with, so that no set of them is met twice.
  private func isInOrder(_ visit: Visit) -> Bool {
    guard case .service(let first, _)? = routes.last?.first, case .service(let next, _) = visit else { return true }
    return first < next
  }

  private mutating func judge(_ done: Int) {
    var reached = SolutionValue(missing: 0, objective: 0)
    for (index, service) in given.problem.services.enumerated() where done & 1 << index == 0 {
      let prize = given.problem.tasks[service.task].prize
      reached.missing += prize == nil ? 1 : 0
      reached.objective += prize ?? 0
    }
    for route in routes {
      guard let timing = timing(of: route, leaving: type.shift.window.start) else { return }
      guard isWithinLimits(route, timing) else { return }
      reached.objective += timing.cost
    }
    guard reached < value, let departures = departures() else { return }
    value = reached
    plans = zip(routes, departures).map { RoutePlan(vehicleType: 0, departure: $1, visits: $0) }
  }

  private struct Timing {
    /// When each service begins and ends.
    var spans: [(begin: Int64, end: Int64)] = []
    var cost: Int64
    /// At the place of the last service.
    var time: Int64
    var distance: Int64 = 0
    var place: Place
  }

  /// `nil` for a load or an end of service out of limits, or no way.
  private func timing(of route: [Visit], leaving departure: Int64) -> Timing? {
    var timing = Timing(cost: type.fixedCost, time: departure, place: given.problem.depots[0].start)
    var load: Int64 = 0
    for case .service(let service, let number) in route {
      let mode = given.problem.tasks[service.task].modes[number]
      let leg = given.costs.leg(from: timing.place, to: mode.entry, profile: 0)
      guard leg.isReachable else { return nil }
      let begin = timing.time + Int64(leg.duration)
      timing.time = begin + mode.duration
      timing.spans.append((begin, timing.time))
      timing.cost += Int64(leg.cost) + mode.cost
      timing.place = mode.exit
      load += mode.loads[0]
      guard load <= type.capacities[0] ?? .max else { return nil }
    }
    let home = given.costs.leg(from: timing.place, to: given.problem.depots[0].end, profile: 0)
    guard home.isReachable else { return nil }
    timing.time += Int64(home.duration)
    timing.cost += Int64(home.cost)
    return timing
  }

  private func isWithinLimits(_ route: [Visit], _ timing: Timing) -> Bool {
    timing.time <= type.shift.window.end
      && timing.time - type.shift.window.start <= type.maximumDuration ?? .max
  }

  /// The earliest departures with which every stage waits for those before it, by putting off one route after the other;
  /// `nil` where a route comes home too late.
  private func departures() -> [Int64]? {
    var departures = routes.map { _ in type.shift.window.start }
    while true {
      let timings = zip(routes, departures).compactMap { timing(of: $0, leaving: $1) }
      for timing in timings where timing.time > type.shift.window.end { return nil }
      guard let late = firstTooEarly(timings) else { return departures }
      departures[late] += 1
    }
  }

  /// A route with a service that begins before a lower class of its area is done.
  private func firstTooEarly(_ timings: [Timing]) -> Int? {
    func task(_ visit: Visit) -> ServiceTask? {
      if case .service(let service, _) = visit { given.problem.tasks[service.task] } else { nil }
    }
    for (route, visits) in routes.enumerated() {
      for (position, visit) in visits.enumerated() {
        for (other, otherVisits) in routes.enumerated() {
          for (otherPosition, otherVisit) in otherVisits.enumerated() {
            guard let own = task(visit), let lower = task(otherVisit), own.area == lower.area,
              lower.precedenceClass < own.precedenceClass
            else { continue }
            if timings[other].spans[otherPosition].end > timings[route].spans[position].begin { return route }
          }
        }
      }
    }
    return nil
  }
}
