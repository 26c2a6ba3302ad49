/// What the simple solver may spend.
public struct SimpleSolverOptions: Hashable, Sendable {
  /// Where its random numbers begin.
  public var seed: UInt64
  /// Rounds of ruin and recreate after each start; `nil` for a number drawn from the size.
  public var iterations: Int?
  /// How many of the best orders are improved.
  public var starts: Int
  /// How many neighbours of a service are tried.
  public var neighbours: Int

  /// Sets the options.
  public init(seed: UInt64 = 1, iterations: Int? = nil, starts: Int = 2, neighbours: Int = 12) {
    self.seed = seed
    self.iterations = iterations
    self.starts = starts
    self.neighbours = neighbours
  }
}

/// Path scanning and postman orders, the best split of each, local search, ruin and recreate.
///
/// The same problem and options give the same solution, whatever the number of threads.
public struct SimpleSolver<Costs: TravelCosts>: Sendable {
  private let instance: SearchInstance<Costs>
  private let options: SimpleSolverOptions

  /// Prepares a problem.
  /// - Throws: `SolverError` for what the solver cannot honour, or travel costs that do not fit the problem.
  public init(
    _ problem: ArcRoutingProblem, costs: Costs, options: SimpleSolverOptions = SimpleSolverOptions()
  ) throws(SolverError) {
    precondition(options.starts > 0 && options.neighbours > 0 && options.iterations ?? 0 >= 0)
    instance = try SearchInstance(problem: problem, costs: costs)
    self.options = options
  }

  /// Solves on the calling thread.
  public func solve() -> Solution {
    let preparation = prepare()
    return best(of: preparation.starts.indices.map { run($0, preparation) }, preparation)
  }

  /// Solves with a task for each start, as many at a time as threads are asked for; the answer is that of `solve`.
  public func solve(threads: Int) async -> Solution {
    precondition(threads > 0)
    let preparation = prepare()
    var states = [State?](repeating: nil, count: preparation.starts.count)
    await withTaskGroup(of: (Int, State).self) { group in
      for number in states.indices {
        if number >= threads, let (done, state) = await group.next() { states[done] = state }
        group.addTask { (number, run(number, preparation)) }
      }
      for await (done, state) in group { states[done] = state }
    }
    return best(of: states.compactMap { $0 }, preparation)
  }

  private typealias State = LocalSearch<Costs>.State

  private struct Preparation: Sendable {
    var neighbours: NeighbourLists
    var reasons: [Int32: UnservedReason]
    var starts: [[(order: ContiguousArray<Int32>, type: Int)]]
  }

  private func prepare() -> Preparation {
    var reasons: [Int32: UnservedReason] = [:]
    for service in instance.services.indices {
      if let reason = UnservedReasons.reason(instance, service: service) { reasons[Int32(service)] = reason }
    }
    let possible = instance.services.indices.map(Int32.init).filter { reasons[$0] == nil }
    var split = GiantTourSplit(instance)
    let ranked = tours(possible).enumerated().map { number, tour in (number, tour, split.pieces(of: tour)) }
      .sorted { ($0.2.value, $0.0) < ($1.2.value, $1.0) }
    let starts = ranked.prefix(options.starts).map { _, tour, found in
      found.pieces.map { (order: ContiguousArray(tour[$0.range]), type: $0.type) }
    }
    let neighbours = NeighbourLists(instance, count: options.neighbours)
    return Preparation(neighbours: neighbours, reasons: reasons, starts: starts)
  }

  private func tours(_ services: [Int32]) -> [ContiguousArray<Int32>] {
    var tours: [ContiguousArray<Int32>] = []
    for type in instance.problem.vehicleTypes.indices.prefix(4) {
      for rule in PathScanning.TieRule.allCases {
        for keepsCapacity in instance.dimensions > 0 ? [true, false] : [true] {
          tours.append(
            PathScanning.tour(instance, services: services, type: type, rule: rule, keepsCapacity: keepsCapacity))
        }
      }
      if let tour = RuralPostman.tour(instance, services: services, type: type) { tours.append(tour) }
    }
    return tours
  }

  private func run(_ start: Int, _ preparation: Preparation) -> State {
    var random = RandomSource(seed: options.seed &+ UInt64(start) &* 0x9E37_79B9)
    var search = LocalSearch(
      instance, neighbours: preparation.neighbours, hopeless: Set(preparation.reasons.keys))
    let services = instance.services.indices.map(Int32.init).filter { preparation.reasons[$0] == nil }
    guard !services.isEmpty else { return search.state }
    search.start(preparation.starts[start])
    search.improve(services.shuffled(using: &random))
    var best = search.state
    for _ in 0..<(options.iterations ?? max(100, 20_000 / services.count)) {
      let center = services[Int.random(in: 0..<services.count, using: &random)]
      let near = preparation.neighbours.lists[Int(center)].filter { preparation.reasons[$0] == nil }
      let size = Int.random(in: 1...8, using: &random)
      search.ruinAndRecreate(([center] + near.prefix(size)).shuffled(using: &random))
      search.improve(services)
      if search.state.value <= best.value { best = search.state } else { search.restore(best) }
    }
    return best
  }

  private func best(of states: [State], _ preparation: Preparation) -> Solution {
    var labels = RouteLabels(instance)
    var best: State?
    for state in states where best.map({ state.value < $0.value }) ?? true { best = state }
    let plans = zip(best?.routes ?? [], best?.types ?? []).compactMap { order, type in
      order.isEmpty ? nil : labels.plan(of: order, type: type)
    }
    var reasons: [ServiceID: UnservedReason] = [:]
    for (service, reason) in preparation.reasons { reasons[instance.services[Int(service)]] = reason }
    do throws(Violation) {
      let evaluator = SolutionEvaluator(problem: instance.problem, costs: instance.costs)
      let solution = try evaluator.solution(of: plans, reasons: reasons)
      assert(solution.routeCost == best?.costs.reduce(0, +) ?? 0, "the search and the evaluator differ")
      return solution
    } catch { preconditionFailure("the search broke a rule: \(error)") }
  }
}
