/// Rounds for problems where modes do not tell all and labels for every insertion take too long: the moves of `LocalSearch`,
/// judged at their joints, with services and their neighbours taken out and put back.
struct JointSearch: Sendable {
  private let instance: SearchInstance
  private let neighbours: NeighbourLists
  private let services: ContiguousArray<Int32>
  private let hopeless: [Int]
  private let seed: UInt64

  private static let neighbourCount = 12
  /// The most neighbours that a round takes out with a service.
  private static let mostRemoved = 8

  init(_ instance: SearchInstance, seed: UInt64, services: ContiguousArray<Int32>, hopeless: [Int]) {
    self.instance = instance
    self.seed = seed
    self.services = services
    self.hopeless = hopeless
    neighbours = NeighbourLists(instance, count: Self.neighbourCount)
  }

  /// Improves a construction until the budget is spent.
  func run(_ budget: SearchBudget, improved: (SolutionValue, Int) -> Void) -> [OrderedRoute] {
    var random = RandomSource(seed: seed)
    var search = construction()
    improved(search.value, 0)
    var done = 0, lastBest = 0
    while budget.spent(rounds: done, sinceBest: done - lastBest, best: search.value) < 1 {
      done += 1
      search.checkpoint()
      let before = search.value
      let center = services[random.below(services.count)]
      let near = neighbours.near[Int(center)].filter { !hopeless.contains(Int($0)) }
      let removed = near.prefix(1 + random.below(Self.mostRemoved))
      search.ruinAndRecreate(([center] + removed).shuffled(using: &random))
      search.improve()
      if search.value > before { search.rollBack() }
      if search.value < before {
        lastBest = done
        improved(search.value, done)
      }
    }
    return search.routes.filter { !$0.isEmpty }.map { OrderedRoute(type: $0.type, order: $0.order(instance)) }
  }

  /// One order, cut with few labels, then improved.
  private func construction() -> LocalSearch {
    let type = instance.problem.vehicleTypes.firstIndex { $0.count != 0 } ?? 0
    var scan = PathScanning(
      instance, services: Array(services), type: type, rule: .halfFull, keepsCapacity: false, neighbours: neighbours)
    let tour = scan.tour()
    var beam = FleetBeam(instance)
    let pieces = beam.pieces(of: tour).pieces
    var search = LocalSearch(instance, neighbours: neighbours, hopeless: hopeless, labelledSize: 0)
    search.start(pieces.map { (order: ContiguousArray(tour[$0.range]), type: $0.type) })
    for service in services { search.touch(service) }
    search.improve()
    search.takeIn(services.filter { search.routeOf[Int($0)] < 0 })
    return search
  }
}
