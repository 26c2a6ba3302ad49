extension RouteState {
  /// A vehicle type's prices of drives and of modes.
  struct Prices {
    let legs: UnsafePointer<Int32>
    let own: UnsafePointer<Int64>
  }

  /// The prices that hold on a route.
  @inline(__always)
  func prices(_ route: Int) -> Prices { prices(type: Int(routes[route].type)) }

  /// The prices that hold for a vehicle type.
  @inline(__always)
  func prices(type: Int) -> Prices {
    let kind = Int(graph.kind[type])
    return Prices(
      legs: UnsafePointer(graph.legs.base + graph.firstLeg[type]),
      own: UnsafePointer(graph.own.base + kind * graph.modeCount))
  }

  /// Computes a route's costs anew; `forward` is right up to the first point, `backward` from the last one on.
  /// - Complexity: O(services on the way · modes²).
  func update(_ route: Int, forwardFrom first: Int, backwardFrom last: Int) {
    versions += 1
    routes[route].version = versions
    guard routes[route].count > 0 else {
      routes[route].cost = 0
      routes[route].exact = 0
      return
    }
    // Others are judged by `RouteFronts`.
    guard isAdditive else { return }
    let prices = prices(route)
    let (start, end) = (start(of: route), end(of: route))
    var point = first
    while point != end {
      let follower = Int(next[point])
      let from = modeRange(point)
      for b in modeRange(follower) {
        let best = cheapestForward(from, to: modes[b].column, prices)
        modes[b].forward = follower == end ? best : best &+ prices.own[b]
      }
      point = follower
    }
    point = last
    while point != start {
      let before = Int(previous[point])
      let to = modeRange(point)
      for a in modeRange(before) {
        let best = cheapestBackward(from: modes[a].row, to: to, prices)
        modes[a].backward = before == start ? best : best &+ prices.own[a]
      }
      point = before
    }
    routes[route].cost = modes[Int(firstMode[end])].forward
    routes[route].exact = routes[route].cost
  }

  /// Computes all of a route anew.
  func update(_ route: Int) { update(route, forwardFrom: start(of: route), backwardFrom: end(of: route)) }

  /// Cost of a route with a service put after a point, every mode chosen anew. - Complexity: O(modes²).
  @inline(__always)
  func costInserting(_ service: Int, after point: Int, _ prices: Prices) -> Int64 {
    let before = modeRange(point), after = modeRange(Int(next[point]))
    var best = Int64.max
    for mode in modeRange(service) {
      let into = cheapestForward(before, to: modes[mode].column, prices)
      let on = cheapestBackward(from: modes[mode].row, to: after, prices)
      best = min(best, into &+ on &+ prices.own[mode])
    }
    return best
  }

  @inline(__always)
  private func cheapestForward(_ from: Range<Int>, to column: Int32, _ prices: Prices) -> Int64 {
    var best = Int64.max
    for a in from {
      best = min(best, modes[a].forward &+ Int64(prices.legs[Int(modes[a].row &+ column)]))
    }
    return best
  }

  @inline(__always)
  private func cheapestBackward(from row: Int32, to: Range<Int>, _ prices: Prices) -> Int64 {
    var best = Int64.max
    for b in to { best = min(best, modes[b].backward &+ Int64(prices.legs[Int(row &+ modes[b].column)])) }
    return best
  }
}
