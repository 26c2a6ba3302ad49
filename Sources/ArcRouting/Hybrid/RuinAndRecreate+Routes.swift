extension RuinAndRecreate {
  /// The routes in use.
  var routes: [OrderedRoute] {
    (0..<state.routeCount).filter { state.routes[$0].count > 0 }.map {
      OrderedRoute(
        type: Int(state.routes[$0].type), stops: state.stops(of: $0),
        number: state.routes[$0].number < 0 ? nil : Int(state.routes[$0].number))
    }
  }

  /// What they are worth, in the prices of the search.
  var value: SolutionValue {
    var (missing, lost) = (0, Int64(0))
    for service in absent {
      if let prize = instance.prizes[Int(service)] { lost += prize } else { missing += 1 }
    }
    let objective: Int64 =
      switch sum.objective {
      case .totalCost: sum.routes
      case .minMax: sum.longest
      case .weighted(let total, let longest, let balance, _):
        total * sum.routes + longest * sum.longest + balance * (sum.longest - sum.smallest)
      }
    return SolutionValue(missing: missing, objective: objective << state.graph.shift + lost)
  }

  /// Load above what vehicles hold is priced, to begin with, as if all loads were worth as much as all drives.
  mutating func startOverloadPrice(scale: Double) {
    var load: Int64 = 0
    for service in possible { load += state.graph.loads[Int(service)].excess(over: .zero) }
    overload.start(at: scale * Double(possible.count) / Double(max(1, load)))
  }

  /// The price that differences between routes are measured by: that of a service's drives on the present routes, or of
  /// going to its tenth neighbour where services follow on one another without a drive.
  var driveScale: Double {
    var (own, near, served) = (Int64(0), Int64(0), 0)
    for service in possible where state.routeOf[Int(service)] >= 0 {
      let prices = state.prices(Int(state.routeOf[Int(service)]))
      own += state.modeRange(Int(service)).map { prices.own[$0] }.min() ?? 0
      near += tenthNeighbour(Int(service))
      served += 1
    }
    let price = Double(max(1, sum.routes - own, near)) / Double(max(1, served))
    return price * max(sum.rate, sum.longestRate)
  }

  private func tenthNeighbour(_ service: Int) -> Int64 {
    guard near.count(service) > 0 else { return 0 }
    let other = near.neighbour(service, min(9, near.count(service) - 1))
    let price = min(state.graph.nearest(from: service, to: other), state.graph.nearest(from: other, to: service))
    return price < ModeGraph.noLeg ? Int64(price) : 0
  }

  /// Puts all that is absent on routes.
  mutating func build() {
    undo.begin(absent: absent)
    draws = state.services <= Self.variedLimit
    triesOptional = false
    recreate()
    (draws, triesOptional) = (true, true)
    placeVisits()
    undo.settle(state)
    undo.forget()
    sum.measure(state)
  }

  /// Finds out what a route that was taken over costs, its visits placed anew where needed; one that breaks a rule is given up.
  private mutating func judge(_ route: Int) {
    guard let fronts, state.routes[route].count > 0 else { return }
    dropVisits(route)
    changed(route)
    let cost = isWithinLoads(route) ? fronts.update(route) : nil
    state.routes[route].exact = cost ?? ModeGraph.never
    if cost == nil, placing == nil || !placeVisits(route, below: ModeGraph.never) { giveUp(route) }
  }

  /// Whether every trip of a route holds what the vehicle holds at most.
  private func isWithinLoads(_ route: Int) -> Bool {
    let last = Int(state.previous[state.end(of: route)])
    let mustBeReset = instance.vehicles[Int(state.routes[route].type)].resetBeforeEnd
    return state.routes[route].excess == 0 && state.usedBefore[last].present.isDisjoint(with: mustBeReset)
  }

  /// Takes over routes as far as there are vehicles, those with locked services first; what they lack is put in.
  mutating func load(_ orders: [OrderedRoute]) {
    state.clear()
    sum.routes = 0
    var spare = typeLimit
    for order in orders where isLocked(order) { spare[order.type] -= 1 }
    for order in orders {
      var isUsed = isLocked(order)
      if !isUsed, !order.stops.isEmpty, spare[order.type] > 0 {
        spare[order.type] -= 1
        isUsed = true
      }
      // Routes of a former plan keep their numbers, in use or not.
      guard isUsed || order.number != nil, state.routeCount < state.routeLimit else { continue }
      let route = state.addRoute(type: order.type)
      state.routes[route].number = Int32(order.number ?? -1)
      if isUsed { state.link(order.stops, on: route, resets: instance.facilityResets) }
      changed(route)
      judge(route)
      sum.routes += state.routes[route].exact
    }
    sum.excess = (0..<state.routeCount).reduce(0) { $0 + excess($1) }
    absent.removeAll(keepingCapacity: true)
    sum.absent = 0
    for service in possible where state.routeOf[Int(service)] >= 0 {
      sum.absent += priceOfChange(Int(service), Int(state.routeOf[Int(service)]))
    }
    for service in possible where state.routeOf[Int(service)] < 0 {
      absent.append(service)
      sum.absent += absentPrice[Int(service)]
    }
    build()
  }

  private func isLocked(_ order: OrderedRoute) -> Bool {
    guard let former = instance.former, let number = order.number else { return false }
    return former.hasLocks(number)
  }

  /// Takes over a child of two: the routes of one about a service, and what they leave of the routes of the other; routes
  /// that lose most are taken apart and their services put in anew.
  mutating func cross(_ first: [OrderedRoute], _ second: [OrderedRoute]) {
    var routeInSecond = ContiguousArray(repeating: -1, count: state.services)
    for (number, route) in second.enumerated() {
      for service in route.order { routeInSecond[Int(service)] = number }
    }
    let share = 0.2 + 0.6 * random.unit()
    let center = Int(possible[random.below(possible.count)])
    var child: [OrderedRoute] = []
    var isInChild = ContiguousArray(repeating: false, count: state.services)
    var count = 0
    func take(_ service: Int) {
      let number = routeInSecond[service]
      guard number >= 0, !isInChild[service], Double(count) < share * Double(possible.count) else { return }
      child.append(second[number])
      for service in second[number].order {
        isInChild[Int(service)] = true
        count += 1
      }
    }
    take(center)
    for rank in 0..<near.count(center) { take(near.neighbour(center, rank)) }
    for route in first {
      let rest = route.stops.filter { if case .service(let service) = $0 { !isInChild[Int(service)] } else { true } }
      let left = OrderedRoute(type: route.type, stops: ContiguousArray(rest))
      if 2 * left.order.count > route.order.count { child.append(left) }
    }
    load(child)
  }
}
