/// A piece of a route to be driven anew, or a single service in a mode of choice.
struct RoutePiece {
  /// The number of the route; -1 for a single step.
  var route: Int32
  var lower: Int32
  var upper: Int32
  var isReversed = false
  var step = RouteStep.depot

  init(_ route: Int, _ range: Range<Int>, isReversed: Bool = false) {
    (self.route, lower, upper) = (Int32(route), Int32(range.lowerBound), Int32(range.upperBound))
    self.isReversed = isReversed
  }

  init(_ step: RouteStep) {
    (route, lower, upper) = (-1, 0, 1)
    self.step = step
  }
}

/// A vehicle on its way along pieces of routes.
///
/// Over a piece of a route whose type is alike it jumps in constant time where times add up; elsewhere it goes step by step.
/// Breaks of pieces are passed over, and taken anew at the last stop from which their window can still be met.
struct RouteWalk {
  let instance: SearchInstance
  private(set) var type = 0
  private(set) var facts: VehicleFacts
  var place = Place(0)
  var cost: Int64 = 0
  var time: Int64 = 0
  var distance: Int64 = 0
  var used = Loads.zero
  var rank = Int.min
  var rests: UInt32 = 0
  /// Stops made since the begin, where `isRecording`.
  var stops: ContiguousArray<SearchRoute.Stop> = []
  private var lastReset = Loads(repeating: -1)
  var isRecording = false

  init(_ instance: SearchInstance) {
    self.instance = instance
    facts = instance.vehicles[0]
  }

  mutating func begin(_ type: Int) {
    self.type = type
    facts = instance.vehicles[type]
    (place, cost, time, distance) = (facts.start, facts.fixedCost, facts.departure, 0)
    (used, rank, rests) = (.zero, .min, 0)
    if isRecording {
      stops.removeAll(keepingCapacity: true)
      lastReset = Loads(repeating: -1)
    }
  }

  /// Stands where a route of a type of the same group stands after some of its stops.
  mutating func resume(_ route: borrowing SearchRoute, stops count: Int) {
    guard count > 0 else { return }
    let stop = route.stops[count - 1]
    let more = cost - instance.vehicles[route.type].fixedCost
    (place, time, distance, used) = (stop.place, stop.time, stop.distance, stop.used)
    (rank, rests) = (stop.rank, stop.rests)
    cost = stop.cost + more
    guard isRecording else { return }
    stops.append(contentsOf: route.stops[..<count])
    lastReset = stop.lastReset
    if more != 0 { for index in stops.indices { stops[index].cost += more } }
  }

  /// Makes a step, the drive to it being asked for unless it is known; `false` where it breaks a rule.
  mutating func take(_ step: RouteStep, leg: TravelLeg? = nil) -> Bool {
    var known = leg ?? .none
    if leg == nil, let entry = instance.entry(of: step) {
      known = instance.costs.leg(from: place, to: entry, profile: facts.profile)
    }
    guard known.isReachable, make(step, known) else { return false }
    if isRecording { record(step, known) }
    return true
  }

  private mutating func record(_ step: RouteStep, _ leg: TravelLeg) {
    if case .facility(let facility) = step.kind {
      lastReset.take(Loads(repeating: Int64(stops.count)), in: instance.facilityResets[facility])
    }
    stops.append(
      SearchRoute.Stop(
        step: step, place: place, leg: leg, served: (stops.last?.served ?? 0) + (step.mode == nil ? 0 : 1),
        rests: rests, rank: rank, cost: cost, time: time, distance: distance, used: used, lastReset: lastReset))
  }

  private mutating func make(_ step: RouteStep, _ leg: TravelLeg) -> Bool {
    switch step.kind {
    case .mode(let mode): return serve(mode, leg)
    case .facility(let facility):
      let hours = instance.problem.facilities[facility].hours
      guard drive(leg, instance.facilityStops[facility], hours.isAnyTime ? nil : hours) else { return false }
      used.take(.zero, in: instance.facilityResets[facility])
      return true
    case .rest(let number):
      let rest = instance.problem.vehicleTypes[type].breaks[number]
      let start = max(time, rest.window.start)
      cost += (start + rest.duration - time) * facts.timePrice
      time = start + rest.duration
      rests |= 1 << UInt32(number)
      return start <= rest.window.end && time <= facts.timeLimit
    case .depot: return true
    }
  }

  private mutating func serve(_ number: Int, _ leg: TravelLeg) -> Bool {
    let mode = instance.modes[number]
    let service = Int(mode.service)
    guard instance.isAllowed(number, for: type), instance.classes[service] >= rank else { return false }
    rank = instance.classes[service]
    used += mode.loads
    guard used.fits(facts.capacities) else { return false }
    return drive(leg, mode, instance.hasTimes[service] ? instance.times[service] : nil)
  }

  private mutating func drive(_ leg: TravelLeg, _ mode: SearchInstance.Mode, _ times: TimeRule?) -> Bool {
    time += Int64(leg.duration)
    cost += facts.price(of: leg) + facts.price(of: mode)
    if let times {
      guard let start = times.earliestStart(from: time, duration: mode.duration) else { return false }
      cost += (start - time) * facts.timePrice
      time = start
    }
    time += mode.duration
    distance += Int64(leg.distance) + mode.distance
    place = mode.exit
    return time <= facts.timeLimit && distance <= facts.distanceLimit
  }

  /// Makes a step after the breaks that must not wait until it is done.
  mutating func makeStep(_ step: RouteStep, leg: TravelLeg? = nil) -> Bool {
    if rests != facts.rests {
      var later = self
      later.isRecording = false
      takeBreaks(before: later.take(step, leg: leg) ? later.time : .max)
    }
    return take(step, leg: leg)
  }

  /// Takes breaks whose window is open, or will be closed at a moment.
  private mutating func takeBreaks(before next: Int64) {
    for (number, rest) in instance.problem.vehicleTypes[type].breaks.enumerated() {
      guard rests & (1 << UInt32(number)) == 0 else { continue }
      if time >= rest.window.start || next > rest.window.end { _ = take(.rest(number)) }
    }
  }

  /// The cost of the route that ends here; `nil` where the end breaks a rule.
  mutating func finish() -> Int64? {
    if rests != facts.rests { takeBreaks(before: .max) }
    guard used.present.isDisjoint(with: facts.resetBeforeEnd), rests == facts.rests else { return nil }
    if let end = facts.end {
      let leg = instance.costs.leg(from: place, to: end, profile: facts.profile)
      guard leg.isReachable else { return nil }
      time += Int64(leg.duration)
      distance += Int64(leg.distance)
      cost += facts.price(of: leg)
    }
    return time <= facts.timeLimit && distance <= facts.distanceLimit ? cost : nil
  }
}
