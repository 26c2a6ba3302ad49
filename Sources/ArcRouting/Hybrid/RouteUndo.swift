/// What a round has changed, to go back to.
struct RouteUndo {
  /// The routes that were saved, in order.
  private(set) var touched: ContiguousArray<Int32> = []
  private var isTouched: ContiguousArray<Bool>
  private var starts: ContiguousArray<Int32> = []
  private var orders: ContiguousArray<Int32> = []
  private var exact: ContiguousArray<Int64> = []
  private var measures: ContiguousArray<Int64> = []
  private var versions: ContiguousArray<Int64> = []
  private var types: ContiguousArray<Int32> = []
  private var made: ContiguousArray<Int32> = []
  private var takenOut: ContiguousArray<Int32> = []
  private var absent: ContiguousArray<Int32> = []

  init(routeLimit: Int) { isTouched = ContiguousArray(repeating: false, count: routeLimit) }

  /// Opens a round.
  mutating func begin(absent list: ContiguousArray<Int32>) {
    absent.removeAll(keepingCapacity: true)
    absent.append(contentsOf: list)
  }

  func contains(_ route: Int) -> Bool { isTouched[route] }

  /// Saves a route before its first change.
  mutating func save(_ route: Int, _ state: RouteState) {
    guard !isTouched[route] else { return }
    isTouched[route] = true
    touched.append(Int32(route))
    starts.append(Int32(orders.count))
    types.append(state.routes[route].type)
    exact.append(state.routes[route].exact)
    measures.append(state.routes[route].measure)
    versions.append(state.routes[route].version)
    var point = Int(state.next[state.start(of: route)])
    while point != state.end(of: route) {
      orders.append(Int32(point))
      point = Int(state.next[point])
    }
  }

  /// Notes a visit that was made, or taken out: the same ones are there again after going back.
  mutating func note(made visit: Int) { made.append(Int32(visit)) }
  mutating func note(takenOut visit: Int) { takenOut.append(Int32(visit)) }

  /// Puts back what was saved, and gives the services that were absent.
  mutating func rollBack(_ state: RouteState) -> ContiguousArray<Int32> {
    for route in touched {
      var point = Int(state.next[state.start(of: Int(route))])
      while point != state.end(of: Int(route)) {
        let follower = Int(state.next[point])
        if state.isVisit(point) { state.unlinkVisit(point) } else { state.unlink(point) }
        point = follower
      }
    }
    starts.append(Int32(orders.count))
    for (number, route) in touched.enumerated() {
      if state.routes[Int(route)].type != types[number] { state.set(type: Int(types[number]), of: Int(route)) }
      var last = state.start(of: Int(route))
      for index in Int(starts[number])..<Int(starts[number + 1]) {
        let point = Int(orders[index])
        if state.isVisit(point) { state.linkVisit(point, after: last) } else { state.link(point, after: last) }
        last = point
      }
      state.update(Int(route))
      state.routes[Int(route)].exact = exact[number]
      state.routes[Int(route)].measure = measures[number]
      state.routes[Int(route)].version = versions[number]
    }
    state.freeVisits += made
    return absent
  }

  /// Gives back the visits that were taken out for good.
  func settle(_ state: RouteState) { state.freeVisits += takenOut }

  /// Ends a round.
  mutating func forget() {
    for route in touched { isTouched[Int(route)] = false }
    touched.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    types.removeAll(keepingCapacity: true)
    orders.removeAll(keepingCapacity: true)
    exact.removeAll(keepingCapacity: true)
    measures.removeAll(keepingCapacity: true)
    versions.removeAll(keepingCapacity: true)
    made.removeAll(keepingCapacity: true)
    takenOut.removeAll(keepingCapacity: true)
  }
}
