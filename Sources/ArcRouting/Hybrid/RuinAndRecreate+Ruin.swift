extension RuinAndRecreate {
  /// About how many services a round takes out, and the longest string: the values of the paper.
  private static let removals = 10.0
  private static let longestString = 10.0
  /// How likely a string keeps a part in its middle, and how likely that part stays as short as it is.
  private static let splitShare = 0.5
  private static let splitDepth = 0.01

  /// Takes strings out of the routes about a service.
  mutating func ruin() {
    let active = max(1, (0..<state.routeCount).count { state.routes[$0].count > 0 })
    let mean = Double(possible.count - absent.count) / Double(active)
    let longest = max(1, min(Self.longestString, mean))
    let strings = Int(random.unit() * (4 * Self.removals / (1 + longest) - 1) + 1)
    let center = Int(possible[random.below(possible.count)])
    var ruined = 0
    if state.routeOf[center] >= 0 {
      removeString(containing: center, longest: longest)
      ruined += 1
    }
    var rank = 0
    while ruined < strings, rank < near.count(center) {
      let service = near.neighbour(center, rank)
      rank += 1
      let route = Int(state.routeOf[service])
      guard route >= 0, !undo.contains(route) else { continue }
      removeString(containing: service, longest: longest)
      ruined += 1
    }
    for route in undo.touched { refresh(Int(route)) }
  }

  /// Brings a route up to date after services were taken out; one that cannot be driven any more is given up.
  private mutating func refresh(_ route: Int) {
    sum.routes -= state.routes[route].exact
    state.update(route)
    guard !isAdditive, state.routes[route].count > 0 else {
      sum.routes += state.routes[route].exact
      return
    }
    if let cost = labels.cost(of: RouteOrder(state, route), type: Int(state.routes[route].type)) {
      state.routes[route].exact = cost >> state.graph.shift
    } else {
      var point = Int(state.next[state.start(of: route)])
      while point < state.services {
        let follower = Int(state.next[point])
        leaveOut(point)
        point = follower
      }
      state.update(route)
    }
    sum.routes += state.routes[route].exact
  }

  private mutating func leaveOut(_ service: Int) {
    let route = Int(state.routeOf[service])
    sum.excess -= excess(route)
    state.unlink(service)
    sum.excess += excess(route)
    absent.append(Int32(service))
    sum.absent += absentPrice[service]
  }

  private mutating func removeString(containing service: Int, longest: Double) {
    let route = Int(state.routeOf[service])
    undo.save(route, state)
    let count = Int(state.routes[route].count)
    let length = min(count, Int(random.unit() * min(Double(count), longest) + 1))
    var kept = 0
    if length > 1, length < count, random.unit() < Self.splitShare {
      kept = 1
      while length + kept < count, random.unit() > Self.splitDepth { kept += 1 }
    }
    let span = length + kept
    var index = 0
    var point = Int(state.previous[service])
    while point < state.services {
      index += 1
      point = Int(state.previous[point])
    }
    // The string begins so far before the service that it holds it and ends on the route.
    let earliest = max(0, index - span + 1), latest = min(index, count - span)
    let first = earliest + random.below(latest - earliest + 1)
    point = service
    for _ in first..<index { point = Int(state.previous[point]) }
    let keptFrom = kept > 0 ? 1 + random.below(length - 1) : span
    for offset in 0..<span {
      let follower = Int(state.next[point])
      if offset < keptFrom || offset >= keptFrom + kept { leaveOut(point) }
      point = follower
    }
  }
}
