/// Memory of insertions, kept between rounds.
struct InsertionScratch {
  struct Candidate {
    var key: Int64
    var place: Int32
  }

  /// By which absent services are sorted.
  var keys: ContiguousArray<Int64> = []
  /// The points that head the trips from which strings were taken.
  var trips: ContiguousArray<Int32> = []
  /// Places on a route that are tried, and those that may be better with visits.
  var places: ContiguousArray<Int32> = []
  var candidates: ContiguousArray<Candidate> = []
  var best = Int64.max
  var place = -1
  /// The vehicle type of its route: an empty one may have been given to others since.
  var type = -1
  /// The service for which places are looked at.
  var service = -1
  /// Whether visits to facilities come with the service.
  var hasVisits = false
}

extension RuinAndRecreate {
  /// How likely a place is not seen: the paper's value.
  private static let blindness = UInt64.max / 100
  /// Problems larger than this try places beside near services only, and so many of these.
  static let fullScanLimit = 1_500
  static let nearPlaces = 60
  /// One optional service of so many is put in whatever it costs, one service of so many on an empty route of some type.
  private static let optionalTrial = 10
  private static let typeTrial = 16
  /// Weighted sums are compared in such parts of a unit.
  private static let fineness: Int64 = 128

  /// Puts what is absent where it costs least, one by one.
  mutating func recreate() {
    sortAbsent()
    var left = 0
    for index in absent.indices {
      let service = absent[index]
      if !insert(Int(service)) {
        absent[left] = service
        left += 1
      }
    }
    absent.removeLast(absent.count - left)
  }

  private mutating func sortAbsent() {
    let draw = random.below(hasPrizes ? 16 : 11)
    for service in absent {
      let service = Int(service)
      scratch.keys[service] =
        switch draw {
        case 0..<4: Int64(random.next() >> 1)
        case 4..<8: -state.graph.loads[service][0]
        case 8..<10: -Int64(fromDepot[service])
        case 10: Int64(fromDepot[service])
        default: -absentPrice[service]
        }
    }
    let keys = scratch.keys
    if absent.count > 64 {
      absent.sort { (keys[Int($0)], $0) < (keys[Int($1)], $1) }
      return
    }
    for index in absent.indices.dropFirst() {
      let service = absent[index]
      var hole = index
      while hole > 0, keys[Int(absent[hole - 1])] > keys[Int(service)] {
        absent[hole] = absent[hole - 1]
        hole -= 1
      }
      absent[hole] = service
    }
  }

  private mutating func insert(_ service: Int) -> Bool {
    // Optional services that pay only together must be put in one by one.
    let isTried = triesOptional && instance.prizes[service] != nil && random.below(Self.optionalTrial) == 0
    let price = isTried ? ModeGraph.never : absentPrice[service]
    scratch.best = sum.objective == .totalCost ? price : price * Self.fineness
    scratch.place = -1
    scratch.service = service
    if draws, typeLimit.count > 1, random.below(Self.typeTrial) == 0 {
      scanEmptyRoutes(service, only: random.below(typeLimit.count))
    } else {
      scan(service)
    }
    guard scratch.place >= 0 else { return false }
    return put(service, after: scratch.place, hasVisits: scratch.hasVisits)
  }

  private mutating func scan(_ service: Int) {
    if state.services <= Self.fullScanLimit { scanRoutes(service) } else { scanNear(service) }
    scanEmptyRoutes(service)
  }

  private mutating func scanRoutes(_ service: Int) {
    for route in 0..<state.routeCount where state.routes[route].count > 0 && hasRoom(route, service) {
      let excess = excessPrice(route, service)
      let best =
        if let fronts { bestJoin(service, route, fronts) } else { memory.best(service, route, state, near) }
      consider(best.delta + excess, route, Int(best.place), hasVisits: best.hasVisits)
    }
  }

  private mutating func scanNear(_ service: Int) {
    for rank in 0..<min(near.count(service), Self.nearPlaces) {
      let neighbour = near.neighbour(service, rank)
      let route = Int(state.routeOf[neighbour])
      guard route >= 0, hasRoom(route, service) else { continue }
      if let fronts {
        if let best = bestNearJoin(service, neighbour, fronts) {
          consider(best.delta, route, Int(best.place), hasVisits: best.hasVisits)
        }
        continue
      }
      let prices = state.prices(route)
      let cost = state.routes[route].exact - excessPrice(route, service)
      for place in [Int(state.previous[neighbour]), neighbour] {
        consider(state.costInserting(service, after: place, prices) - cost, route, place)
      }
    }
  }

  /// One empty route of each type, made where there is none and one is left.
  private mutating func scanEmptyRoutes(_ service: Int, only: Int? = nil) {
    for type in typeLimit.indices where only == nil || only == type {
      guard let route = emptyRoute(type, for: service), hasRoom(route, service) else { continue }
      let start = state.start(of: route)
      if let fronts {
        let best = bestJoin(service, route, fronts)
        consider(best.delta, route, start, hasVisits: best.hasVisits)
      } else {
        consider(state.costInserting(service, after: start, state.prices(route)), route, start)
      }
    }
  }

  private mutating func emptyRoute(_ type: Int, for service: Int) -> Int? {
    var (used, empty) = (0, -1)
    for route in 0..<state.routeCount where Int(state.routes[route].type) == type {
      if state.routes[route].count > 0 { used += 1 } else if empty < 0 { empty = route }
      // Where no route changes its type, there are as many as there are vehicles at most.
      if empty >= 0, instance.former == nil { return empty }
    }
    guard used < typeLimit[type] else { return nil }
    if let former = instance.former, former.routeOf[service] >= 0 {
      let route = Int(former.routeOf[service])
      if state.routes[route].count == 0 {
        give(route, to: type)
        return route
      }
    }
    if empty >= 0 { return empty }
    guard state.routeCount < state.routeLimit else { return nil }
    let route = state.addRoute(type: type)
    changed(route)
    return route
  }

  /// Gives an empty route to vehicles of a type.
  private mutating func give(_ route: Int, to type: Int) {
    guard Int(state.routes[route].type) != type else { return }
    undo.save(route, state)
    state.set(type: type, of: route)
    changed(route)
  }

  @inline(__always)
  private func hasRoom(_ route: Int, _ service: Int) -> Bool {
    guard state.dimensions > 0, !overload.isAllowed else { return true }
    let type = Int(state.routes[route].type)
    if fronts != nil, !instance.hasLikeLoads || !instance.facilities[type].isEmpty { return true }
    return (state.routes[route].load + state.graph.loads[service]).fits(capacities[type])
  }

  /// Load of a route above what its vehicle holds, all dimensions together.
  @inline(__always)
  func excess(_ route: Int) -> Int64 {
    guard overload.isAllowed else { return 0 }
    if fronts != nil { return state.routes[route].excess }
    return state.routes[route].load.excess(over: capacities[Int(state.routes[route].type)])
  }

  /// What a service adds to the price of too much load.
  @inline(__always)
  private func excessPrice(_ route: Int, _ service: Int) -> Int64 {
    guard overload.isAllowed, fronts == nil else { return 0 }
    let node = state.routes[route]
    let capacity = capacities[Int(node.type)]
    let added = (node.load + state.graph.loads[service]).excess(over: capacity) - node.load.excess(over: capacity)
    return Int64(Double(added) * overload.price)
  }

  @inline(__always)
  mutating func consider(_ delta: Int64, _ route: Int, _ place: Int, hasVisits: Bool = false) {
    guard delta < ModeGraph.noInsertion else { return }
    let change = priceOfChange(scratch.service, route)
    let key = sum.objective == .totalCost ? delta + change : weighted(delta, route) + change * Self.fineness
    guard key < scratch.best else { return }
    if !draws || random.next() > Self.blindness {
      (scratch.best, scratch.place, scratch.hasVisits) = (key, place, hasVisits)
      scratch.type = Int(state.routes[route].type)
    }
  }

  /// What a service pays for being on another route than before.
  @inline(__always)
  func priceOfChange(_ service: Int, _ route: Int) -> Int64 {
    guard let former = instance.former else { return 0 }
    let number = former.routeOf[service]
    return number < 0 || number == state.routes[route].number ? 0 : changePrice
  }

  /// What a growing route is worth where the largest one counts: it pays for what passes the largest so far.
  private func weighted(_ delta: Int64, _ route: Int) -> Int64 {
    let size = sum.size(state.routes[route]) + delta
    let excess = max(0, size - sum.longest + 1)
    return Int64((Double(delta) * sum.rate + Double(excess) * sum.longestRate) * Double(Self.fineness))
  }

  /// Puts a service on a route; `false` where the labels that are kept do not lead to the end after all.
  private mutating func put(_ service: Int, after place: Int, hasVisits: Bool) -> Bool {
    let route = Int(state.routeOf[place])
    undo.save(route, state)
    give(route, to: scratch.type)
    let (before, excessBefore) = (state.routes[route].exact, excess(route))
    if let fronts {
      guard putLabelled(service, after: place, route, hasVisits, fronts) else { return false }
    } else {
      state.link(service, after: place)
      state.update(route, forwardFrom: place, backwardFrom: Int(state.next[service]))
    }
    sum.routes += state.routes[route].exact - before
    sum.absent += priceOfChange(service, route) - absentPrice[service]
    sum.excess += excess(route) - excessBefore
    assert(
      fronts != nil || sum.objective != .totalCost || overload.isAllowed
        || state.routes[route].exact - before == scratch.best, "an insertion was judged wrongly")
    return true
  }

  private mutating func putLabelled(
    _ service: Int, after place: Int, _ route: Int, _ hasVisits: Bool, _ fronts: RouteFronts
  ) -> Bool {
    let before = state.routes[route].exact
    var detour: RouteFronts.Detour?
    if hasVisits {
      guard fronts.refresh(route) else { return false }
      detour = fronts.detour(service, after: place, route, below: before + ModeGraph.noInsertion)
      guard detour != nil else { return false }
    }
    let (isForwardFresh, isBackwardFresh) = fronts.freshness(of: route)
    let follower = Int(state.next[place])
    guard link(service, detour, after: place) else { return false }
    changed(route)
    guard let cost = fronts.update(route, after: isForwardFresh ? place : state.start(of: route)) else {
      unlink(between: place, follower)
      changed(route)
      state.routes[route].exact = before
      return false
    }
    state.routes[route].exact = cost
    noteVisits(between: place, follower)
    if isBackwardFresh { fronts.keepBackward(route, behind: Int(state.previous[follower])) }
    return true
  }
}
