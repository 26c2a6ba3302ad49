/// Improves routes by relocating, swapping and reversing services, by exchanging segments and tails, and by exchanging
/// vehicle types, until no move helps.
///
/// Moves join a service to one of its neighbours only (granular search: Toth and Vigo 2003, DOI 10.1287/ijoc.15.4.333.24890).
/// In small problems short routes are judged by `RouteLabels`, so that modes and facilities are chosen anew inside each move
/// (Vidal 2017); elsewhere `RouteWalk` joins pieces of routes in constant time.
struct LocalSearch {
  typealias Order = ContiguousArray<Int32>
  typealias Pieces = ContiguousArray<RoutePiece>

  /// Orders longer than this are labelled coarsely.
  static let coarseFrom = 24
  static let usualLabelledSize = 250

  let instance: SearchInstance
  let neighbours: NeighbourLists
  /// In problems up to this size, moves are judged by labels where routes are short.
  let labelledSize: Int
  /// Whether no vehicle can do a service alone; such ones stay out.
  let isHopeless: ContiguousArray<Bool>
  private(set) var routes: ContiguousArray<SearchRoute> = []
  private(set) var value = SolutionValue(missing: 0, objective: 0)
  private(set) var routeOf: ContiguousArray<Int32>
  private(set) var positionOf: ContiguousArray<Int32>
  /// Routes in use of each type.
  private var inUse: [Int]
  private var queue: Order = []
  private var isPending: ContiguousArray<Bool>
  private var unseenRoutes: [Int] = []
  private var isUnseen: ContiguousArray<Bool> = []
  /// Routes as they were at the last checkpoint.
  private var journal: [(number: Int, route: SearchRoute)] = []
  private var isSaved: ContiguousArray<Bool> = []
  private var savedValue = SolutionValue(missing: 0, objective: 0)
  var walk: RouteWalk
  var recorder: RouteWalk
  var labels: RouteLabels
  var coarseLabels: RouteLabels

  init(
    _ instance: SearchInstance, neighbours: NeighbourLists, hopeless: [Int], labelledSize: Int = usualLabelledSize
  ) {
    self.instance = instance
    self.neighbours = neighbours
    self.labelledSize = labelledSize
    let count = instance.services.count
    var isHopeless = ContiguousArray(repeating: false, count: count)
    for service in hopeless { isHopeless[service] = true }
    self.isHopeless = isHopeless
    routeOf = ContiguousArray(repeating: -1, count: count)
    positionOf = routeOf
    isPending = ContiguousArray(repeating: false, count: count)
    inUse = [Int](repeating: 0, count: instance.vehicles.count)
    walk = RouteWalk(instance)
    recorder = RouteWalk(instance)
    recorder.isRecording = true
    labels = RouteLabels(instance)
    coarseLabels = RouteLabels(instance, isCoarse: true)
    for service in 0..<count { self.count(service, isLeftOut: true) }
  }

  /// Starts from given routes; what is in none is left out. A route whose order keeps no rule is left out too.
  mutating func start(_ routes: [(order: Order, type: Int)]) {
    for (order, type) in routes {
      guard let found = steps(of: order, type: type),
        let route = SearchRoute(found.steps, type: type, recorder: &recorder)
      else { continue }
      open(route)
      for service in order { count(Int(service), isLeftOut: false) }
    }
  }

  /// The steps that labels find for an order.
  mutating func steps(of order: Order, type: Int) -> (cost: Int64, steps: ContiguousArray<RouteStep>)? {
    order.count <= Self.coarseFrom ? labels.steps(of: order, type: type) : coarseLabels.steps(of: order, type: type)
  }

  mutating func count(_ service: Int, isLeftOut: Bool) {
    let sign: Int64 = isLeftOut ? 1 : -1
    if let prize = instance.prizes[service] {
      value.objective += sign * prize
    } else {
      value.missing += Int(sign)
    }
    if isLeftOut { routeOf[service] = -1 }
  }

  // MARK: Routes

  mutating func open(_ route: SearchRoute) {
    let number = routes.firstIndex { $0.isEmpty } ?? routes.count
    if number == routes.count {
      routes.append(SearchRoute(emptyOf: route.type))
      isSaved.append(false)
      isUnseen.append(false)
    }
    set(number, route)
  }

  mutating func set(_ number: Int, _ route: SearchRoute) {
    if !isSaved[number] {
      isSaved[number] = true
      journal.append((number, routes[number]))
    }
    value.objective += route.cost - routes[number].cost
    if !routes[number].isEmpty { inUse[routes[number].type] -= 1 }
    if !route.isEmpty { inUse[route.type] += 1 }
    routes[number] = route
    index(number)
    if !isUnseen[number] {
      isUnseen[number] = true
      unseenRoutes.append(number)
    }
  }

  private mutating func index(_ number: Int) {
    for position in routes[number].stops.indices {
      guard let mode = routes[number].stops[position].step.mode else { continue }
      let service = Int(instance.modes[mode].service)
      (routeOf[service], positionOf[service]) = (Int32(number), Int32(position))
    }
  }

  /// Types of which another vehicle may leave.
  func freeTypes() -> [Int] {
    inUse.indices.filter { inUse[$0] < instance.problem.vehicleTypes[$0].count ?? .max }
  }

  // MARK: Undoing

  /// Remembers the present state; only what changes from here on is kept.
  mutating func checkpoint() {
    for (number, _) in journal { isSaved[number] = false }
    journal.removeAll(keepingCapacity: true)
    savedValue = value
  }

  /// Goes back to the last checkpoint. - Complexity: linear in the routes changed since.
  mutating func rollBack() {
    for (number, _) in journal {
      for stop in routes[number].stops {
        if let mode = stop.step.mode { routeOf[Int(instance.modes[mode].service)] = -1 }
      }
    }
    for (number, route) in journal {
      if !routes[number].isEmpty { inUse[routes[number].type] -= 1 }
      if !route.isEmpty { inUse[route.type] += 1 }
      routes[number] = route
      index(number)
      isSaved[number] = false
    }
    journal.removeAll(keepingCapacity: true)
    value = savedValue
    for number in unseenRoutes { isUnseen[number] = false }
    unseenRoutes.removeAll(keepingCapacity: true)
  }

  // MARK: Improving

  mutating func touch(_ service: Int32) {
    guard !isPending[Int(service)] else { return }
    isPending[Int(service)] = true
    queue.append(service)
  }

  /// Applies moves of the services that were touched, and of those near the changes, until none helps.
  mutating func improve() {
    repeat {
      var head = 0
      while head < queue.count {
        let service = queue[head]
        head += 1
        isPending[Int(service)] = false
        if moveOnce(service) { touch(service) }
        if head > 4_096 {
          queue.removeFirst(head)
          head = 0
        }
      }
      queue.removeAll(keepingCapacity: true)
    } while improveTypes()
  }

  private mutating func improveTypes() -> Bool {
    let numbers = unseenRoutes
    unseenRoutes.removeAll()
    for number in numbers { isUnseen[number] = false }
    guard instance.vehicles.count > 1 else { return false }
    var isBetter = false
    for number in numbers where !routes[number].isEmpty && tryTypes(number) {
      isBetter = true
      for stop in routes[number].stops { if let mode = stop.step.mode { touch(instance.modes[mode].service) } }
    }
    return isBetter
  }
}

extension LocalSearch {
  /// What a route of pieces costs; nothing without services, `nil` where it breaks a rule.
  mutating func cost(_ pieces: Pieces, type: Int) -> Int64? {
    let served = services(in: pieces)
    if served == 0 { return 0 }
    if isLabelled(served) { return labels.cost(of: order(of: pieces), type: type) }
    walk.begin(type)
    for (number, piece) in pieces.enumerated() {
      if piece.route < 0 {
        guard walk.makeStep(piece.step) else { return nil }
        continue
      }
      let (route, range) = (Int(piece.route), Int(piece.lower)..<Int(piece.upper))
      if piece.isReversed {
        guard walk.passBack(routes[route], range) else { return nil }
      } else if number == 0, range.lowerBound == 0, isAlike(route, type) {
        walk.resume(routes[route], stops: range.upperBound)
      } else if number == pieces.count - 1, range.upperBound == routes[route].stops.count {
        return walk.finish(routes[route], from: range.lowerBound)
      } else {
        guard walk.pass(routes[route], range) else { return nil }
      }
    }
    return walk.finish()
  }

  /// The route of pieces that keep the rules.
  mutating func route(_ pieces: Pieces, type: Int) -> SearchRoute {
    let served = services(in: pieces)
    if served == 0 { return SearchRoute(emptyOf: type) }
    if isLabelled(served) {
      if let found = labels.steps(of: order(of: pieces), type: type),
        let route = SearchRoute(found.steps, type: type, recorder: &recorder)
      {
        return route
      }
      preconditionFailure("a route that labels found breaks a rule")
    }
    recorder.begin(type)
    for (number, piece) in pieces.enumerated() {
      let (route, range) = (Int(piece.route), Int(piece.lower)..<Int(piece.upper))
      if route < 0 {
        _ = recorder.makeStep(piece.step)
      } else if piece.isReversed {
        _ = recorder.passBack(routes[route], range)
      } else if number == 0, range.lowerBound == 0, isAlike(route, type) {
        recorder.resume(routes[route], stops: range.upperBound)
      } else {
        _ = recorder.pass(routes[route], range)
      }
    }
    guard let route = SearchRoute(closing: &recorder) else {
      preconditionFailure("a route that was judged to keep the rules breaks one")
    }
    return route
  }

  func isLabelled(_ services: Int) -> Bool {
    services <= 12 && instance.services.count <= labelledSize
  }

  private func isAlike(_ route: Int, _ type: Int) -> Bool {
    instance.vehicles[routes[route].type].group == instance.vehicles[type].group
  }

  private func services(in pieces: Pieces) -> Int {
    var count = 0
    for piece in pieces {
      if piece.route < 0 {
        count += piece.step.mode == nil ? 0 : 1
      } else if piece.upper > piece.lower {
        let before = piece.lower > 0 ? routes[Int(piece.route)].stops[Int(piece.lower) - 1].served : 0
        count += Int(routes[Int(piece.route)].stops[Int(piece.upper) - 1].served - before)
      }
    }
    return count
  }

  private func order(of pieces: Pieces) -> Order {
    var order: Order = []
    for piece in pieces {
      if let mode = piece.step.mode { order.append(instance.modes[mode].service) }
      guard piece.route >= 0 else { continue }
      let start = order.count
      for position in Int(piece.lower)..<Int(piece.upper) {
        guard let mode = routes[Int(piece.route)].stops[position].step.mode else { continue }
        order.append(instance.modes[mode].service)
      }
      if piece.isReversed { order[start...].reverse() }
    }
    return order
  }
}
