internal import ArcRouting

/// Drives one route of a solution, node by node, and notes every fault.
struct RouteCheck {
  private let roads: CheckedRoads
  private let number: Int
  private let firstNode: Int
  /// Where the vehicle may stand, and what it has cost to come there: one stand, unless a way was left to be found to a node
  /// that can be come to in several ways.
  private var stands: [CheckedRoads.Stand: Int64]
  private var load: Int64 = 0
  private(set) var taken: Int64 = 0
  private(set) var cost: Int64 = 0
  private(set) var findings: [SolutionFinding] = []
  /// False once the vehicle has got lost; costs mean nothing from there on.
  private var isFound = true

  init(_ roads: CheckedRoads, number: Int, firstNode: Int) {
    self.roads = roads
    self.number = number
    self.firstNode = firstNode
    stands = [CheckedRoads.Stand(node: roads.problem.depot): 0]
  }

  /// Follows the whole route.
  mutating func drive(_ route: RoadSolution.Route) {
    if route.stops.isEmpty { note(.emptyRoute) }
    for (position, stop) in route.stops.enumerated() { make(stop, position) }
    let problem = roads.problem
    if problem.emptiesBeforeEnd, load > 0 { note(.notEmptied, found: load) }
    come(to: problem.depot, by: route.wayBack, stop: nil)
    rest(at: problem.depot, price: problem.emptiesBeforeEnd ? 0 : problem.emptyingCost)
    cost = stands.values.min() ?? 0
    guard isFound else { return }
    if let limit = problem.routeCostLimit, cost > limit { note(.tooLong, stated: limit, found: cost) }
    if route.cost != cost { note(.costMisstated, stated: route.cost, found: cost) }
    if route.load != taken { note(.loadMisstated, stated: route.load, found: taken) }
  }

  private mutating func make(_ stop: RoadSolution.Stop, _ position: Int) {
    let problem = roads.problem
    switch stop.visit {
    case .link(let number, let isForward, _):
      guard problem.links.indices.contains(number), let service = problem.links[number].service,
        let price = isForward ? service.forward : service.backward
      else { return lose() }
      let link = problem.links[number]
      let (tail, head) = isForward ? (link.tail, link.head) : (link.head, link.tail)
      hold(stop, to: (tail, head), position)
      come(to: tail, by: stop.way, stop: position)
      enter(from: tail, to: head, price: price, stop: position)
      take(service.demand, position)
    case .requiredNode(let number):
      guard problem.requiredNodes.indices.contains(number) else { return lose() }
      let required = problem.requiredNodes[number]
      hold(stop, to: (required.node, required.node), position)
      come(to: required.node, by: stop.way, stop: position)
      stands = stands.mapValues { $0 + required.cost }
      take(required.demand, position)
    case .facility(let number):
      guard problem.facilities.indices.contains(number) else { return lose() }
      hold(stop, to: (problem.facilities[number], problem.facilities[number]), position)
      come(to: problem.facilities[number], by: stop.way, stop: position)
      rest(at: problem.facilities[number], price: problem.emptyingCost)
      load = 0
    }
    guard isFound else { return }
    if let cost = stands.values.min(), stop.cost != cost {
      note(.costMisstated, stop: position, stated: stop.cost, found: cost)
    }
    if stop.load != load { note(.loadMisstated, stop: position, stated: stop.load, found: load) }
  }

  private mutating func hold(_ stop: RoadSolution.Stop, to ends: (from: Int, to: Int), _ position: Int) {
    guard stop.from ?? ends.from != ends.from || stop.to ?? ends.to != ends.to else { return }
    note(.endsMisstated, stop: position, detail: "from node \(name(ends.from)) to \(name(ends.to))")
  }

  /// What the vehicle cannot do is noted by the check of the whole; it is not followed any further.
  private mutating func lose() { isFound = false }

  private mutating func take(_ demand: Int64, _ position: Int) {
    load += demand
    taken += demand
    if let capacity = roads.problem.capacity, load > capacity {
      note(.overload, stop: position, stated: capacity, found: load)
    }
  }

  /// Comes to a node along the nodes stated, or any way there is.
  private mutating func come(to node: Int, by way: [Int]?, stop: Int?) {
    guard isFound else { return }
    guard let way else {
      stands = roads.reached(from: stands).filter { $0.key.node == node }
      if stands.isEmpty { fail(.unreachable, stop, "node \(name(node))") }
      return
    }
    guard let first = way.first, stands.keys.contains(where: { $0.node == first }) else {
      return fail(.wayBegins, stop, way.first.map { "node \(name($0))" } ?? "no nodes")
    }
    guard way.last == node else { return fail(.wayEnds, stop, "node \(name(way.last ?? first)), not \(name(node))") }
    for (from, to) in zip(way, way.dropFirst()) {
      guard roads.problem.nodeCount > max(from, to), min(from, to) >= 0, let price = roads.drive(from: from, to: to)
      else { return fail(.noLink, stop, "from node \(name(from)) to \(name(to))") }
      enter(from: from, to: to, price: price, stop: stop)
      if !isFound { return }
    }
  }

  /// Turns into a link and drives it.
  private mutating func enter(from tail: Int, to head: Int, price: Int64, stop: Int?) {
    guard isFound else { return }
    var best: Int64?
    for (stand, cost) in stands where stand.node == tail {
      if let turn = roads.turn(stand, to: head) { best = min(best ?? .max, cost + turn) }
    }
    guard let best else {
      let before = stands.keys.compactMap(\.previous).min().map { "\(name($0))-" } ?? ""
      return fail(.illegalTurn, stop, "\(before)\(name(tail))-\(name(head))")
    }
    stands = [roads.stand(at: head, after: tail): best + price]
  }

  /// The number that the file of the instance gives a node, which need not be there.
  private func name(_ node: Int) -> Int { node.addingReportingOverflow(firstNode).partialValue }

  /// Comes to rest at a node, whence every turn is free.
  private mutating func rest(at node: Int, price: Int64) {
    if let cost = stands.values.min() { stands = [CheckedRoads.Stand(node: node): cost + price] }
  }

  private mutating func fail(_ reason: SolutionFinding.Reason, _ stop: Int?, _ detail: String) {
    note(reason, stop: stop, detail: detail)
    isFound = false
  }

  private mutating func note(
    _ reason: SolutionFinding.Reason, stop: Int? = nil, stated: Int64? = nil, found: Int64? = nil, detail: String = ""
  ) {
    findings.append(
      SolutionFinding(reason, route: number, stop: stop, stated: stated, found: found, detail: detail))
  }
}
