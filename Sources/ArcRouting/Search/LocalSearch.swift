/// Improves routes by relocating, swapping and reversing services and by exchanging tails, until no move helps.
///
/// Every move is judged by `RouteLabels`, so that modes and facilities are chosen anew inside it (Vidal 2017). Moves join a
/// service to one of its neighbours only (granular search: Toth and Vigo 2003, DOI 10.1287/ijoc.15.4.333.24890).
struct LocalSearch<Costs: TravelCosts> {
  typealias Order = ContiguousArray<Int32>

  /// Routes as orders of services; modes and facilities follow from them.
  struct State: Sendable {
    var routes: [Order] = []
    var types: [Int] = []
    var costs: [Int64] = []
    var value = SolutionValue(missing: 0, objective: 0)
  }

  let instance: SearchInstance<Costs>
  let neighbours: NeighbourLists
  /// Services that no vehicle can do alone; they stay out.
  let hopeless: Set<Int32>
  private(set) var state = State()
  private var routeOf: [Int]
  private var pending: [Bool]
  private var labels: RouteLabels<Costs>

  init(_ instance: SearchInstance<Costs>, neighbours: NeighbourLists, hopeless: Set<Int32>) {
    self.instance = instance
    self.neighbours = neighbours
    self.hopeless = hopeless
    routeOf = [Int](repeating: -1, count: instance.services.count)
    pending = [Bool](repeating: true, count: instance.services.count)
    labels = RouteLabels(instance)
  }

  /// Starts from given routes; what is in none is left out. - Precondition: each keeps the rules of its type.
  mutating func start(_ routes: [(order: Order, type: Int)]) {
    var state = State()
    for (order, type) in routes {
      guard let cost = labels.cost(of: order, type: type) else { preconditionFailure("a start that breaks the rules") }
      state.routes.append(order)
      state.types.append(type)
      state.costs.append(cost)
    }
    restore(state)
    for route in self.state.routes { for service in route { pending[Int(service)] = true } }
  }

  /// Goes back to an earlier state. - Complexity: O(n).
  mutating func restore(_ state: State) {
    self.state = state
    for service in routeOf.indices { (routeOf[service], pending[service]) = (-1, false) }
    for (number, route) in state.routes.enumerated() { for service in route { routeOf[Int(service)] = number } }
    self.state.value = SolutionValue(missing: 0, objective: state.costs.reduce(0, +))
    for service in routeOf.indices where routeOf[service] < 0 { count(service, isLeftOut: true) }
  }

  /// Applies moves that help until there is none, the services in the order given.
  mutating func improve(_ sequence: [Int32]) {
    var changed = true
    while changed {
      changed = false
      for service in sequence where pending[Int(service)] {
        pending[Int(service)] = false
        while moveOnce(service) {
          changed = true
          pending[Int(service)] = true
        }
        pending[Int(service)] = false
      }
    }
  }

  private mutating func count(_ service: Int, isLeftOut: Bool) {
    let sign: Int64 = isLeftOut ? 1 : -1
    if let prize = instance.prizes[service] {
      state.value.objective += sign * prize
    } else {
      state.value.missing += Int(sign)
    }
  }
}

extension LocalSearch {
  /// Tries every move of a service; `true` after the first that helps.
  private mutating func moveOnce(_ u: Int32) -> Bool {
    if routeOf[Int(u)] < 0 { return false }
    if tryDropping(u) || tryRouteOfItsOwn(u) || tryOtherTypes(routeOf[Int(u)]) { return true }
    for v in neighbours.lists[Int(u)] where !hopeless.contains(v) {
      if routeOf[Int(v)] < 0 {
        if tryInserting(v, beside: u) { return true }
      } else if routeOf[Int(u)] == routeOf[Int(v)] {
        if tryWithin(u, v) { return true }
      } else if tryBetween(u, v) {
        return true
      }
    }
    return false
  }

  private func place(_ service: Int32) -> (route: Int, position: Int) {
    let route = routeOf[Int(service)]
    return (route, state.routes[route].firstIndex(of: service) ?? 0)
  }

  private mutating func tryDropping(_ u: Int32) -> Bool {
    guard instance.prizes[Int(u)] != nil else { return false }
    let (route, position) = place(u)
    var order = state.routes[route]
    order.remove(at: position)
    return accept(route, order, leavingOut: u)
  }

  private mutating func tryRouteOfItsOwn(_ u: Int32) -> Bool {
    let (route, position) = place(u)
    guard state.routes[route].count > 1 else { return false }
    var order = state.routes[route]
    order.remove(at: position)
    for type in freeTypes() where accept(route, order, newRoute: [u], type: type) { return true }
    return false
  }

  private mutating func tryOtherTypes(_ route: Int) -> Bool {
    for type in freeTypes() where type != state.types[route] {
      if accept(route, [], newRoute: state.routes[route], type: type) { return true }
    }
    return false
  }

  private mutating func tryInserting(_ v: Int32, beside u: Int32) -> Bool {
    let (route, position) = place(u)
    for offset in 0...1 {
      var order = state.routes[route]
      order.insert(v, at: position + offset)
      if accept(route, order, takingIn: v) { return true }
    }
    return false
  }

  private mutating func tryWithin(_ u: Int32, _ v: Int32) -> Bool {
    let (route, pu) = place(u)
    let pv = place(v).position
    let old = state.routes[route]
    var order = old
    order.remove(at: pv)
    let after = pv < pu ? pu : pu + 1
    order.insert(v, at: after)
    if accept(route, order) { return true }
    order = old
    order.remove(at: pv)
    order.insert(v, at: after - 1)
    if accept(route, order) { return true }
    order = old
    order.swapAt(pu, pv)
    if accept(route, order) { return true }
    let (low, high) = (min(pu, pv), max(pu, pv))
    for range in [low + 1..<high + 1, low..<high] where range.count > 1 {
      order = old
      order[range].reverse()
      if accept(route, order) { return true }
    }
    return false
  }

  private mutating func tryBetween(_ u: Int32, _ v: Int32) -> Bool {
    let (a, pu) = place(u)
    let (b, pv) = place(v)
    let (first, second) = (state.routes[a], state.routes[b])
    for length in 1...2 where pv + length <= second.count {
      let moved = second[pv..<pv + length]
      for offset in 0...1 {
        var (one, two) = (first, second)
        two.removeSubrange(pv..<pv + length)
        one.insert(contentsOf: moved, at: pu + offset)
        if accept(a, one, b, two) { return true }
      }
    }
    var (one, two) = (first, second)
    (one[pu], two[pv]) = (v, u)
    if accept(a, one, b, two) { return true }
    // 2-opt*: the head up to u goes on with v; straight, then with v's head turned round.
    if accept(a, Order(first[...pu] + second[pv...]), b, Order(second[..<pv] + first[(pu + 1)...])) { return true }
    let turned = Order(second[...pv].reversed()), tail = Order(first[(pu + 1)...].reversed())
    return accept(a, Order(first[...pu] + turned), b, Order(tail + second[(pv + 1)...]))
  }

  private func freeTypes() -> [Int] {
    instance.problem.vehicleTypes.indices.filter { type in
      guard let count = instance.problem.vehicleTypes[type].count else { return true }
      return state.types.indices.count { state.types[$0] == type && !state.routes[$0].isEmpty } < count
    }
  }

  private mutating func cost(_ order: some Collection<Int32>, type: Int) -> Int64? {
    order.isEmpty ? 0 : labels.cost(of: order, type: type)
  }

  /// Gives a route another order where that helps.
  private mutating func accept(_ route: Int, _ order: Order, leavingOut: Int32? = nil, takingIn: Int32? = nil) -> Bool {
    guard let cost = cost(order, type: state.types[route]) else { return false }
    var old = SolutionValue(missing: 0, objective: state.costs[route])
    var new = SolutionValue(missing: 0, objective: cost)
    if let service = leavingOut { new.objective += instance.prizes[Int(service)] ?? 0 }
    if let service = takingIn {
      if let prize = instance.prizes[Int(service)] { old.objective += prize } else { old.missing += 1 }
    }
    guard new < old else { return false }
    if let service = leavingOut {
      count(Int(service), isLeftOut: true)
      routeOf[Int(service)] = -1
    }
    if let service = takingIn { count(Int(service), isLeftOut: false) }
    set(route, order, cost)
    return true
  }

  private mutating func accept(_ a: Int, _ one: Order, _ b: Int, _ two: Order) -> Bool {
    guard let costOne = cost(one, type: state.types[a]), costOne < state.costs[a] + state.costs[b],
      let costTwo = cost(two, type: state.types[b]), costOne + costTwo < state.costs[a] + state.costs[b]
    else { return false }
    set(a, one, costOne)
    set(b, two, costTwo)
    return true
  }

  private mutating func accept(_ route: Int, _ order: Order, newRoute: Order, type: Int) -> Bool {
    guard let rest = cost(order, type: state.types[route]), let new = cost(newRoute, type: type),
      rest + new < state.costs[route]
    else { return false }
    set(route, order, rest)
    open(newRoute, type: type, cost: new)
    return true
  }

  private mutating func open(_ order: Order, type: Int, cost: Int64) {
    state.routes.append([])
    state.types.append(type)
    state.costs.append(0)
    set(state.routes.count - 1, order, cost)
  }

  private mutating func set(_ route: Int, _ order: Order, _ cost: Int64) {
    state.value.objective += cost - state.costs[route]
    state.routes[route] = order
    state.costs[route] = cost
    for service in order {
      routeOf[Int(service)] = route
      pending[Int(service)] = true
    }
  }
}

extension LocalSearch {
  /// Takes services out of their routes and puts each back, in the order given, where it costs least.
  mutating func ruinAndRecreate(_ removed: [Int32]) {
    var remaining: [(order: Order, type: Int)] = []
    let out = Set(removed)
    var touched: [Int32] = []
    for (route, type) in zip(state.routes, state.types) {
      let kept = Order(route.filter { !out.contains($0) })
      if kept.count < route.count { touched += kept }
      // Without a service a route may break a rule where ways are no metric: then all of it is placed anew.
      if !kept.isEmpty, labels.cost(of: kept, type: type) != nil { remaining.append((kept, type)) }
    }
    let placed = Set(remaining.flatMap(\.order))
    let left = state.routes.joined().filter { !placed.contains($0) && !out.contains($0) }
    let leftOut = routeOf.indices.map(Int32.init).filter { routeOf[Int($0)] < 0 && !hopeless.contains($0) }
    start(remaining)
    for service in pending.indices { pending[service] = false }
    for service in touched { pending[Int(service)] = true }
    for service in removed + left + leftOut where routeOf[Int(service)] < 0 { insert(service) }
  }

  /// Puts a service where it costs least; leaves it out where that is cheaper or there is no room.
  private mutating func insert(_ service: Int32) {
    var best: (delta: Int64, route: Int, position: Int, cost: Int64)?
    let near = Set(neighbours.lists[Int(service)].map { routeOf[Int($0)] })
    for route in state.routes.indices where !state.routes[route].isEmpty {
      guard near.contains(route) || state.routes.count <= 12 else { continue }
      for position in 0...state.routes[route].count {
        var order = state.routes[route]
        order.insert(service, at: position)
        guard let cost = labels.cost(of: order, type: state.types[route]) else { continue }
        let delta = cost - state.costs[route]
        if best.map({ delta < $0.delta }) ?? true { best = (delta, route, position, cost) }
      }
    }
    var fresh: (cost: Int64, type: Int)?
    for type in freeTypes() {
      guard let cost = labels.cost(of: [service], type: type) else { continue }
      if fresh.map({ cost < $0.cost }) ?? true { fresh = (cost, type) }
    }
    let least = min(best?.delta ?? .max, fresh?.cost ?? .max)
    guard least < instance.prizes[Int(service)] ?? .max else { return }
    count(Int(service), isLeftOut: false)
    if let best, best.delta == least {
      var order = state.routes[best.route]
      order.insert(service, at: best.position)
      set(best.route, order, best.cost)
    } else if let fresh {
      open([service], type: fresh.type, cost: fresh.cost)
    }
  }
}
