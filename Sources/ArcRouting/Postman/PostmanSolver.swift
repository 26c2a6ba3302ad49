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
  private let services: [ServiceID]
  private let network: PostmanNetwork
  private let routeCostLimit: Int64?

  /// Prepares a problem.
  /// - Throws: `PostmanError` for what is more than one postman's, naming the rule; for a link or node that cannot be reached or
  ///   left.
  /// - Complexity: linear in nodes and links, but for sorting.
  public init(_ problem: RoadProblem) throws(PostmanError) {
    do throws(RoadProblemError) { try problem.check() } catch { throw .unsound(error) }
    try problem.requireOnePostman()
    let kept = try PostmanReach(problem).kept(of: problem)
    let roads: PostmanRoads
    do throws(TravelCostsError) { roads = try PostmanRoads(kept) } catch { throw .unsound(.travelCosts(error)) }
    let (services, pieces) = kept.postmanPieces()
    self.services = services
    network = PostmanNetwork(
      roads, pieces, depot: Int32(problem.depot), emptyingCost: services.isEmpty ? 0 : problem.emptyingCost)
    routeCostLimit = problem.routeCostLimit
  }

  /// Finds the tour.
  /// - Parameters:
  ///   - rounds: of improvement, where the best is not found at once; `nil` for a number drawn from the size.
  ///   - seed: where their random numbers begin.
  ///   - goesOn: asked before each round; they end where it says no.
  /// - Throws: `PostmanError.noTour`, and `rule` where it costs more than a route may.
  /// - Complexity: a matching, a flow or both, for the tour and for each round, see `BlossomMatching` and `MinimumCostFlow`.
  public func tour(
    rounds: Int? = nil, seed: UInt64 = 1, while goesOn: () -> Bool = { true }
  ) throws(PostmanError) -> PostmanTour {
    guard let relaxed = network.relaxed() else { throw .noTour }
    let bound = relaxed.bound + network.emptyingCost
    var steps = relaxed.steps.flatMap { network.walk($0) }
    if steps == nil, let first = network.constructed(relaxed) {
      var improvement = PostmanImprovement(network, first, seed: seed)
      for _ in 0..<(rounds ?? defaultRounds) where improvement.cost > bound && goesOn() { improvement.round() }
      steps = improvement.best
    }
    guard let steps else { throw .noTour }
    let cost = network.price(steps)
    if let routeCostLimit, cost > routeCostLimit { throw .rule(.routeCostLimit) }
    let visits = steps.compactMap { step in
      step.service.map { PostmanTour.Visit(service: services[Int($0)], isForward: step.isForward) }
    }
    return PostmanTour(visits: visits, cost: cost, bound: bound, method: network.isUndirected ? .matching : .flow)
  }

  private var defaultRounds: Int { min(2_000, 400_000 / max(services.count, 1)) }
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
