extension RuinAndRecreate {
  /// About how many services a round takes out, and the longest string: the values of the paper.
  private static let removals = 10.0
  private static let longestString = 10.0
  /// How likely a string keeps a part in its middle, and how likely that part stays as short as it is.
  private static let splitShare = 0.5
  private static let splitDepth = 0.01

  /// Takes strings out of the trips about a service, one of each: a trip is what lies between depots and visits to facilities.
  mutating func ruin() {
    let mean = Double(possible.count - absent.count) / Double(max(1, tripCount))
    let longest = max(1, min(Self.longestString, mean))
    let strings = Int(random.unit() * (4 * Self.removals / (1 + longest) - 1) + 1)
    let center = Int(possible[random.below(possible.count)])
    scratch.trips.removeAll(keepingCapacity: true)
    if state.routeOf[center] >= 0 { removeString(containing: center, longest: longest) }
    var rank = 0
    while scratch.trips.count < strings, rank < near.count(center) {
      let service = near.neighbour(center, rank)
      rank += 1
      let route = Int(state.routeOf[service])
      guard route >= 0, placing != nil || !undo.contains(route) else { continue }
      removeString(containing: service, longest: longest)
    }
    for route in undo.touched { refresh(Int(route)) }
  }

  /// How many trips there are.
  private var tripCount: Int {
    let routes = (0..<state.routeCount).count { state.routes[$0].count > 0 }
    return routes + state.visitLimit - state.freeVisits.count
  }

  /// Brings a route up to date after services were taken out; one that cannot be driven any more is given up.
  private mutating func refresh(_ route: Int) {
    sum.routes -= state.routes[route].exact
    if let fronts {
      sum.excess -= excess(route)
      if placing != nil { dropVisits(route) }
      changed(route)
      if state.routes[route].count > 0 {
        if let cost = fronts.update(route) { state.routes[route].exact = cost } else { giveUp(route) }
      }
      sum.excess += excess(route)
    } else {
      state.update(route)
    }
    sum.routes += state.routes[route].exact
  }

  /// Leaves out all that is on a route.
  mutating func giveUp(_ route: Int) {
    var point = Int(state.next[state.start(of: route)])
    while point != state.end(of: route) {
      let follower = Int(state.next[point])
      if state.isVisit(point) { takeOut(point) } else if !isLocked(point) { leaveOut(point) }
      point = follower
    }
    changed(route)
    if state.routes[route].count > 0, let fronts { state.routes[route].exact = lockedCost(route, fronts) }
  }

  /// What a route costs of which only the locked part is left, which can be driven.
  private mutating func lockedCost(_ route: Int, _ fronts: RouteFronts) -> Int64 {
    state.routes[route].exact = ModeGraph.never
    if placing != nil, placeVisits(route, below: ModeGraph.never) { return state.routes[route].exact }
    return fronts.update(route) ?? ModeGraph.never
  }

  /// Whether a service must stay where it is.
  @inline(__always)
  func isLocked(_ point: Int) -> Bool {
    guard let former = instance.former, former.hasLocks else { return false }
    return point < state.services && former.isLocked[point]
  }

  private mutating func leaveOut(_ service: Int) {
    let route = Int(state.routeOf[service])
    sum.excess -= excess(route)
    state.unlink(service)
    sum.excess += excess(route)
    absent.append(Int32(service))
    sum.absent += absentPrice[service] - priceOfChange(service, route)
  }

  /// Takes a string about a service out of its trip, unless one was taken out already.
  private mutating func removeString(containing service: Int, longest: Double) {
    if isLocked(service) { return }
    var index = 0
    var head = Int(state.previous[service])
    while head < state.services, !isLocked(head) {
      index += 1
      head = Int(state.previous[head])
    }
    guard !scratch.trips.contains(Int32(head)) else { return }
    scratch.trips.append(Int32(head))
    let route = Int(state.routeOf[service])
    undo.save(route, state)
    let count = tripLength(route, at: service, index)
    let length = min(count, Int(random.unit() * min(Double(count), longest) + 1))
    var kept = 0
    if length > 1, length < count, random.unit() < Self.splitShare {
      kept = 1
      while length + kept < count, random.unit() > Self.splitDepth { kept += 1 }
    }
    let span = length + kept
    // The string begins so far before the service that it holds it and ends on the trip.
    let earliest = max(0, index - span + 1), latest = min(index, count - span)
    let first = earliest + random.below(latest - earliest + 1)
    var point = service
    for _ in first..<index { point = Int(state.previous[point]) }
    let keptFrom = kept > 0 ? 1 + random.below(length - 1) : span
    for offset in 0..<span {
      let follower = Int(state.next[point])
      if offset < keptFrom || offset >= keptFrom + kept { leaveOut(point) }
      point = follower
    }
  }

  /// Services of the trip on which one is the so-and-so-manieth.
  private func tripLength(_ route: Int, at service: Int, _ index: Int) -> Int {
    if state.visitLimit == 0, instance.former?.hasLocks != true { return Int(state.routes[route].count) }
    var count = index
    var point = service
    while point < state.services {
      count += 1
      point = Int(state.next[point])
    }
    return count
  }
}
