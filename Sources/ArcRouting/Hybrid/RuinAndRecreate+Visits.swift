extension RuinAndRecreate {
  /// Takes a visit out.
  mutating func takeOut(_ visit: Int) {
    state.unlinkVisit(visit)
    undo.note(takenOut: visit)
  }

  /// Takes out the visits of a route without which loads still fit.
  mutating func dropVisits(_ route: Int) {
    let end = state.end(of: route)
    let type = Int(state.routes[route].type)
    var used = Loads.zero
    var point = Int(state.next[state.start(of: route)])
    while point != end {
      let follower = Int(state.next[point])
      if state.isVisit(point) {
        let resets = state.resets(point)
        if isNeeded(point, resets, used, type, end: end) {
          used.take(.zero, in: resets)
        } else {
          takeOut(point)
        }
      } else {
        used += state.graph.loads[point]
      }
      point = follower
    }
  }

  /// Whether a vehicle that carries some load has to make a visit.
  private func isNeeded(_ visit: Int, _ resets: LoadSet, _ used: Loads, _ type: Int, end: Int) -> Bool {
    var used = used
    var open = resets
    var point = Int(state.next[visit])
    while point != end {
      if state.isVisit(point) {
        open.subtract(state.resets(point))
        if open.isEmpty { return false }
      } else {
        used += state.graph.loads[point]
        if !used.reaching(capacities[type].next).isDisjoint(with: open) { return true }
      }
      point = Int(state.next[point])
    }
    return !used.present.isDisjoint(with: open.intersection(instance.vehicles[type].resetBeforeEnd))
  }

  /// Places the visits of the routes that a round has changed anew.
  mutating func placeVisits() {
    guard placing != nil else { return }
    for route in undo.touched where state.routes[Int(route)].count > 0 {
      let (before, excessBefore) = (state.routes[Int(route)].exact, excess(Int(route)))
      guard placeVisits(Int(route), below: before + Int64(Double(excessBefore) * overload.price)) else { continue }
      sum.routes += state.routes[Int(route)].exact - before
      sum.excess += excess(Int(route)) - excessBefore
    }
    sum.measure(state)
  }

  /// Places the visits of a route where they cost least for its order, if that is less than a limit; else it stays as it is.
  mutating func placeVisits(_ route: Int, below limit: Int64) -> Bool {
    guard let placing, let fronts, let cost = placing.update(route), cost < limit,
      let steps = placing.steps(of: route)
    else { return false }
    let saved = visits(of: route)
    let exact = state.routes[route].exact
    for visit in saved { state.unlinkVisit(visit.visit) }
    let made = link(steps, route)
    changed(route)
    if let made, let cost = fronts.update(route), cost < limit {
      for visit in saved { undo.note(takenOut: visit.visit) }
      for visit in made { undo.note(made: visit) }
      state.routes[route].exact = cost
      return true
    }
    for visit in visits(of: route) {
      state.unlinkVisit(visit.visit)
      state.freeVisits.append(Int32(visit.visit))
    }
    for visit in saved { state.linkVisit(visit.visit, after: visit.place) }
    changed(route)
    state.routes[route].exact = exact
    return false
  }

  /// Notes that a route is another now.
  func changed(_ route: Int) {
    state.update(route)
    if fronts != nil { addUpLoads(route) }
  }

  /// Brings the loads of a route's trips up to date.
  func addUpLoads(_ route: Int) {
    let type = Int(state.routes[route].type)
    state.updateLoads(route, capacities: capacities[type], resetBeforeEnd: instance.vehicles[type].resetBeforeEnd)
  }

  /// The visits of a route in order, with the points that they follow.
  private func visits(of route: Int) -> ContiguousArray<(visit: Int, place: Int)> {
    var found: ContiguousArray<(visit: Int, place: Int)> = []
    var point = Int(state.next[state.start(of: route)])
    while point != state.end(of: route) {
      if state.isVisit(point) { found.append((point, Int(state.previous[point]))) }
      point = Int(state.next[point])
    }
    return found
  }

  /// Puts the visits among some steps on their route; `nil` where there are too many.
  private func link(_ steps: ContiguousArray<RouteStep>, _ route: Int) -> ContiguousArray<Int>? {
    var made: ContiguousArray<Int> = []
    var point = state.start(of: route)
    var last = RouteStep.depot
    for step in steps {
      switch step.kind {
      case .mode(let mode): (point, last) = (instance.service(ofMode: mode), step)
      case .facility(let facility):
        guard let visit = makeVisit(facility, after: last, route) else { return nil }
        state.linkVisit(visit, after: point)
        made.append(visit)
        (point, last) = (visit, step)
      case .rest, .depot: continue
      }
    }
    return made
  }

  /// Makes a visit to a facility or another one near it.
  func makeVisit(_ facility: Int, after step: RouteStep, _ route: Int) -> Int? {
    guard let fronts else { return nil }
    let choices = fronts.alternatives(to: facility, after: step, type: Int(state.routes[route].type))
    return state.makeVisit(choices, resets: instance.facilityResets[facility])
  }

  /// Links a service after a point with the visits of a detour; `false`, and nothing is linked, where there are too many.
  func link(_ service: Int, _ detour: RouteFronts.Detour?, after place: Int) -> Bool {
    let route = Int(state.routeOf[place])
    let follower = Int(state.next[place])
    var (point, last) = (place, RouteStep.mode(Int(state.firstMode[service])))
    func visit(_ facilities: ContiguousArray<Int>) -> Bool {
      for facility in facilities {
        guard let visit = makeVisit(facility, after: last, route) else { return false }
        state.linkVisit(visit, after: point)
        (point, last) = (visit, .facility(facility))
      }
      return true
    }
    guard let detour else {
      state.link(service, after: point)
      return true
    }
    if visit(detour.before) {
      state.link(service, after: point)
      (point, last) = (service, .mode(Int(state.firstMode[service])))
      if visit(detour.behind) { return true }
    }
    unlink(between: place, follower)
    return false
  }

  /// Unlinks what was put between two points, visits for good.
  func unlink(between before: Int, _ behind: Int) {
    var point = Int(state.next[before])
    while point != behind {
      let follower = Int(state.next[point])
      if state.isVisit(point) {
        state.unlinkVisit(point)
        state.freeVisits.append(Int32(point))
      } else {
        state.unlink(point)
      }
      point = follower
    }
  }

  /// Notes the visits that were made between two points.
  mutating func noteVisits(between before: Int, _ behind: Int) {
    var point = Int(state.next[before])
    while point != behind {
      if state.isVisit(point) { undo.note(made: point) }
      point = Int(state.next[point])
    }
  }
}
