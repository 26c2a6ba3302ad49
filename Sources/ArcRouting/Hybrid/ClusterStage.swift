/// A stretch of annealing of one group of routes, as a problem of its own.
struct ClusterStage {
  /// What comes of it, in the numbers and prices of the whole.
  struct Outcome: Sendable {
    /// Where the search is, and the best that it met.
    var present: [OrderedRoute]
    var best: [OrderedRoute]
    var bestValue: SolutionValue
    /// How many services the group has, and what the drives of one cost on average.
    var services: Int
    var scale: Double
    var rounds: Int
  }

  private let part: Subproblem
  /// The price that the search counts as one.
  private let unit: Double
  private var annealing: Annealing

  /// Neighbours of a service that are kept; it may be put beside this part of the others, and beside so many at least.
  private static let neighbours = 120
  private static let reachShare = 8
  private static let leastReach = 40
  private static let tries = 4

  /// Takes over routes of the whole; other services are put on routes at once.
  init(_ part: Subproblem, routes: [OrderedRoute], seed: UInt64) {
    self.part = part
    let graph = ModeGraph(part.instance)
    unit = Double(Int64(1) << graph.shift)
    let near = NearServices(
      graph, count: Self.neighbours, beside: max(Self.leastReach, graph.serviceCount / Self.reachShare))
    var search = RuinAndRecreate(
      FrontTable(part.instance, graph), near: near, possible: ContiguousArray(part.services.indices.map(Int32.init)),
      seed: seed)
    search.load(part.routes(fromWhole: routes))
    // A place may go unseen by chance: what was left out for that is tried again.
    for _ in 0..<Self.tries where !search.absent.isEmpty { search.build() }
    annealing = Annealing(search, scale: 1)
  }

  /// Anneals from one temperature to another, both in prices.
  mutating func run(_ budget: SearchBudget, from hot: Double, to cold: Double) -> Outcome {
    annealing.run(budget, hottest: hot / unit, coldest: cold / unit)
    return Outcome(
      present: part.routes(inWhole: annealing.search.routes), best: part.routes(inWhole: annealing.best.routes),
      bestValue: annealing.best.value, services: part.services.count, scale: annealing.search.driveScale * unit,
      rounds: annealing.rounds)
  }
}
