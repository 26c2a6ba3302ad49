extension RuinAndRecreate {
  /// So many places of a route, the cheapest if loads did not matter, are tried with visits to facilities beside the service.
  private static let detouredPlaces = 3
  /// Routes shorter than this are tried at every place.
  private static let shortRoute = 16

  /// The best place on a route that is not additive, remembered as those of additive ones are.
  mutating func bestJoin(_ service: Int, _ route: Int, _ fronts: RouteFronts) -> InsertionMemory.Entry {
    if let known = memory.known(service, route, state) { return known }
    let node = state.routes[route]
    var best = InsertionMemory.Entry(
      version: node.version, delta: ModeGraph.noInsertion, place: Int32(state.start(of: route)))
    if fronts.refresh(route) {
      let limit = node.exact + ModeGraph.noInsertion
      var cost = limit
      scratch.candidates.removeAll(keepingCapacity: true)
      listPlaces(beside: service, on: route)
      for index in scratch.places.indices { tryPlace(service, Int(scratch.places[index]), route, fronts, &cost, &best) }
      tryDetours(service, fronts, &cost, &best)
      best.delta = cost - node.exact
    }
    if memory.services > 0 { memory.keep(best, service, route) }
    return best
  }

  private mutating func listPlaces(beside service: Int, on route: Int) {
    scratch.places.removeAll(keepingCapacity: true)
    let end = state.end(of: route)
    let isShort = state.routes[route].count < Self.shortRoute
    var point = state.start(of: route)
    var wasNear = isShort
    while point != end {
      let follower = Int(state.next[point])
      let isNear =
        isShort || (state.isVisit(follower) ? wasNear : follower < state.services && near.isBeside(service, follower))
      if isNear || wasNear, fitsClass(service, after: point) { scratch.places.append(Int32(point)) }
      (point, wasNear) = (follower, isNear)
    }
  }

  /// Judges a place, and notes it where it might be better with visits.
  private mutating func tryPlace(
    _ service: Int, _ place: Int, _ route: Int, _ fronts: RouteFronts, _ cost: inout Int64,
    _ best: inout InsertionMemory.Entry
  ) {
    let price = priceOfLoad(service, place, route)
    let found = fronts.costInserting(service, after: place, route, below: cost)
    if let price, found.cost + price < cost {
      (cost, best.place) = (found.cost + price, Int32(place))
    } else if placing != nil, min(found.cost, found.withoutLoads) < cost {
      let key = min(found.cost, found.withoutLoads)
      scratch.candidates.append(InsertionScratch.Candidate(key: key, place: Int32(place)))
    }
  }

  /// What a service adds to the price of too much load on the trip about a place; `nil` where too much is not allowed.
  @inline(__always)
  private func priceOfLoad(_ service: Int, _ place: Int, _ route: Int) -> Int64? {
    guard state.dimensions > 0, instance.hasLikeLoads else { return 0 }
    let capacity = capacities[Int(state.routes[route].type)]
    let (load, own) = (state.tripLoad[place], state.graph.loads[service])
    let added = (load + own).excess(over: capacity) - load.excess(over: capacity)
    if added <= 0 { return 0 }
    let mustBeReset = load.reaching(Loads(repeating: FrontTerms.unlimited))
    return overload.isAllowed && own.present.isDisjoint(with: mustBeReset) ? Int64(Double(added) * overload.price) : nil
  }

  private mutating func tryDetours(
    _ service: Int, _ fronts: RouteFronts, _ cost: inout Int64, _ best: inout InsertionMemory.Entry
  ) {
    for _ in 0..<min(Self.detouredPlaces, scratch.candidates.count) {
      guard let index = scratch.candidates.indices.min(by: { scratch.candidates[$0].key < scratch.candidates[$1].key }),
        scratch.candidates[index].key < cost
      else { return }
      let place = Int(scratch.candidates[index].place)
      scratch.candidates[index].key = .max
      if let detour = fronts.detour(service, after: place, Int(state.routeOf[place]), below: cost) {
        (cost, best.place, best.hasVisits) = (detour.cost, Int32(place), true)
      }
    }
  }

  /// Whether classes of precedence allow a place.
  private func fitsClass(_ service: Int, after point: Int) -> Bool {
    guard instance.hasClasses || instance.former?.hasLocks == true else { return true }
    let rank = instance.classes[service]
    var (before, behind) = (point, Int(state.next[point]))
    while state.isVisit(before) { before = Int(state.previous[before]) }
    while state.isVisit(behind) { behind = Int(state.next[behind]) }
    if isLocked(behind) { return false }
    return (before >= state.services || instance.classes[before] <= rank)
      && (behind >= state.services || instance.classes[behind] >= rank)
  }

  /// The best place beside a near service, of all routes.
  mutating func bestNearJoin(_ service: Int, _ neighbour: Int, _ fronts: RouteFronts) -> InsertionMemory.Entry? {
    let route = Int(state.routeOf[neighbour])
    guard fronts.refresh(route) else { return nil }
    let exact = state.routes[route].exact
    var best = InsertionMemory.Entry(delta: 0, place: Int32(neighbour))
    var cost = exact + ModeGraph.noInsertion
    scratch.candidates.removeAll(keepingCapacity: true)
    for place in [Int(state.previous[neighbour]), neighbour] where fitsClass(service, after: place) {
      tryPlace(service, place, route, fronts, &cost, &best)
    }
    tryDetours(service, fronts, &cost, &best)
    best.delta = cost - exact
    return best
  }
}
