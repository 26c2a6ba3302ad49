import TestKit
import Testing

@testable import ArcRouting

@Suite struct CityScaleTests {
  @Test func sameOnOneThreadAndTwo() async throws {
    let (problem, costs) = try SpreadTown.problem(services: 1_000, seed: 1, hasFacilities: false)
    let solver = try SimpleSolver(problem, costs: costs, options: SimpleSolverOptions(iterations: 2, neighbours: 6))
    let clock = ContinuousClock()
    let start = clock.now
    let one = await solver.solve(threads: 1)
    print("1,000 services: \(one.value), \(one.routes.count) routes, \(clock.now - start)")
    #expect(await solver.solve(threads: 2) == one)
    #expect(one.value.missing == 0)
  }

  /// Breaks, windows and limits where moves are judged at their joints; the evaluator finds nothing wrong, and undoing a
  /// round leaves nothing behind.
  @Test(arguments: UInt64(0)..<8) func keepsTimesAndBreaks(seed: UInt64) throws {
    let (problem, costs) = try SpreadTown.problem(
      services: 60, seed: seed, hasTimes: seed % 2 == 0, hasBreaks: seed % 4 > 1, timePrice: seed % 3 == 2 ? 1 : 0)
    let instance = try SearchInstance(problem: problem, costs: costs)
    var search = LocalSearch(
      instance, neighbours: NeighbourLists(instance, count: 6), hopeless: [], labelledSize: 0)
    search.start(Self.start(instance))
    for service in instance.services.indices { search.touch(Int32(service)) }
    search.improve()
    var random = SeededGenerator(seed: seed)
    for _ in 0..<10 {
      search.checkpoint()
      let (value, plans) = (search.value, Self.plans(search))
      search.ruinAndRecreate(Array((0..<60).map(Int32.init).shuffled(using: &random).prefix(6)))
      search.improve()
      if search.value > value || random.int(in: 0...3) == 0 {
        search.rollBack()
        #expect(search.value == value && Self.plans(search) == plans, "seed \(seed)")
      }
    }
    let solution = try SolutionEvaluator(problem: problem, costs: costs).solution(of: Self.plans(search))
    #expect(solution.value == search.value && solution.value.missing == 0, "seed \(seed)")
  }

  private static func plans(_ search: LocalSearch) -> [RoutePlan] {
    search.routes.filter { !$0.isEmpty }.map {
      search.instance.plan(ContiguousArray($0.stops.map(\.step)), type: $0.type)
    }
  }

  private static func start(_ instance: SearchInstance) -> [(order: ContiguousArray<Int32>, type: Int)] {
    var scan = PathScanning(
      instance, services: instance.services.indices.map(Int32.init), type: 0, rule: .halfFull, keepsCapacity: false)
    let tour = scan.tour()
    var beam = FleetBeam(instance, width: 1)
    return beam.pieces(of: tour).pieces.map { (order: ContiguousArray(tour[$0.range]), type: $0.type) }
  }

  /// What joining pieces says is what driving them says.
  @Test(arguments: UInt64(0)..<4) func joinsAgreeWithTheEvaluator(seed: UInt64) throws {
    let (problem, costs) = try SpreadTown.problem(
      services: 120, seed: seed, hasTimes: seed % 2 == 0, hasBreaks: seed > 1, timePrice: seed == 2 ? 1 : 0)
    let instance = try SearchInstance(problem: problem, costs: costs)
    let evaluator = SolutionEvaluator(problem: problem, costs: costs)
    var search = LocalSearch(
      instance, neighbours: NeighbourLists(instance, count: 4), hopeless: [], labelledSize: 0)
    search.start(Self.start(instance))
    var random = SeededGenerator(seed: seed)
    var kept = 0
    for _ in 0..<1_500 {
      let (a, b) = (random.int(in: 0...search.routes.count - 1), random.int(in: 0...search.routes.count - 1))
      let (endA, endB) = (search.routes[a].stops.count, search.routes[b].stops.count)
      let (i, j) = (random.int(in: 0...endA), random.int(in: 0...endB))
      let k = min(endB, j + random.int(in: 0...6))
      var pieces: LocalSearch.Pieces = [RoutePiece(a, 0..<i)]
      if a != b { pieces.append(RoutePiece(b, j..<k, isReversed: random.int(in: 0...5) == 0)) }
      // Shortens the route by a stretch, or exchanges two, or goes on to the end.
      let l = min(endA, i + random.int(in: 0...8))
      if a == b { pieces.append(RoutePiece(a, l..<min(endA, l + 3))) }
      pieces.append(a != b && random.int(in: 0...2) == 0 ? RoutePiece(b, k..<endB) : RoutePiece(a, l..<endA))
      let type = random.int(in: 0...2) > 0 ? search.routes[a].type : random.int(in: 0...7)
      guard let cost = search.cost(pieces, type: type), cost > 0 else { continue }
      let route = search.route(pieces, type: type)
      #expect(route.cost == cost, "seed \(seed)")
      let plan = instance.plan(ContiguousArray(route.stops.map(\.step)), type: type)
      // A service may stand twice where stretches overlap; the evaluator looks at single routes only.
      #expect(try evaluator.route(plan).cost == cost, "seed \(seed)")
      kept += 1
    }
    #expect(kept > 150, "seed \(seed): only \(kept) routes kept the rules")
  }

  /// Where moves are judged at their joints, tiny problems come out right too, if not always best.
  @Test(arguments: UInt64(0)..<60) func jointsAreNoBetterThanExhaustiveSearch(seed: UInt64) throws {
    let random = try RandomProblem(seed: seed + 1_000)
    let instance = try SearchInstance(problem: random.problem, costs: random.costs)
    var reasons = UnservedReasons(instance)
    let hopeless = instance.services.indices.filter { reasons.reason(for: $0) != nil }
    var search = LocalSearch(
      instance, neighbours: NeighbourLists(instance, count: 4), hopeless: hopeless, labelledSize: 0)
    for service in instance.services.indices where !hopeless.contains(service) { search.insert(Int32(service)) }
    search.improve()
    let solution = try SolutionEvaluator(problem: random.problem, costs: random.costs).solution(of: Self.plans(search))
    #expect(solution.value == search.value, "seed \(seed)")
    #expect(solution.value >= ExhaustiveSearch(random.problem, random.costs).optimum(), "seed \(seed)")
  }

  @Test func fortyTypesOfLimitedNumbersAreNotRefused() throws {
    var random = SeededGenerator(seed: 4)
    let costs = SpreadTown(places: 400, side: 1_000, random: &random)
    let tasks = (0..<120).map { number in
      ServiceTask.edge("\(number)", Place(UInt32(number)), Place(UInt32(number + 150)), cost: 5, loads: [3])
    }
    func problem(capacity: Int64) throws -> ArcRoutingProblem {
      let types = (0..<40).map { number in
        VehicleType(
          name: "\(number)", count: number % 4 + 1, capacities: [capacity + Int64(number % 3)],
          fixedCost: Int64(100 - number))
      }
      return try ArcRoutingProblem(
        placeCount: 400, tasks: tasks, vehicleTypes: types,
        depots: [Depot(name: "yard", start: Place(390), end: Place(390))],
        loadDimensions: [LoadDimension(name: "load")])
    }
    let options = SimpleSolverOptions(iterations: 5, starts: 1)
    let ample = try SimpleSolver(problem(capacity: 9), costs: costs, options: options).solve()
    #expect(ample.value.missing == 0 && ample.routes.count <= 60)
    // A hundred vehicles for one service each.
    let scarce = try SimpleSolver(problem(capacity: 3), costs: costs, options: options).solve()
    #expect(scarce.routes.count == 100 && scarce.unserved.count >= 1)
    #expect(scarce.unserved.allSatisfy { $0.reason == .fleet })
  }

  /// The beam's cuts keep all rules and numbers of vehicles, and are never better than the best.
  @Test(arguments: UInt64(0)..<100) func beamIsNoBetterThanTheBestSplit(seed: UInt64) throws {
    let random = try RandomProblem(seed: seed)
    let instance = try SearchInstance(problem: random.problem, costs: random.costs)
    var generator = SeededGenerator(seed: seed)
    let order = ContiguousArray(instance.services.indices.map(Int32.init).shuffled(using: &generator))
    var (split, beam) = (GiantTourSplit(instance), FleetBeam(instance))
    let (best, found) = (split.pieces(of: order), beam.pieces(of: order))
    #expect(found.value >= best.value, "seed \(seed)")
    var labels = RouteLabels(instance, isCoarse: true)
    let plans = found.pieces.compactMap { labels.plan(of: ContiguousArray(order[$0.range]), type: $0.type) }
    let solution = try SolutionEvaluator(problem: random.problem, costs: random.costs).solution(of: plans)
    #expect(solution.value == found.value, "seed \(seed)")
  }
}
