/// The tour of a single postman through the required links and nodes of a road problem: the best where it is found by matching
/// or by flow, otherwise a good one with a lower bound.
///
///     let tour = try PostmanSolver(problem).tour()
///     print(tour.cost, tour.isOptimal)
///
/// Polynomial, hence proven: undirected problems whose required edges hang together, by minimum-weight matching; directed ones, by
/// minimum-cost flow (both Edmonds and Johnson 1973, DOI 10.1007/BF01580113); mixed and windy ones where each node is the end of an
/// even number of required links, by flow (the same, and Win 1989, DOI 10.1007/BF01589107). The same is tried on all others:
/// where matching or flow happens to decide every direction and to join all parts, its answer is the best there is.
///
/// Otherwise parts are joined by a shortest tree and odd nodes are matched, at half the price of going there and back
/// (Frederickson 1979, DOI 10.1145/322139.322150; Win 1989), either at once or after the flow; then a flow chooses directions and
/// adds drives. Turns, facilities and limits that bind are left to `ArcRoutingSolver`, which may begin with this tour.
public struct PostmanSolver: Sendable {
  private let roads: PostmanRoads
  private let services: [ServiceID]
  private let pieces: [PostmanPiece]
  private let depot: Int32
  private let emptyingCost: Int64
  private let routeCostLimit: Int64?
  private let isUndirected: Bool
  private let isDirected: Bool

  /// Prepares a problem.
  /// - Throws: `PostmanError` for what is more than one postman's, naming the rule; for a link or node that cannot be reached or
  ///   left.
  /// - Complexity: linear in nodes and links, but for sorting.
  public init(_ problem: RoadProblem) throws(PostmanError) {
    do throws(RoadProblemError) { try problem.check() } catch { throw .unsound(error) }
    try problem.requireOnePostman()
    let kept = try PostmanReach(problem).kept(of: problem)
    do throws(TravelCostsError) { roads = try PostmanRoads(kept) } catch { throw .unsound(.travelCosts(error)) }
    (services, pieces) = kept.postmanPieces()
    depot = Int32(problem.depot)
    emptyingCost = services.isEmpty ? 0 : problem.emptyingCost
    routeCostLimit = problem.routeCostLimit
    isUndirected = roads.isSymmetric && pieces.allSatisfy(\.isSymmetric)
    isDirected = !isUndirected && !pieces.contains(where: \.isFree)
  }

  /// Finds the tour.
  /// - Throws: `PostmanError.noTour`, and `rule` where it costs more than a route may.
  /// - Complexity: a flow or matching or two, see `MinimumCostFlow` and `BlossomMatching`.
  public func tour() throws(PostmanError) -> PostmanTour {
    guard let relaxed = isUndirected ? matched() : balanced() else { throw .noTour }
    var best = relaxed.steps.flatMap { steps in walk(steps).map { (steps: $0, cost: price($0)) } }
    if best == nil {
      for base in [pieces, pieces + relaxed.added] {
        guard let found = closed(joined(base)) else { continue }
        let cost = price(found)
        if cost < best?.cost ?? .max { best = (found, cost) }
      }
    }
    guard let best else { throw .noTour }
    if let routeCostLimit, best.cost > routeCostLimit { throw .rule(.routeCostLimit) }
    let visits = best.steps.compactMap { step in
      step.service.map { PostmanTour.Visit(service: services[Int($0)], isForward: step.isForward) }
    }
    return PostmanTour(
      visits: visits, cost: best.cost, bound: relaxed.bound + emptyingCost, method: isUndirected ? .matching : .flow)
  }

  /// A problem solved without regard to whether all hangs together.
  private struct Relaxed {
    var bound: Int64
    /// The drives added, as pieces.
    var added: [PostmanPiece]
    /// All steps, where their directions are decided.
    var steps: [PostmanStep]?
  }

  private func matched() -> Relaxed? {
    guard let (added, twiceCost) = evenedOut(pieces) else { return nil }
    let own = pieces.reduce(0) { $0 + $1.leastCost }
    return Relaxed(bound: own + (twiceCost + 1) / 2, added: added, steps: inAnyDirection(pieces + added))
  }

  private func balanced() -> Relaxed? {
    guard let flow = PostmanFlow(pieces, on: roads) else { return nil }
    return Relaxed(
      bound: (flow.twiceCost + 1) / 2, added: flow.drives(pieces.count).map { drive($0.from, $0.to) },
      steps: flow.undecided.isEmpty ? flow.steps : nil)
  }

  /// A drive as a piece; where nothing else can be turned round, it cannot either.
  private func drive(_ from: Int32, _ to: Int32) -> PostmanPiece {
    var drive = roads.drive(from, to)
    if isDirected, drive.forward != nil { drive.backward = nil }
    return drive
  }

  private func inAnyDirection(_ pieces: [PostmanPiece]) -> [PostmanStep] {
    pieces.map { $0.step(isForward: $0.isForwardCheaper) }
  }

  /// The same pieces, and drives along the shortest tree that joins them and the depot.
  private func joined(_ pieces: [PostmanPiece]) -> [PostmanPiece] {
    let ends = pieces.map { ($0.tail, $0.head) }
    let tree = ComponentTree(ends, nodes: Set(ends.flatMap { [$0.0, $0.1] } + [depot]), on: roads.undirected)
    return pieces + tree.ways.flatMap { way in zip(way, way.dropFirst()).map { drive($0, $1) } }
  }

  /// Drives that make the number of pieces at each node even, and twice their price.
  private func evenedOut(_ pieces: [PostmanPiece]) -> (drives: [PostmanPiece], twiceCost: Int64)? {
    var isOdd = [Bool](repeating: false, count: roads.nodeCount)
    for piece in pieces {
      isOdd[Int(piece.tail)].toggle()
      isOdd[Int(piece.head)].toggle()
    }
    let odd = isOdd.indices.filter { isOdd[$0] }.map(Int32.init)
    guard let matching = WayMatching(odd, on: roads.undirected) else { return nil }
    var search = PlaceSearch(roads.undirected, keepsWays: true)
    var (drives, twiceCost) = ([PostmanPiece](), Int64(0))
    for (a, b, cost) in matching.pairs {
      search.run(from: Place(UInt32(a))) { place, _ in place != UInt32(b) }
      var node = b
      while node != a {
        let before = Int32(search.previous[Int(node)])
        drives.append(roads.drive(before, node))
        node = before
      }
      twiceCost += cost
    }
    return (drives, twiceCost)
  }

  /// A walk through pieces that hang together.
  private func closed(_ pieces: [PostmanPiece]) -> [PostmanStep]? {
    var pieces = pieces
    if !isDirected {
      guard let (drives, _) = evenedOut(pieces) else { return nil }
      pieces += drives
    }
    if isUndirected { return walk(inAnyDirection(pieces)) }
    return PostmanFlow(pieces, on: roads).flatMap { walk($0.steps) }
  }

  private func walk(_ steps: [PostmanStep]) -> [PostmanStep]? {
    EulerTour.walk(steps, from: depot, nodeCount: roads.nodeCount, isDirected: !isUndirected)
  }

  /// What a walk costs; drives the cheapest there are.
  private func price(_ steps: [PostmanStep]) -> Int64 {
    steps.reduce(emptyingCost) { sum, step in
      guard let service = step.service else { return sum + (roads.drive(step.from, step.to).forward ?? 0) }
      let piece = pieces[Int(service)]
      return sum + ((step.isForward ? piece.forward : piece.backward) ?? 0)
    }
  }
}

extension RoadProblem {
  /// Refuses what is more than one postman's.
  fileprivate func requireOnePostman() throws(PostmanError) {
    let passes = links.reduce(0) { $0 + ($1.service?.passes ?? 0) } + requiredNodes.count
    let limit = ArcRoutingProblem.serviceLimit
    if passes > limit {
      throw .unsound(.problem(.tooMany(.problem, field: "passes of tasks", count: passes, limit: limit)))
    }
    if goal == .largest, vehicleLimit != 1 { throw .rule(.largestRoute) }
    if turns != nil { throw .rule(.turns) }
    if emptiesBeforeEnd { throw .rule(.facilities) }
    if vehicleLimit == 0, passes > 0 { throw .rule(.noVehicle) }
    let demand = links.reduce(Int64(0)) { $0 + ($1.service.map { $0.demand * Int64($0.passes) } ?? 0) }
    if let capacity, requiredNodes.reduce(demand, { $0 + $1.demand }) > capacity { throw .rule(.capacity) }
  }

  /// What is to be passed; required nodes as loops.
  fileprivate func postmanPieces() -> ([ServiceID], [PostmanPiece]) {
    var (services, pieces) = ([ServiceID](), [PostmanPiece]())
    func add(_ tail: Int, _ head: Int, _ forward: Int64?, _ backward: Int64?, task: Int, pass: Int) {
      pieces.append(
        PostmanPiece(
          tail: Int32(tail), head: Int32(head), forward: forward, backward: backward, service: Int32(services.count)))
      services.append(ServiceID(task: task, pass: pass))
    }
    var task = 0
    for link in links {
      guard let service = link.service else { continue }
      for pass in 0..<service.passes {
        add(link.tail, link.head, service.forward, service.backward, task: task, pass: pass)
      }
      task += 1
    }
    for required in requiredNodes {
      add(required.node, required.node, required.cost, required.cost, task: task, pass: 0)
      task += 1
    }
    return (services, pieces)
  }
}
