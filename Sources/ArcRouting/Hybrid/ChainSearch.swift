import Dispatch
import Synchronization

/// The course of a search: what is found out once, the chains, and the crossing of what they find.
///
/// Small problems are annealed several times over, every other time with loads above the limit allowed at a price; then the
/// best routes are crossed, and the children annealed from a low temperature. Larger ones are annealed once; see
/// `ClusterSearch` for the largest.
struct ChainSearch: Sendable {
  let instance: SearchInstance
  let options: ArcRoutingOptions
  let control: SearchControl
  /// Why services cannot be done even by a vehicle of their own.
  let reasons: [Int: UnservedReason]
  private let clock: SearchClock
  private let graph: ModeGraph
  private let table: FrontTable
  private let near: NearServices
  private let possible: ContiguousArray<Int32>
  private let start: [OrderedRoute]

  /// Neighbours of a service that are kept.
  private static let neighbours = 500
  /// A service may be put beside this part of the others, and beside so many at least.
  private static let reachShare = 8
  private static let leastReach = 40
  /// Up to so many services several chains are crossed.
  private static let crossingLimit = 400
  /// Chains and children that are annealed beside each other where threads allow.
  private static let width = 4
  /// Rounds of children, and the share of the budget that goes to the chains before them.
  private static let generations = 9
  private static let firstShare = 0.5
  /// Children begin at this share of the price of a service's drives.
  private static let childHottest = 0.1

  init(
    _ instance: SearchInstance, _ options: ArcRoutingOptions, _ control: SearchControl, from plans: [RoutePlan] = []
  ) {
    clock = SearchClock(options.stop.clock, threads: options.threads)
    self.instance = instance
    self.options = options
    self.control = control
    let prospects = ServiceProspects(instance)
    (reasons, possible) = (prospects.reasons, prospects.possible)
    graph = ModeGraph(instance)
    table = FrontTable(instance, graph)
    near = NearServices(
      graph, count: Self.neighbours, beside: max(Self.leastReach, graph.serviceCount / Self.reachShare))
    let given = instance.former?.routes(of: instance, possible) ?? instance.orders(of: plans, possible)
    start = given.isEmpty ? Self.firstRoutes(instance, possible) : given
  }

  /// What costs add up to is built by insertion, but for one vehicle that must do all; other routes are pieces of a tour.
  private static func firstRoutes(_ instance: SearchInstance, _ services: ContiguousArray<Int32>) -> [OrderedRoute] {
    if instance.isAdditive { return postmanTour(instance, services) }
    return services.count > RuinAndRecreate.variedLimit ? TourPieces(instance).routes(services) : []
  }

  /// One vehicle that must do all begins with the postman's tour.
  private static func postmanTour(_ instance: SearchInstance, _ services: ContiguousArray<Int32>) -> [OrderedRoute] {
    guard instance.problem.vehicleTypes.count == 1, instance.problem.vehicleTypes[0].count == 1 else { return [] }
    var labels = RouteLabels(instance)
    var best: (cost: Int64, order: ContiguousArray<Int32>)?
    for tour in RuralPostman.tours(instance, services: Array(services), type: 0) {
      if let cost = labels.cost(of: tour, type: 0), cost < best?.cost ?? .max { best = (cost, tour) }
    }
    return best.map { [OrderedRoute(type: 0, order: $0.order)] } ?? []
  }

  /// The best routes found.
  func run() -> [OrderedRoute] {
    guard !possible.isEmpty else { return [] }
    let crosses =
      possible.count > 2 && possible.count <= Self.crossingLimit && options.chains != 1 && instance.former == nil
    guard crosses else { return together(1, 0, 1) { chain($0, $1) }[0].best.routes }
    let chains = options.chains ?? Self.width
    var population = Population(limit: 2 * chains)
    let first = together(chains, 0, Self.firstShare) { chain($0, $1) }
    for chain in first { population.add(chain.best) }
    guard population.best != nil else { return [] }
    var random = RandomSource(seed: options.seed ^ 0x5851_F42D_4C95_7F2D)
    for generation in 0..<Self.generations where !reachesTarget(population.best) {
      let share = (1 - Self.firstShare) / Double(Self.generations)
      let from = Self.firstShare + share * Double(generation)
      let pairs = (0..<Self.width).map { _ in population.pair(&random) }
      let children = together(Self.width, from, from + share) { index, budget in
        child(of: pairs[index], number: generation * Self.width + index, like: first[index % chains], budget)
      }
      for child in children { population.add(child.best) }
    }
    return population.best?.routes ?? []
  }

  private func reachesTarget(_ found: Annealing.Found?) -> Bool {
    guard let target = options.stop.target, let found else { return false }
    return found.value.missing == 0 && found.value.objective <= target
  }

  /// What a stretch of search leaves behind.
  private struct Outcome: Sendable {
    var best: Annealing.Found
    var scale: Double
    var overloadPrice: Double
  }

  private func chain(_ number: Int, _ budget: SearchBudget) -> Outcome {
    let search = RuinAndRecreate(
      table, near: near, possible: possible, seed: options.seed &+ UInt64(number) &* 0x9E37_79B9,
      allowsOverload: number % 2 == 1)
    var annealing = Annealing(search, from: start)
    if annealing.best.value.missing < .max { report(annealing.best.value, 0) }
    annealing.run(budget, improved: report)
    return Outcome(best: annealing.best, scale: annealing.scale, overloadPrice: annealing.search.overload.price)
  }

  private func child(
    of parents: (Annealing.Found, Annealing.Found), number: Int, like chain: Outcome, _ budget: SearchBudget
  ) -> Outcome {
    var search = RuinAndRecreate(
      table, near: near, possible: possible, seed: options.seed &+ UInt64(number + 64) &* 0x9E37_79B9,
      allowsOverload: chain.overloadPrice > 0)
    search.overload.start(at: chain.overloadPrice)
    search.cross(parents.0.routes, parents.1.routes)
    var annealing = Annealing(search, scale: chain.scale)
    annealing.run(budget, hottest: Self.childHottest, improved: report)
    return Outcome(best: annealing.best, scale: chain.scale, overloadPrice: annealing.search.overload.price)
  }

  private func report(_ value: SolutionValue, _ round: Int) {
    control.tell(SearchProgress(time: clock.elapsed, iteration: round, best: value))
  }

  /// Does work beside each other where there are threads, each in its part of a share of the budget.
  private func together<Result: Sendable>(
    _ count: Int, _ from: Double, _ to: Double, _ work: @Sendable (Int, SearchBudget) -> Result
  ) -> [Result] {
    let lanes = min(options.threads, count)
    let turns = (count + lanes - 1) / lanes
    let iterations = options.stop.iterations ?? (options.stop.time == nil ? defaultRounds : nil)
    let rounds = iterations.map { Int(Double($0) * (to - from)) / count }
    let results = Mutex([Result?](repeating: nil, count: count))
    @Sendable func lane(_ lane: Int) {
      for (turn, index) in stride(from: lane, to: count, by: lanes).enumerated() {
        let until = from + (to - from) * Double(turn + 1) / Double(turns)
        let budget = SearchBudget(
          options.stop, control, clock: clock, rounds: rounds, until: until, weight: (to - from) / Double(count))
        let result = work(index, budget)
        results.withLock { $0[index] = result }
      }
    }
    if lanes == 1 { lane(0) } else { DispatchQueue.concurrentPerform(iterations: lanes) { lane($0) } }
    return results.withLock { $0.compactMap(\.self) }
  }

  /// Rounds where no rule sets any: in proportion to the size, up to what a planner waits for; fewer where they take longer.
  private var defaultRounds: Int {
    instance.isAdditive ? max(2_000, min(200 * possible.count, 200_000)) : max(4_000, min(60 * possible.count, 40_000))
  }

  /// The decisions that routes stand for; routes of a former plan come first, in its order, driven or not.
  func plans(_ routes: [OrderedRoute]) -> [RoutePlan] {
    let driven = routes.filter { !$0.stops.isEmpty }
    var plans = (instance.former?.routes ?? []).map { route in
      RoutePlan(vehicleType: route.type, departure: instance.vehicles[route.type].departure, visits: [])
    }
    for (route, steps) in zip(driven, steps(of: driven)) {
      guard let plan = steps.map({ instance.plan($0, type: route.type) }) else { continue }
      if let number = route.number { plans[number] = plan } else { plans.append(plan) }
    }
    return plans
  }

  private func steps(of routes: [OrderedRoute]) -> [ContiguousArray<RouteStep>?] {
    guard instance.isAdditive else { return table.steps(of: routes) }
    var labels = RouteLabels(instance)
    return routes.map { labels.steps(of: $0.order, type: $0.type)?.steps }
  }
}
