extension RouteWalk {
  /// Goes over some stops of a route.
  mutating func pass(_ route: borrowing SearchRoute, _ range: Range<Int>) -> Bool {
    if range.count > 2, !isRecording, !facts.isTimed, instance.vehicles[route.type].group == facts.group {
      return jump(route, range)
    }
    let knowsLegs = instance.vehicles[route.type].profile == facts.profile
    var isInside = false
    for index in range where !route.stops[index].step.isRest {
      let stop = route.stops[index]
      guard makeStep(stop.step, leg: isInside && knowsLegs ? stop.leg : nil) else { return false }
      isInside = true
    }
    return true
  }

  /// Goes over some stops of a route backwards, each service in the mode that is nearest to come to.
  mutating func passBack(_ route: borrowing SearchRoute, _ range: Range<Int>) -> Bool {
    for index in range.reversed() {
      var step = route.stops[index].step
      if step.isRest { continue }
      if let mode = step.mode { step = .mode(nearestMode(of: instance.service(ofMode: mode)) ?? mode) }
      guard makeStep(step) else { return false }
    }
    return true
  }

  private func nearestMode(of service: Int) -> Int? {
    let modes = instance.modes(of: service)
    if modes.count == 1 { return modes.lowerBound }
    var best: (price: Int64, mode: Int)?
    for mode in modes where instance.isAllowed(mode, for: type) {
      let leg = instance.costs.leg(from: place, to: instance.modes[mode].entry, profile: facts.profile)
      guard leg.isReachable else { continue }
      let price = facts.price(of: leg) + facts.price(of: instance.modes[mode])
      if best.map({ price < $0.price }) ?? true { best = (price, mode) }
    }
    return best?.mode
  }

  /// Times add up, so that only joints and loads matter.
  private mutating func jump(_ route: borrowing SearchRoute, _ range: Range<Int>) -> Bool {
    let (first, last) = (range.lowerBound, range.upperBound - 1)
    let step = route.stops[first].step
    guard let entry = instance.entry(of: step), isInClass(route, range) else { return false }
    let leg = instance.costs.leg(from: place, to: entry, profile: facts.profile)
    guard leg.isReachable else { return false }
    let (begin, end) = (route.stops[first], route.stops[last])
    let own = ownAmounts(step)
    cost += facts.price(of: leg) + end.cost - begin.cost + own.cost
    time += Int64(leg.duration) + end.time - begin.time + own.duration
    distance += Int64(leg.distance) + end.distance - begin.distance + own.distance
    let reset = end.lastReset.reaching(Loads(repeating: Int64(first)))
    var taken = first > 0 ? end.used - route.stops[first - 1].used : end.used
    taken.take(begin.need, in: reset)
    used += taken
    guard used.fits(facts.capacities) else { return false }
    used.take(end.used, in: reset)
    place = end.place
    return time <= facts.timeLimit && distance <= facts.distanceLimit
  }

  /// Whether the first service of a piece may follow in class; goes to the class of the last.
  private mutating func isInClass(_ route: borrowing SearchRoute, _ range: Range<Int>) -> Bool {
    guard let first = range.first(where: { route.stops[$0].step.mode != nil }),
      let mode = route.stops[first].step.mode
    else { return true }
    guard instance.classes[instance.service(ofMode: mode)] >= rank else { return false }
    rank = route.stops[range.upperBound - 1].rank
    return true
  }

  private func ownAmounts(_ step: RouteStep) -> (cost: Int64, duration: Int64, distance: Int64) {
    switch step.kind {
    case .mode(let number):
      let mode = instance.modes[number]
      return (facts.price(of: mode), mode.duration, mode.distance)
    case .facility(let number):
      let mode = instance.facilityStops[number]
      return (facts.price(of: mode), mode.duration, mode.distance)
    case .rest, .depot: return (0, 0, 0)
    }
  }

  /// The cost of the route that goes on as a route does from a stop; `nil` where a rule is broken.
  mutating func finish(_ route: borrowing SearchRoute, from first: Int) -> Int64? {
    let isAlike = !isRecording && instance.vehicles[route.type].group == facts.group
    let addsUp = !facts.isTimed || facts.timePrice == 0
    let knowsLegs = instance.vehicles[route.type].profile == facts.profile
    var isInside = false
    var index = first
    while index < route.stops.count {
      let stop = route.stops[index]
      if isAlike, addsUp, rests == facts.rests, stop.rests == facts.rests, !stop.step.isRest {
        return end(route, from: index)
      }
      index += 1
      if stop.step.isRest { continue }
      guard makeStep(stop.step, leg: isInside && knowsLegs ? stop.leg : nil) else { return nil }
      isInside = true
    }
    return finish()
  }

  private mutating func end(_ route: borrowing SearchRoute, from first: Int) -> Int64? {
    let stop = route.stops[first]
    guard let last = route.stops.last, let entry = instance.entry(of: stop.step),
      isInClass(route, first..<route.stops.count)
    else { return nil }
    let leg = instance.costs.leg(from: place, to: entry, profile: facts.profile)
    guard leg.isReachable, time + Int64(leg.duration) <= stop.latest else { return nil }
    let carried = used + stop.need
    guard carried.fits(facts.capacities) else { return nil }
    let notReset = facts.resetBeforeEnd.subtracting(last.lastReset.reaching(Loads(repeating: Int64(first))))
    guard carried.present.isDisjoint(with: notReset) else { return nil }
    let own = ownAmounts(stop.step)
    // What lies between arrival and begin is waiting: no matter where time is free, nothing where times add up.
    let rest = route.distance - stop.distance + own.distance
    guard distance + Int64(leg.distance) + rest <= facts.distanceLimit else { return nil }
    return cost + facts.price(of: leg) + route.cost - stop.cost + own.cost
  }
}
