extension SolutionEvaluator {
  /// Drives a route step by step: each visit begins as early as it may. One without visits is not driven.
  /// - Throws: the first `Violation` on the way.
  public func route(_ plan: RoutePlan, number: Int = 0) throws(Violation) -> Route {
    guard problem.vehicleTypes.indices.contains(plan.vehicleType) else { throw .unknownVehicleType(route: number) }
    let type = problem.vehicleTypes[plan.vehicleType]
    guard plan.departure >= type.shift.window.start, plan.departure <= type.shift.window.end else {
      throw .outsideShift(route: number)
    }
    guard plan.isUsed else { return Route(plan: plan, stops: [], cost: 0, end: plan.departure, distance: 0) }
    var drive = Drive(plan: plan, number: number, type: type, problem: problem, costs: costs)
    for visit in plan.visits { try drive.make(visit) }
    return try drive.finished()
  }
}

/// A vehicle on its way, as the evaluator follows it.
private struct Drive<Costs: TravelCosts> {
  let plan: RoutePlan
  let number: Int
  let type: VehicleType
  let problem: ArcRoutingProblem
  let costs: Costs
  var place: Place
  var time: Int64
  var cost: Int64
  var distance: Int64 = 0
  var used: [Int64]
  var stops: [Stop] = []
  var highestClass = Int.min

  init(plan: RoutePlan, number: Int, type: VehicleType, problem: ArcRoutingProblem, costs: Costs) {
    self.plan = plan
    self.number = number
    self.type = type
    self.problem = problem
    self.costs = costs
    place = problem.depots[type.startDepot].start
    time = plan.departure
    cost = type.fixedCost
    used = problem.loadDimensions.map { _ in 0 }
  }

  mutating func make(_ visit: Visit) throws(Violation) {
    switch visit {
    case .service(let id, let mode): try serve(id, mode: mode)
    case .facility(let facility): try reset(at: facility)
    case .rest(let rest): try take(rest)
    }
  }

  private mutating func serve(_ id: ServiceID, mode modeNumber: Int) throws(Violation) {
    let stop = stops.count
    guard problem.tasks.indices.contains(id.task), problem.tasks[id.task].passes.indices.contains(id.pass),
      problem.tasks[id.task].modes.indices.contains(modeNumber)
    else { throw .unknownVisit(route: number, stop: stop) }
    let task = problem.tasks[id.task]
    let (mode, pass) = (task.modes[modeNumber], task.passes[id.pass])
    guard type.mayServe(id.task, pass, mode, as: plan.vehicleType) else { throw .notAllowed(route: number, stop: stop) }
    if problem.precedence == .withinRoutes {
      guard task.precedenceClass >= highestClass else { throw .classOrder(route: number, stop: stop) }
      highestClass = task.precedenceClass
    }
    try drive(to: mode.entry)
    for (dimension, load) in mode.loads.enumerated() {
      used[dimension] += load
      if let capacity = type.capacities[dimension], used[dimension] > capacity {
        throw .overload(route: number, stop: stop, dimension: dimension)
      }
    }
    let arrival = time
    try wait(pass.times, duration: mode.duration)
    place = mode.exit
    distance += mode.distance
    cost += mode.cost + mode.distance * type.costPerDistance
    record(.service(id, mode: modeNumber), arrival: arrival, lasting: mode.duration)
  }

  private mutating func reset(at facilityNumber: Int) throws(Violation) {
    guard problem.facilities.indices.contains(facilityNumber) else {
      throw .unknownVisit(route: number, stop: stops.count)
    }
    let facility = problem.facilities[facilityNumber]
    guard facility.vehicleTypes?.contains(plan.vehicleType) ?? true else {
      throw .notAdmitted(route: number, stop: stops.count)
    }
    try drive(to: facility.entry)
    let arrival = time
    try wait(facility.hours, duration: facility.duration)
    place = facility.exit
    for dimension in facility.resets { used[dimension] = 0 }
    cost += facility.cost
    record(.facility(facilityNumber), arrival: arrival, lasting: facility.duration)
  }

  private mutating func take(_ restNumber: Int) throws(Violation) {
    guard type.breaks.indices.contains(restNumber) else { throw .unknownVisit(route: number, stop: stops.count) }
    let rest = type.breaks[restNumber]
    let arrival = time
    try wait(TimeRule(windows: [rest.window]), duration: rest.duration)
    record(.rest(restNumber), arrival: arrival, lasting: rest.duration)
  }

  private mutating func drive(to target: Place) throws(Violation) {
    let leg = costs.leg(from: place, to: target, profile: type.profile)
    guard leg.isReachable else { throw .unreachable(route: number, stop: stops.count) }
    time += Int64(leg.duration)
    distance += Int64(leg.distance)
    cost += Int64(leg.cost) + Int64(leg.duration) * type.costPerDuration + Int64(leg.distance) * type.costPerDistance
    place = target
  }

  private mutating func wait(_ times: TimeRule, duration: Int64) throws(Violation) {
    guard let start = times.earliestStart(from: time, duration: duration) else {
      throw .outsideTimes(route: number, stop: stops.count)
    }
    cost += (start - time) * type.costPerDuration
    time = start
  }

  private mutating func record(_ visit: Visit, arrival: Int64, lasting duration: Int64) {
    let start = time
    time += duration
    cost += duration * type.costPerDuration
    let loads = problem.loadDimensions.indices.map { dimension in
      switch problem.loadDimensions[dimension].change {
      case .filled: used[dimension]
      case .emptied: (type.capacities[dimension] ?? ArcRoutingProblem.amountLimit) - used[dimension]
      }
    }
    stops.append(
      Stop(visit: visit, arrival: arrival, start: start, end: time, cost: cost, distance: distance, loads: loads))
  }

  consuming func finished() throws(Violation) -> Route {
    for dimension in type.resetBeforeEnd where used[dimension] != 0 {
      throw .notReset(route: number, dimension: dimension)
    }
    if let depot = type.endDepot { try drive(to: problem.depots[depot].end) }
    for rest in type.breaks.indices {
      let taken = plan.visits.count { $0 == .rest(rest) }
      guard taken == 1 else { throw .breakCount(route: number, number: rest, taken: taken) }
    }
    guard time <= type.shift.window.end else { throw .outsideShift(route: number) }
    let duration = time - plan.departure
    if let limit = type.maximumDuration, duration > limit { throw .tooLong(route: number, duration: duration) }
    if let limit = type.maximumDistance, distance > limit { throw .tooFar(route: number, distance: distance) }
    return Route(plan: plan, stops: stops, cost: cost, end: time, distance: distance)
  }
}
