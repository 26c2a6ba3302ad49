import Synchronization
import TestKit
import Testing

@testable import ArcRouting

@Suite struct ClusterSearchTests {
  /// Streets of a crooked grid, both directions, some of them with a prize; two kinds of vehicles, one of them few.
  private func town(seed: UInt64, side: Int) throws -> (problem: ArcRoutingProblem, costs: DenseTravelCosts) {
    var random = SeededGenerator(seed: seed)
    let places = (0..<side * side).map { number in
      (x: 10 * (number % side) + Int.random(in: 0...5, using: &random), y: 10 * (number / side))
    }
    let costs = try DenseTravelCosts(placeCount: places.count) { from, to, _ in
      let (a, b) = (places[Int(from.index)], places[Int(to.index)])
      return TravelLeg(duration: 0, distance: 0, cost: UInt32(abs(a.x - b.x) + abs(a.y - b.y)))
    }
    var tasks: [ServiceTask] = []
    for number in places.indices where number % side < side - 1 {
      var task = ServiceTask.edge(
        "street \(number)", Place(UInt32(number)), Place(UInt32(number + 1)), cost: 10,
        loads: [Int64.random(in: 1...5, using: &random)])
      if number % 5 == 0 { task.prize = 40 }
      if number % 7 == 0 { task.passes = [ServicePass(), ServicePass()] }
      tasks.append(task)
    }
    let types = [
      VehicleType(name: "large", count: 2, capacities: [30], tasks: .allBut([0, 3]), fixedCost: 5),
      VehicleType(name: "small", capacities: [15]),
    ]
    let problem = try ArcRoutingProblem(
      placeCount: places.count, tasks: tasks, vehicleTypes: types,
      depots: [Depot(name: "yard", start: Place(0), end: Place(0))],
      loadDimensions: [LoadDimension(name: "sweepings")])
    return (problem, costs)
  }

  private func solution(
    _ instance: SearchInstance, _ costs: DenseTravelCosts, _ stop: StoppingRule, seed: UInt64, threads: Int = 1,
    from start: [RoutePlan] = [], groupSize: Int = 15
  ) throws -> (solution: Solution, told: [SolutionValue]) {
    let told = Told()
    let search = ClusterSearch(
      instance, ArcRoutingOptions(seed: seed, stop: stop, threads: threads),
      SearchControl { progress in told.note(progress.best) }, from: start, groupSize: groupSize)
    let plans = search.plans(search.run())
    return (try SolutionEvaluator(problem: instance.problem, costs: costs).solution(of: plans), told.values)
  }

  @Test(arguments: UInt64(0)..<5) func isTheSameOnOneThreadAndMore(seed: UInt64) throws {
    let (problem, costs) = try town(seed: seed, side: 8)
    let instance = try SearchInstance(problem: problem, costs: costs)
    let one = try solution(instance, costs, .iterations(1_200), seed: seed)
    let three = try solution(instance, costs, .iterations(1_200), seed: seed, threads: 3)
    #expect(one.solution == three.solution && one.told == three.told)
    #expect(SolutionEvaluator(problem: problem, costs: costs).violations(of: one.solution).isEmpty)
    #expect(one.solution.value.missing == 0)
    #expect(one.told.count > 1 && one.told.last == one.solution.value, "seed \(seed): \(one.told)")
    let built = try solution(instance, costs, .iterations(0), seed: seed).solution
    #expect(one.solution.value < built.value)
    let again = try solution(instance, costs, .iterations(0), seed: seed, from: one.solution.routes.map(\.plan))
    #expect(again.solution.value <= one.solution.value)
  }

  @Test func isAboutAsGoodAsOneChain() throws {
    var (whole, parts) = (Int64(0), Int64(0))
    for seed in UInt64(10)..<12 {
      let (problem, costs) = try town(seed: seed, side: 9)
      let options = ArcRoutingOptions(seed: seed, stop: .iterations(4_000), chains: 1)
      whole += try ArcRoutingSolver(problem, costs: costs, options: options).solve().value.objective
      let instance = try SearchInstance(problem: problem, costs: costs)
      parts += try solution(instance, costs, .iterations(4_000), seed: seed, groupSize: 40).solution.value.objective
    }
    print("one chain \(whole), groups \(parts)")
    #expect(Double(parts) < 1.06 * Double(whole))
  }

  @Test func endsAtItsTargetAndWhenCancelled() throws {
    let (problem, costs) = try town(seed: 3, side: 8)
    let instance = try SearchInstance(problem: problem, costs: costs)
    let built = try solution(instance, costs, .iterations(0), seed: 1).solution.value
    let rule = StoppingRule(time: .seconds(120), target: built.objective - 1)
    let clock = ContinuousClock()
    let elapsed = try clock.measure {
      let found = try solution(instance, costs, rule, seed: 1).solution.value
      #expect(found < built)
    }
    #expect(elapsed < .seconds(30))
    let control = SearchControl()
    control.cancel()
    let options = ArcRoutingOptions(stop: .iterations(.max / 4))
    #expect(!ClusterSearch(instance, options, control, groupSize: 15).run().isEmpty)
  }

  /// The cheap way to the first node takes too long from the yard, but not from other nodes.
  @Test func doesInCompanyWhatCannotBeDoneAlone() throws {
    let costs = try DenseTravelCosts(placeCount: 21) { from, to, _ in
      TravelLeg(duration: (from.index, to.index) == (0, 1) ? 50 : 1, distance: 1, cost: 1)
    }
    let tasks = (1..<21).map { number in
      let place = Place(UInt32(number))
      return ServiceTask(name: "\(number)", kind: .node, modes: [ServiceMode(entry: place, exit: place, loads: [1])])
    }
    var type = VehicleType(name: "van", capacities: [4])
    type.shift.window = TimeWindow(0, 40)
    let problem = try ArcRoutingProblem(
      placeCount: 21, tasks: tasks, vehicleTypes: [type],
      depots: [Depot(name: "yard", start: Place(0), end: Place(0))], loadDimensions: [LoadDimension(name: "hopper")])
    let instance = try SearchInstance(problem: problem, costs: costs)
    #expect(try solution(instance, costs, .iterations(400), seed: 1, groupSize: 8).solution.value.missing == 0)
  }

  @Test(arguments: UInt64(0)..<100) func partsCostWhatTheyCostInTheWhole(seed: UInt64) throws {
    let random = try RandomProblem(seed: seed)
    let instance = try SearchInstance(problem: random.problem, costs: random.costs)
    let services = instance.services.indices.map(Int32.init).filter { $0 % 2 == Int32(seed % 2) }
    let part = Subproblem(instance, services.reversed(), vehicles: random.problem.vehicleTypes.map(\.count))
    #expect(part.instance.services.count == services.count)
    var (inWhole, inPart) = (RouteLabels(instance), RouteLabels(part.instance))
    for type in instance.vehicles.indices {
      let routes =
        services.map { OrderedRoute(type: type, order: [$0]) }
        + [OrderedRoute(type: type, order: ContiguousArray(services.reversed()))]
      let local = part.routes(fromWhole: routes)
      #expect(part.routes(inWhole: local) == routes)
      for (route, other) in zip(routes, local) {
        #expect(
          inWhole.cost(of: route.order, type: type) == inPart.cost(of: other.order, type: type),
          "seed \(seed), type \(type): \(route.order)")
      }
    }
  }

  @Test(arguments: UInt64(0)..<20) func groupsHoldEachRouteOnce(seed: UInt64) throws {
    let (problem, costs) = try town(seed: seed, side: 7)
    let instance = try SearchInstance(problem: problem, costs: costs)
    var random = SeededGenerator(seed: seed)
    var rest = instance.services.indices.map(Int32.init).shuffled(using: &random)
    var routes: [ContiguousArray<Int32>] = []
    while !rest.isEmpty {
      let count = min(rest.count, Int.random(in: 1...4, using: &random))
      routes.append(ContiguousArray(rest.prefix(count)))
      rest.removeFirst(count)
    }
    var clusters = RouteClusters(instance, routes, RandomSource(seed: seed))
    let groups = clusters.groups(3)
    #expect(groups.count == 3 && groups.flatMap(\.self).sorted() == Array(routes.indices), "seed \(seed)")
    let sizes = groups.map { $0.reduce(0) { $0 + routes[$1].count } }
    let mean = Double(instance.services.count) / 3
    #expect(sizes.allSatisfy { abs(Double($0) - mean) <= 9 }, "seed \(seed): \(sizes)")
  }
}

/// What a search has told.
private final class Told: Sendable {
  private let list = Mutex<[SolutionValue]>([])

  func note(_ value: SolutionValue) { list.withLock { $0.append(value) } }

  var values: [SolutionValue] { list.withLock { $0 } }
}
