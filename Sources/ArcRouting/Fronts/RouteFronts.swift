/// For each stop of each route the ways to have come to it and the ways to go on from it that no other beats.
///
/// Where facilities, breaks, times, limits or loads by mode make the dynamic programme over modes a lower bound only, these
/// fronts of labels take its place: forward from the depot, backward from the end, both with the breaks that may lie beside a
/// stop. An insertion is a join of the one before it and the one after it (bidirectional labelling: Righini and Salani 2006,
/// DOI 10.1016/j.disopt.2006.05.007). A front keeps so many labels at most; up to there joins are exact, but for waiting that is
/// paid: the labels behind the join do not know of it until the route is labelled forward again.
///
/// Visits to facilities are points of the route here. Fronts that place them pass over those points and visit where that is
/// cheapest for the order of services (Willemse and Joubert 2016, DOI 10.1016/j.cor.2015.10.010).
final class RouteFronts {
  /// Whether visits are placed anew instead of being met where they are.
  let placesVisits: Bool
  /// The most labels of a stop, of a mode, and of the detours of one length beside a stop.
  let width: Int
  let modeWidth: Int
  let detourWidth: Int

  let state: RouteState
  let instance: SearchInstance
  let forward: FixedArray<FrontLabel>
  let backward: FixedArray<FrontLabel>
  let forwardCount: FixedArray<Int32>
  let backwardCount: FixedArray<Int32>
  let table: FrontTable
  let terms: FixedArray<FrontTerms>
  /// Memory of detours.
  let scratch: FixedArray<FrontLabel>
  private let types: Int
  /// For which version of each route its fronts hold.
  private let forwardVersion: FixedArray<Int64>
  private let backwardVersion: FixedArray<Int64>
  /// Where backward labels have to begin anew, for which version; all of them elsewhere.
  private let pendingVersion: FixedArray<Int64>
  private let pendingPoint: FixedArray<Int32>

  /// - Parameter joins: whether routes are labelled backward too, for joins; no front that places visits is asked for them.
  init(_ table: FrontTable, _ state: RouteState, placesVisits: Bool, joins: Bool) {
    self.table = table
    var terms = Array(UnsafeBufferPointer(start: table.terms.base, count: table.terms.count))
    for type in terms.indices { terms[type].countsLoads = placesVisits || !table.instance.hasLikeLoads }
    self.terms = FixedArray(terms)
    instance = table.instance
    self.placesVisits = placesVisits
    self.state = state
    types = instance.vehicles.count
    let isSmall = table.isSmall
    (width, modeWidth, detourWidth) =
      placesVisits ? (64, isSmall ? 20 : 6, isSmall ? 12 : 6) : (32, isSmall ? 12 : 4, isSmall ? 8 : 4)
    let slots = state.services + 2 * types + (placesVisits ? 0 : state.visitLimit)
    let blank = FrontLabel(
      cost: 0, time: 0, used: .zero, place: 0)
    scratch = FixedArray(repeating: blank, count: 2 * width)
    forward = FixedArray(repeating: blank, count: slots * width)
    backward = FixedArray(repeating: blank, count: joins ? slots * width : 0)
    forwardCount = FixedArray(repeating: 0, count: slots)
    backwardCount = FixedArray(repeating: 0, count: joins ? slots : 0)
    forwardVersion = FixedArray(repeating: -1, count: state.routeLimit)
    backwardVersion = FixedArray(repeating: -1, count: state.routeLimit)
    pendingVersion = FixedArray(repeating: -1, count: state.routeLimit)
    pendingPoint = FixedArray(repeating: -1, count: state.routeLimit)
    for type in instance.vehicles.indices {
      startForward(type)
      if joins { startBackward(type) }
    }
  }

  deinit {
    terms.deallocate()
    for labels in [forward, backward, scratch] { labels.deallocate() }
    for counts in [forwardCount, backwardCount, pendingPoint] { counts.deallocate() }
    for versions in [forwardVersion, backwardVersion, pendingVersion] { versions.deallocate() }
  }

  /// Where the labels of a point lie: those of depots are the same for all routes of a type.
  @inline(__always)
  func slot(_ point: Int, _ type: Int) -> Int {
    if point < state.services { return point }
    if point >= state.firstVisit { return state.services + 2 * types + point - state.firstVisit }
    return state.services + ((point - state.services) % 2 == 0 ? type : types + type)
  }

  /// The point behind another, or before it, visits passed over where they are placed anew.
  @inline(__always)
  private func follower(_ point: Int) -> Int {
    var next = Int(state.next[point])
    while placesVisits, state.isVisit(next) { next = Int(state.next[next]) }
    return next
  }

  @inline(__always)
  private func predecessor(_ point: Int) -> Int {
    var before = Int(state.previous[point])
    while placesVisits, state.isVisit(before) { before = Int(state.previous[before]) }
    return before
  }

  /// Labels a route forward, from a point on where those before it hold. - Returns: its cost; `nil` where it breaks a rule.
  func update(_ route: Int, after point: Int) -> Int64? {
    let node = state.routes[route]
    let (type, terms) = (Int(node.type), terms[Int(node.type)])
    let end = state.end(of: route)
    var (last, next, rank) = (point, follower(point), Int.min)
    backwardVersion[route] = -1
    forwardVersion[route] = -1
    while next != end {
      if next < state.services {
        guard instance.classes[next] >= rank else { return nil }
        rank = instance.classes[next]
      }
      guard
        extendForward(
          slot(last, type), to: next, type, terms, isLast: follower(next) == end)
      else { return nil }
      last = next
      next = follower(next)
    }
    forwardVersion[route] = node.version
    guard let ending = ending(slot(last, type), terms) else { return nil }
    if table.instance.weighsMeasure { state.routes[route].measure = measure(slot(last, type), ending.label, terms) }
    return ending.cost
  }

  /// Labels a route forward.
  func update(_ route: Int) -> Int64? { update(route, after: state.start(of: route)) }

  /// Notes that the labels behind a point hold for the present version of a route, and those of it and before do not.
  func keepBackward(_ route: Int, behind point: Int) {
    pendingVersion[route] = state.routes[route].version
    pendingPoint[route] = Int32(point)
  }

  /// Whether the labels before and behind the stops of a route hold.
  func freshness(of route: Int) -> (forward: Bool, backward: Bool) {
    let version = state.routes[route].version
    return (forwardVersion[route] == version, backwardVersion[route] == version)
  }

  /// Brings all labels of a route up to date; `false` where it breaks a rule.
  func refresh(_ route: Int) -> Bool {
    let node = state.routes[route]
    if forwardVersion[route] != node.version, update(route) == nil { return false }
    guard backwardVersion[route] != node.version else { return true }
    let (type, terms) = (Int(node.type), terms[Int(node.type)])
    let start = state.start(of: route)
    var point = pendingVersion[route] == node.version ? Int(pendingPoint[route]) : predecessor(state.end(of: route))
    while point != start {
      guard extendBackward(slot(follower(point), type), to: point, type, terms) else { return false }
      point = predecessor(point)
    }
    backwardVersion[route] = node.version
    return true
  }

  /// The steps of the cheapest way along a route; `nil` where it breaks a rule. - Postcondition: it is labelled forward.
  func steps(of route: Int) -> ContiguousArray<RouteStep>? {
    guard freshness(of: route).forward || update(route) != nil else { return nil }
    let type = Int(state.routes[route].type)
    var point = predecessor(state.end(of: route))
    guard var label = ending(slot(point, type), terms[type])?.label else { return nil }
    var steps: ContiguousArray<RouteStep> = []
    while true {
      let found = forward[slot(point, type) * width + label]
      guard let before = found.predecessor else { return ContiguousArray(steps.reversed()) }
      steps.append(found.step)
      label = before
      if found.isArrival { point = predecessor(point) }
    }
  }
}
