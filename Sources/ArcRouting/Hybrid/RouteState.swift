/// Routes that a search changes, each with the cheapest way to do every beginning and every end of it.
///
/// A route is a doubly linked list between two depots of its own. For each mode of each service on it `forward` is the least
/// cost from the depot until the service is done in that mode, `backward` the least cost from its begin in that mode until
/// the end: the bidirectional dynamic programme over modes of Vidal 2017 (DOI 10.1287/opre.2017.1595, section 3). With them
/// the cost of a route after an insertion takes a constant number of additions and chooses all modes anew.
final class RouteState {
  /// A mode with what is known of it where it stands.
  struct ModeNode: BitwiseCopyable {
    var row: Int32
    var column: Int32
    var forward: Int64 = 0
    var backward: Int64 = 0
  }

  /// A route as a whole.
  struct RouteNode: BitwiseCopyable {
    var type: Int32
    /// Services on it.
    var count: Int32 = 0
    /// By the dynamic programme over modes, the fixed cost included; an empty route costs nothing.
    var cost: Int64 = 0
    /// With facilities, times and whatever else the programme does not know; the same where there is nothing else.
    var exact: Int64 = 0
    /// Its time or length, where that is weighed beside costs.
    var measure: Int64 = 0
    /// The route of a former plan that it continues, -1 for none.
    var number: Int32 = -1
    var load: Loads = .zero
    /// Load above what the vehicle holds, trip by trip.
    var excess: Int64 = 0
    /// Another number whenever the route has changed; the same again when it is put back.
    var version: Int64 = 0
  }

  let graph: ModeGraph
  let services: Int
  let dimensions: Int
  let routeLimit: Int
  /// Visits to facilities are points behind those of depots.
  let firstVisit: Int
  let visitLimit: Int
  /// For each visit the facilities of which one is gone to, -1 for none.
  let visitChoices: FixedArray<Int32>
  /// What each visit resets.
  let visitResets: FixedArray<LoadSet>
  /// For the gap behind each point of a route that is not additive: the load since the last reset of each dimension, and that of
  /// the whole trip about it.
  let usedBefore: FixedArray<Loads>
  let tripLoad: FixedArray<Loads>
  /// Visits that are on no route.
  var freeVisits: ContiguousArray<Int32>
  let next: FixedArray<Int32>
  let previous: FixedArray<Int32>
  /// The route of each service, -1 for none.
  let routeOf: FixedArray<Int32>
  let firstMode: FixedArray<Int32>
  let modes: FixedArray<ModeNode>
  let routes: FixedArray<RouteNode>
  private(set) var routeCount = 0
  var versions: Int64 = 0

  /// Whether the programme over modes tells what routes cost.
  let isAdditive: Bool

  init(_ graph: ModeGraph, routeLimit: Int, isAdditive: Bool = true, visitLimit: Int = 0) {
    self.isAdditive = isAdditive
    self.graph = graph
    self.routeLimit = routeLimit
    services = graph.serviceCount
    dimensions = graph.dimensions
    firstVisit = services + 2 * routeLimit
    self.visitLimit = visitLimit
    visitChoices = FixedArray(repeating: -1, count: visitLimit * Self.choicesOfVisit)
    freeVisits = ContiguousArray((firstVisit..<firstVisit + visitLimit).reversed().map(Int32.init))
    visitResets = FixedArray(repeating: [], count: visitLimit)
    let points = firstVisit + visitLimit
    usedBefore = FixedArray(repeating: .zero, count: isAdditive ? 0 : points)
    tripLoad = FixedArray(repeating: .zero, count: isAdditive ? 0 : points)
    next = FixedArray(repeating: -1, count: points)
    previous = FixedArray(repeating: -1, count: points)
    routeOf = FixedArray(repeating: -1, count: points)
    firstMode = FixedArray(graph.firstModes + (1...max(1, 2 * routeLimit)).map { Int32(graph.modeCount + $0) })
    modes = FixedArray(
      graph.places + repeatElement(ModeNode(row: 0, column: 0), count: 2 * routeLimit))
    routes = FixedArray(repeating: RouteNode(type: 0), count: routeLimit)
  }

  deinit {
    for points in [next, previous, routeOf, firstMode, visitChoices] { points.deallocate() }
    visitResets.deallocate()
    usedBefore.deallocate()
    tripLoad.deallocate()
    modes.deallocate()
    routes.deallocate()
  }

  @inline(__always) func start(of route: Int) -> Int { services + 2 * route }
  @inline(__always) func end(of route: Int) -> Int { services + 2 * route + 1 }

  /// Takes away all routes.
  func clear() {
    for service in 0..<services { routeOf[service] = -1 }
    freeVisits.removeAll(keepingCapacity: true)
    for visit in (firstVisit..<firstVisit + visitLimit).reversed() { freeVisits.append(Int32(visit)) }
    routeCount = 0
  }

  /// Adds an empty route. - Precondition: there are fewer than the limit.
  func addRoute(type: Int) -> Int {
    let route = routeCount
    precondition(route < routeLimit)
    routeCount += 1
    let (start, end) = (start(of: route), end(of: route))
    next[start] = Int32(end)
    previous[end] = Int32(start)
    previous[start] = -1
    next[end] = -1
    routeOf[start] = Int32(route)
    routeOf[end] = Int32(route)
    routes[route] = RouteNode(type: Int32(type))
    set(type: type, of: route)
    return route
  }

  /// Gives an empty route to vehicles of a type.
  func set(type: Int, of route: Int) {
    versions += 1
    routes[route].version = versions
    routes[route].type = Int32(type)
    let mode = graph.modeCount + 2 * route
    modes[mode] = ModeNode(row: graph.startRow[type], column: 0, forward: graph.fixedCost[type])
    modes[mode + 1] = ModeNode(row: 0, column: graph.endColumn[type])
  }

  @inline(__always) func modeRange(_ point: Int) -> Range<Int> {
    Int(firstMode[point])..<Int(firstMode[point + 1])
  }

  /// Puts a service after a point. `update` has to follow.
  func link(_ service: Int, after point: Int) {
    let follower = Int(next[point])
    let route = routeOf[point]
    next[point] = Int32(service)
    previous[service] = Int32(point)
    next[service] = Int32(follower)
    previous[follower] = Int32(service)
    routeOf[service] = route
    routes[Int(route)].count += 1
    routes[Int(route)].load += graph.loads[service]
  }

  /// Takes a service out. `update` has to follow.
  func unlink(_ service: Int) {
    let (before, after) = (Int(previous[service]), Int(next[service]))
    next[before] = Int32(after)
    previous[after] = Int32(before)
    let route = Int(routeOf[service])
    routeOf[service] = -1
    routes[route].count -= 1
    routes[route].load = routes[route].load - graph.loads[service]
  }

  /// The stops of a route in order.
  func stops(of route: Int) -> ContiguousArray<OrderedStop> {
    var stops: ContiguousArray<OrderedStop> = []
    stops.reserveCapacity(Int(routes[route].count))
    var point = Int(next[start(of: route)])
    while point != end(of: route) {
      if point < services {
        stops.append(.service(Int32(point)))
      } else {
        let choices = UnsafeBufferPointer(start: choices(point), count: Self.choicesOfVisit)
        stops.append(.visit(ContiguousArray(choices.prefix { $0 >= 0 })))
      }
      point = Int(next[point])
    }
    return stops
  }

  /// Puts stops on an empty route; visits that there are too many of are left out. - Parameter resets: of each facility.
  func link(_ stops: ContiguousArray<OrderedStop>, on route: Int, resets: [LoadSet]) {
    var last = start(of: route)
    for stop in stops {
      switch stop {
      case .service(let service):
        link(Int(service), after: last)
        last = Int(service)
      case .visit(let facilities):
        guard let first = facilities.first, let visit = makeVisit(facilities.map(Int.init), resets: resets[Int(first)])
        else { continue }
        linkVisit(visit, after: last)
        last = visit
      }
    }
  }
}
