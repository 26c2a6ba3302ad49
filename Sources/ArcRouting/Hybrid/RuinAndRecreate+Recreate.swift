/// Memory of insertions, kept between rounds.
struct InsertionScratch {
  struct Candidate {
    var key: Int64
    var place: Int32
  }

  /// By which absent services are sorted.
  var keys: ContiguousArray<Int64> = []
  /// Places for a service, where the first is not known to be the best.
  var candidates: ContiguousArray<Candidate> = []
  var best = Int64.max
  var place = -1
  /// The cost of the route with the service at the best place, where it had to be found out.
  var exact: Int64 = 0
}

extension RuinAndRecreate {
  /// How likely a place is not seen: the paper's value.
  private static let blindness = UInt64.max / 100
  /// Problems larger than this try places beside near services only, and so many of these.
  static let fullScanLimit = 1_500
  static let nearPlaces = 60
  /// Of places whose cost is not known beforehand at most so many are tried.
  private static let triedPlaces = 32
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
    let draw = random.below(11)
    for service in absent {
      let service = Int(service)
      scratch.keys[service] =
        switch draw {
        case 0..<4: Int64(random.next() >> 1)
        case 4..<8: -state.graph.loads[service][0]
        case 8..<10: -Int64(fromDepot[service])
        default: Int64(fromDepot[service])
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
    scratch.best = sum.objective == .totalCost ? absentPrice[service] : absentPrice[service] * Self.fineness
    scratch.place = -1
    scratch.candidates.removeAll(keepingCapacity: true)
    if state.services <= Self.fullScanLimit { scanRoutes(service) } else { scanNear(service) }
    scanEmptyRoutes(service)
    if !isAdditive { chooseExactly(service) }
    guard scratch.place >= 0 else { return false }
    put(service, after: scratch.place)
    return true
  }

  private mutating func scanRoutes(_ service: Int) {
    for route in 0..<state.routeCount where state.routes[route].count > 0 && hasRoom(route, service) {
      let excess = excessPrice(route, service)
      if isAdditive {
        let best = memory.best(service, route, state, near)
        consider(best.delta + excess, route, Int(best.place))
        continue
      }
      let prices = state.prices(route)
      let cost = state.routes[route].exact - excess
      let end = state.end(of: route)
      var point = state.start(of: route)
      while point != end {
        consider(state.costInserting(service, after: point, prices) - cost, route, point)
        point = Int(state.next[point])
      }
    }
  }

  private mutating func scanNear(_ service: Int) {
    for rank in 0..<min(near.count(service), Self.nearPlaces) {
      let neighbour = near.neighbour(service, rank)
      let route = Int(state.routeOf[neighbour])
      guard route >= 0, hasRoom(route, service) else { continue }
      let prices = state.prices(route)
      let cost = state.routes[route].exact - excessPrice(route, service)
      consider(state.costInserting(service, after: neighbour, prices) - cost, route, neighbour)
      let before = Int(state.previous[neighbour])
      consider(state.costInserting(service, after: before, prices) - cost, route, before)
    }
  }

  /// One empty route of each type, made where there is none and one is left.
  private mutating func scanEmptyRoutes(_ service: Int) {
    for type in typeLimit.indices {
      guard let route = emptyRoute(type), hasRoom(route, service) else { continue }
      let start = state.start(of: route)
      consider(state.costInserting(service, after: start, state.prices(route)), route, start)
    }
  }

  private mutating func emptyRoute(_ type: Int) -> Int? {
    for route in 0..<state.routeCount where state.routes[route].count == 0 && Int(state.routes[route].type) == type {
      return route
    }
    guard typeCount[type] < typeLimit[type], state.routeCount < state.routeLimit else { return nil }
    typeCount[type] += 1
    return state.addRoute(type: type)
  }

  @inline(__always)
  private func hasRoom(_ route: Int, _ service: Int) -> Bool {
    guard state.dimensions > 0, !overload.isAllowed else { return true }
    let type = Int(state.routes[route].type)
    if !isAdditive, !instance.facilities[type].isEmpty { return true }
    return (state.routes[route].load + state.graph.loads[service]).fits(capacities[type])
  }

  /// Load of a route above what its vehicle holds, all dimensions together.
  @inline(__always)
  func excess(_ route: Int) -> Int64 {
    guard overload.isAllowed else { return 0 }
    return state.routes[route].load.excess(over: capacities[Int(state.routes[route].type)])
  }

  /// What a service adds to the price of too much load.
  @inline(__always)
  private func excessPrice(_ route: Int, _ service: Int) -> Int64 {
    guard overload.isAllowed else { return 0 }
    let node = state.routes[route]
    let capacity = capacities[Int(node.type)]
    let added = (node.load + state.graph.loads[service]).excess(over: capacity) - node.load.excess(over: capacity)
    return Int64(Double(added) * overload.price)
  }

  @inline(__always)
  private mutating func consider(_ delta: Int64, _ route: Int, _ place: Int) {
    guard delta < ModeGraph.noInsertion else { return }
    let key = sum.objective == .totalCost ? delta : weighted(delta, route)
    guard key < scratch.best else { return }
    if !isAdditive {
      scratch.candidates.append(InsertionScratch.Candidate(key: key, place: Int32(place)))
    } else if random.next() > Self.blindness {
      (scratch.best, scratch.place) = (key, place)
    }
  }

  /// What a growing route is worth where the largest one counts: it pays for what passes the largest so far.
  private func weighted(_ delta: Int64, _ route: Int) -> Int64 {
    let size = state.routes[route].exact + delta
    let excess = max(0, size - sum.longest + 1)
    return Int64((Double(delta) * sum.rate + Double(excess) * sum.longestRate) * Double(Self.fineness))
  }

  /// Goes through places in the order of what they cost at least.
  private mutating func chooseExactly(_ service: Int) {
    scratch.candidates.sort { ($0.key, $0.place) < ($1.key, $1.place) }
    for candidate in scratch.candidates.prefix(Self.triedPlaces) {
      if candidate.key >= scratch.best { return }
      if random.next() <= Self.blindness { continue }
      let place = Int(candidate.place)
      let route = Int(state.routeOf[place])
      let order = RouteOrder(state, route, inserting: service, after: place)
      guard let cost = labels.cost(of: order, type: Int(state.routes[route].type)) else { continue }
      let delta = cost >> state.graph.shift - state.routes[route].exact
      let key = sum.objective == .totalCost ? delta : weighted(delta, route)
      if key < scratch.best { (scratch.best, scratch.place, scratch.exact) = (key, place, cost >> state.graph.shift) }
    }
  }

  private mutating func put(_ service: Int, after place: Int) {
    let route = Int(state.routeOf[place])
    undo.save(route, state)
    let before = state.routes[route].exact
    sum.routes -= before
    sum.absent -= absentPrice[service]
    sum.excess -= excess(route)
    state.link(service, after: place)
    sum.excess += excess(route)
    state.update(route, forwardFrom: place, backwardFrom: Int(state.next[service]))
    if !isAdditive { state.routes[route].exact = scratch.exact }
    sum.routes += state.routes[route].exact
    assert(
      sum.objective != .totalCost || overload.isAllowed || state.routes[route].exact - before == scratch.best,
      "an insertion was judged wrongly")
  }
}
