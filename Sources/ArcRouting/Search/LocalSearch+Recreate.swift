extension LocalSearch {
  /// Takes services out of their routes and puts each back, in the order given, where it costs least; so with those that
  /// are left out nearby. - Precondition: none stands twice.
  mutating func ruinAndRecreate(_ removed: [Int32]) {
    var byRoute: [Int: [Int]] = [:]
    for service in removed where routeOf[Int(service)] >= 0 {
      let (route, position) = place(service)
      byRoute[route, default: []].append(position)
    }
    var left: [Int32] = []
    for route in byRoute.keys.sorted() { left += remove(byRoute[route, default: []].sorted(), from: route) }
    let others = left.filter { !removed.contains($0) }
    for service in removed + others + leftOut(near: removed) where routeOf[Int(service)] < 0 { insert(service) }
  }

  /// Takes stops out; all of them where the rest breaks a rule, as it may where ways are no metric. Gives the services.
  private mutating func remove(_ positions: [Int], from route: Int) -> [Int32] {
    var kept: Pieces = []
    var from = 0
    var gone: [Int32] = []
    for position in positions {
      kept.append(RoutePiece(route, from..<position))
      from = position + 1
    }
    kept.append(RoutePiece(route, from..<routes[route].stops.count))
    let type = routes[route].type
    let isKept = cost(kept, type: type) != nil
    for (position, stop) in routes[route].stops.enumerated() {
      guard let mode = stop.step.mode else { continue }
      let service = instance.modes[mode].service
      let isNear = positions.contains { abs($0 - position) <= 3 }
      if !isKept || positions.contains(position) { gone.append(service) } else if isNear { touch(service) }
    }
    set(route, isKept ? self.route(kept, type: type) : SearchRoute(emptyOf: type))
    for service in gone { count(Int(service), isLeftOut: true) }
    return gone
  }

  /// Puts in what was left out, as long as there is room for any of it: cutting an order into routes leaves room where a
  /// vehicle may not go on with the next service but could with later ones.
  mutating func takeIn(_ services: [Int32]) {
    var waiting = services
    while !waiting.isEmpty {
      for service in waiting where routeOf[Int(service)] < 0 { insert(service) }
      let rest = waiting.filter { routeOf[Int($0)] < 0 }
      guard rest.count < waiting.count else { return }
      improve()
      waiting = rest
    }
  }

  private func leftOut(near services: [Int32]) -> [Int32] {
    if instance.services.count <= labelledSize {
      return routeOf.indices.lazy.filter { routeOf[$0] < 0 && !isHopeless[$0] }.map(Int32.init)
    }
    var found: [Int32] = []
    for service in services {
      for near in neighbours.near[Int(service)] + neighbours.into[Int(service)]
      where routeOf[Int(near)] < 0 && !isHopeless[Int(near)] && !found.contains(near) && !services.contains(near) {
        found.append(near)
      }
    }
    return found
  }

  private struct Insertion {
    var delta: Int64
    var route: Int
    var pieces: Pieces
  }

  /// Puts a service where it costs least; leaves it out where that is cheaper or there is no room.
  mutating func insert(_ service: Int32) {
    var best: Insertion?
    for (route, position) in places(beside: service) { consider(service, route, position, &best) }
    var fresh: (cost: Int64, type: Int, mode: Int)?
    for type in freeTypes() where instance.vehicles[type].fixedCost < best?.delta ?? .max {
      for mode in alternatives(service, joining: 0) {
        guard let cost = cost([RoutePiece(.mode(mode))], type: type) else { continue }
        if fresh.map({ cost < $0.cost }) ?? true { fresh = (cost, type, mode) }
      }
    }
    if best == nil, fresh == nil { best = insertionWithReset(service) }
    let least = min(best?.delta ?? .max, fresh?.cost ?? .max)
    guard least < instance.prizes[Int(service)] ?? .max else { return }
    if let best, best.delta == least {
      set(best.route, route(best.pieces, type: routes[best.route].type))
    } else if let fresh {
      open(route([RoutePiece(.mode(fresh.mode))], type: fresh.type))
    }
    count(Int(service), isLeftOut: false)
    touch(service)
  }

  private mutating func consider(_ service: Int32, _ route: Int, _ position: Int, _ best: inout Insertion?) {
    for mode in alternatives(service, joining: routes[route].count) {
      let pieces = spliced(route, removing: position..<position, inserting: RoutePiece(.mode(mode)))
      consider(pieces, route, &best)
    }
  }

  private mutating func consider(_ pieces: Pieces, _ route: Int, _ best: inout Insertion?) {
    guard let cost = cost(pieces, type: routes[route].type) else { return }
    let delta = cost - routes[route].cost
    if best.map({ delta < $0.delta }) ?? true { best = Insertion(delta: delta, route: route, pieces: pieces) }
  }

  /// Where to try a service: in small problems everywhere, else before and behind its neighbours.
  private func places(beside service: Int32) -> [(route: Int, position: Int)] {
    if instance.services.count <= labelledSize {
      let near = Set(neighbours.near[Int(service)].map { routeOf[Int($0)] })
      return routes.indices.filter { !routes[$0].isEmpty && (routes.count <= 12 || near.contains(Int32($0))) }.flatMap {
        route in (0...routes[route].stops.count).map { (route, $0) }
      }
    }
    var places: [(route: Int, position: Int)] = []
    for near in neighbours.near[Int(service)] + neighbours.into[Int(service)] where routeOf[Int(near)] >= 0 {
      let (route, position) = place(near)
      for at in position...position + 1 where !places.contains(where: { $0 == (route, at) }) {
        places.append((route, at))
      }
    }
    return places
  }

  /// The cheapest way to visit one or two facilities and do a service one after the other; `nil` where none keeps the
  /// rules. Two, since what fills and what empties may be due at the same place.
  private mutating func insertionWithReset(_ service: Int32) -> Insertion? {
    guard instance.dimensions > 0 else { return nil }
    var best: Insertion?
    for (route, position) in places(beside: service) {
      let type = routes[route].type
      for mode in instance.modes(of: Int(service)) {
        let stop = RoutePiece(.mode(mode))
        let near = instance.facilities[type].filter { instance.isNear($0, after: .mode(mode), type: type) }
        for first in near {
          let visit = RoutePiece(.facility(first))
          let range = position..<position
          consider(spliced(route, removing: range, inserting: stop, visit), route, &best)
          consider(spliced(route, removing: range, inserting: visit, stop), route, &best)
          for second in near where !resets(of: second).isSubset(of: resets(of: first)) {
            let further = RoutePiece(.facility(second))
            consider(spliced(route, removing: range, inserting: stop, visit, further), route, &best)
            consider(spliced(route, removing: range, inserting: visit, further, stop), route, &best)
          }
        }
      }
    }
    return best
  }

  private func resets(of facility: Int) -> Set<Int> { Set(instance.problem.facilities[facility].resets) }
}
