import TestKit
import Testing

@testable import ArcRouting

/// Plans that were in force and cannot be kept as they were.
@Suite struct FormerPlanTests {
  private static let count = 9

  /// Nodes in a row, a depot at the begin of it; former routes of three nodes each, in crooked order.
  private func problem(
    vehicles: Int?, locked: [Int] = [0, 0, 0], routes: [[Int]] = [[2, 1, 3], [5, 4, 6], [8, 7, 9]],
    others: [VehicleType] = [], vehicle: (inout VehicleType) -> Void = { _ in },
    task: (Int, inout ServiceTask) -> Void = { _, _ in }
  ) throws -> ArcRoutingProblem {
    let tasks = (1...Self.count).map { number in
      let place = Place(UInt32(number))
      var node = ServiceTask(
        name: "\(number)", kind: .node, modes: [ServiceMode(entry: place, exit: place, duration: 1, loads: [1])])
      task(number, &node)
      return node
    }
    var type = VehicleType(name: "van", count: vehicles, capacities: [3])
    vehicle(&type)
    let former = zip(routes, locked).map { route, locked in
      PreviousPlan.Route(
        vehicleType: others.count, services: route.map { ServiceID(task: $0 - 1) }, lockedCount: locked)
    }
    return try ArcRoutingProblem(
      placeCount: Self.count + 1, tasks: tasks, vehicleTypes: others + [type],
      depots: [Depot(name: "yard", start: Place(0), end: Place(0))], loadDimensions: [LoadDimension(name: "hopper")],
      previousPlan: PreviousPlan(routes: former, changeCost: 2))
  }

  private func costs() throws -> DenseTravelCosts {
    try DenseTravelCosts(placeCount: Self.count + 1) { from, to, _ in
      let length = UInt32(abs(Int(from.index) - Int(to.index)))
      return TravelLeg(duration: length, distance: length, cost: length)
    }
  }

  private func solution(_ problem: ArcRoutingProblem, rounds: Int = 300) throws -> Solution {
    let costs = try costs()
    let options = ArcRoutingOptions(stop: .iterations(rounds))
    let solution = try ArcRoutingSolver(problem, costs: costs, options: options).solve()
    #expect(SolutionEvaluator(problem: problem, costs: costs).violations(of: solution).isEmpty)
    return solution
  }

  private func nodes(_ solution: Solution, _ route: Int) -> [Int] {
    solution.routes[route].plan.services.map { $0.task + 1 }
  }

  @Test(arguments: [[0, 0, 0], [0, 0, 1], [0, 2, 1]]) func vehiclesDropOut(locked: [Int]) throws {
    for vehicles in max(1, locked.count { $0 > 0 })...2 {
      let problem = try problem(vehicles: vehicles, locked: locked)
      let solution = try solution(problem)
      #expect(solution.routes.count { $0.plan.isUsed } == vehicles)
      #expect(solution.unserved.map(\.reason) == Array(repeating: .fleet, count: Self.count - 3 * vehicles))
    }
  }

  @Test func othersTakeWhatIsLeft() throws {
    let problem = try problem(vehicles: 2, locked: [0, 0, 1], vehicle: { $0.capacities = [5] })
    let solution = try solution(problem)
    #expect(solution.value.missing == 0 && nodes(solution, 2).first == 8)
  }

  @Test func nobodyIsLeft() throws {
    #expect(try solution(problem(vehicles: 0)).value.missing == Self.count)
  }

  @Test func lockedRoutesNeedTheirVehicles() throws {
    let problem = try problem(vehicles: 2, locked: [1, 1, 1])
    let costs = try costs()
    #expect(throws: SolverError.lockedPart(route: 2)) { try ArcRoutingSolver(problem, costs: costs) }
  }

  /// The rest of a route stays in the order in which it was, though another would be shorter.
  @Test func whatHasBecomeImpossibleIsLeftOut() throws {
    let lost = try problem(vehicles: nil, task: { if $0 == 2 { $1.modes[0].loads = [4] } })
    #expect(try nodes(solution(lost, rounds: 0), 0) == [1, 3])
    let capacity = try solution(lost, rounds: 0)
    #expect(nodes(capacity, 1) == [5, 4, 6] && capacity.unserved.map(\.reason) == [.capacity])
    let late = try problem(
      vehicles: nil, routes: [[1, 3, 2], [5, 4, 6], [8, 7, 9]],
      task: { if $0 == 1 { $1.passes[0].times = TimeRule(windows: [TimeWindow(0, 0)]) } })
    let window = try solution(late, rounds: 0)
    #expect(nodes(window, 0) == [3, 2] && window.unserved.map(\.reason) == [.window])
  }

  /// A route whose vehicle may not do its service any more is driven by the type that may, though others are tried after it.
  @Test func aRouteGoesToTheTypeThatCanDoIt() throws {
    let guest = VehicleType(name: "guest", count: 1, capacities: [1], tasks: .only([0]))
    let problem = try problem(
      vehicles: 4, locked: [0, 0, 0, 0], routes: [[1], [2, 3, 4], [5, 6, 7], [8, 9]], others: [guest],
      vehicle: { $0.tasks = .allBut([0]) })
    let solution = try solution(problem, rounds: 0)
    #expect(nodes(solution, 0) == [1] && solution.routes[0].plan.vehicleType == 0 && solution.value.missing == 0)
  }

  /// A shift that has become shorter leaves as much of a route as can be done.
  @Test func whatIsTooLateIsLeftOut() throws {
    let problem = try problem(
      vehicles: 3, vehicle: { $0.shift.window = TimeWindow(0, 19) })
    let solution = try solution(problem, rounds: 0)
    #expect(nodes(solution, 0) == [2, 1, 3] && nodes(solution, 1) == [5, 4, 6])
    #expect(nodes(solution, 2) == [8, 7] && solution.unserved.map(\.service) == [ServiceID(task: 8)])
  }

  /// Routes by chance in a town with facilities, breaks and eight types; then vehicles drop out and loads grow.
  @Test(arguments: UInt64(0)..<8) func keepsTheRulesWhateverHasChanged(seed: UInt64) throws {
    let (town, costs) = try SpreadTown.problem(
      services: 30, seed: seed, hasTimes: seed % 2 == 0, hasBreaks: seed % 3 > 0)
    var random = SeededGenerator(seed: seed)
    let order = town.services.shuffled(using: &random)
    var former = (0..<6).map { number in
      let services = Array(order[4 * number..<4 * number + 4])
      return PreviousPlan.Route(vehicleType: [0, 1, 4, 6][random.int(in: 0...3)], services: services)
    }
    for route in former.indices.dropFirst(3) { former[route].lockedCount = random.int(in: 0...2) }
    let locked = Set(former.flatMap { $0.services.prefix($0.lockedCount) })
    var (tasks, types) = (town.tasks, town.vehicleTypes)
    for task in tasks.indices where random.int(in: 0...3) == 0 && !locked.contains(ServiceID(task: task)) {
      for mode in tasks[task].modes.indices { tasks[task].modes[mode].loads[0] *= Int64(random.int(in: 2...40)) }
    }
    for type in types.indices {
      let own = former.filter { $0.vehicleType == type }
      types[type].count = max(own.count { $0.lockedCount > 0 }, own.count - random.int(in: 0...2))
    }
    let problem = try ArcRoutingProblem(
      placeCount: town.placeCount, profileCount: town.profileCount, tasks: tasks, vehicleTypes: types,
      depots: town.depots, loadDimensions: town.loadDimensions, facilities: town.facilities,
      previousPlan: PreviousPlan(routes: former, changeCost: 50))
    let options = ArcRoutingOptions(seed: seed, stop: .iterations(40))
    let solution = try ArcRoutingSolver(problem, costs: costs, options: options).solve()
    #expect(SolutionEvaluator(problem: problem, costs: costs).violations(of: solution).isEmpty)
    #expect(solution.routes.contains { $0.plan.isUsed })
  }
}
