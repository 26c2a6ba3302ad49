/// What is found out once about a problem, and shared by the runs from its starts.
struct SearchPreparation: Sendable {
  /// What a run comes to.
  struct Result: Sendable {
    var value: SolutionValue
    var plans: [RoutePlan]
  }

  private let instance: SearchInstance
  private let options: SimpleSolverOptions
  private let neighbours: NeighbourLists
  /// Why services cannot be done even by a vehicle of their own.
  let reasons: [Int: UnservedReason]
  private(set) var starts: [[(order: ContiguousArray<Int32>, type: Int)]] = []

  init(_ instance: SearchInstance, _ options: SimpleSolverOptions) {
    self.instance = instance
    self.options = options
    neighbours = NeighbourLists(instance, count: options.neighbours)
    var reasons: [Int: UnservedReason] = [:]
    var search = UnservedReasons(instance)
    for service in instance.services.indices { reasons[service] = search.reason(for: service) }
    self.reasons = reasons
    let possible = instance.services.indices.filter { reasons[$0] == nil }.map(Int32.init)
    var ranked: [(value: SolutionValue, number: Int, pieces: [(order: ContiguousArray<Int32>, type: Int)])] = []
    let isWithinReach = GiantTourSplit.isWithinReach(instance)
    for (number, tour) in tours(possible, isWithinReach: isWithinReach).enumerated() {
      var split = GiantTourSplit(instance), beam = FleetBeam(instance)
      let found = isWithinReach ? split.pieces(of: tour) : beam.pieces(of: tour)
      let pieces = found.pieces.map { (order: ContiguousArray(tour[$0.range]), type: $0.type) }
      ranked.append((found.value, number, pieces))
    }
    ranked.sort { ($0.value, $0.number) < ($1.value, $1.number) }
    starts = ranked.prefix(options.starts).map(\.pieces)
  }

  /// Problems larger than this are scanned among neighbours, with a few rules.
  private static let fullScanLimit = 400

  /// Orders of all services: path scanning by several rules, and the postman's.
  private func tours(_ services: [Int32], isWithinReach: Bool) -> [ContiguousArray<Int32>] {
    let isLarge = services.count > Self.fullScanLimit
    let isFew = isLarge || !isWithinReach
    var groups: Set<Int> = []
    let types = instance.vehicles.indices.filter { type in
      instance.problem.vehicleTypes[type].count != 0 && groups.insert(instance.vehicles[type].group).inserted
    }
    var tours: [ContiguousArray<Int32>] = []
    for type in types.prefix(isFew ? 1 : 4) {
      for rule in isFew ? [.halfFull] : PathScanning.TieRule.allCases {
        for keepsCapacity in instance.dimensions > 0 ? [true, false] : [true] {
          var scan = PathScanning(
            instance, services: services, type: type, rule: rule, keepsCapacity: keepsCapacity,
            neighbours: isLarge ? neighbours : nil)
          tours.append(scan.tour())
        }
      }
      tours += RuralPostman.tours(instance, services: services, type: type)
    }
    return tours
  }

  /// Small problems are searched through, large ones in proportion, up to what a planner waits for; less where waiting is
  /// paid, since the ends of routes have to be driven anew.
  private func rounds(_ services: Int) -> Int {
    let paysWaiting = instance.vehicles.contains { $0.isTimed && $0.timePrice > 0 }
    return max(100, min(20_000 / services, 2_000), min(2 * services, paysWaiting ? 300 : 1_000))
  }

  /// Improves one of the starts: a pure function of problem, options and number.
  func run(_ start: Int) -> Result {
    var random = RandomSource(seed: options.seed &+ UInt64(start) &* 0x9E37_79B9)
    var search = LocalSearch(instance, neighbours: neighbours, hopeless: reasons.keys.sorted())
    let services = instance.services.indices.filter { reasons[$0] == nil }.map(Int32.init)
    guard !services.isEmpty else { return Result(value: search.value, plans: []) }
    search.start(starts[start])
    for service in services.shuffled(using: &random) { search.touch(service) }
    search.improve()
    if search.polish(0..<search.routes.count) { search.improve() }
    search.takeIn(services.filter { search.routeOf[Int($0)] < 0 })
    for _ in 0..<(options.iterations ?? rounds(services.count)) {
      search.checkpoint()
      let before = search.value
      let center = services[Int.random(in: 0..<services.count, using: &random)]
      let near = neighbours.near[Int(center)].filter { reasons[Int($0)] == nil }
      let size = Int.random(in: 1...8, using: &random)
      search.ruinAndRecreate(([center] + near.prefix(size)).shuffled(using: &random))
      search.improve()
      if search.value > before { search.rollBack() }
    }
    if search.polish(0..<search.routes.count) { search.improve() }
    let plans = search.routes.filter { !$0.isEmpty }.map { route in
      instance.plan(ContiguousArray(route.stops.map(\.step)), type: route.type)
    }
    return Result(value: search.value, plans: Array(plans))
  }
}
