import Testing

@testable import ArcRouting

/// Plans that were in force and cannot be kept as they were.
@Suite struct FormerPlanTests {
  private static let count = 9

  /// Nodes in a row, a depot at the begin of it; former routes of three nodes each, in crooked order.
  private func problem(
    vehicles: Int?, locked: [Int] = [0, 0, 0], routes: [[Int]] = [[2, 1, 3], [5, 4, 6], [8, 7, 9]],
    vehicle: (inout VehicleType) -> Void = { _ in }, task: (Int, inout ServiceTask) -> Void = { _, _ in }
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
      PreviousPlan.Route(vehicleType: 0, services: route.map { ServiceID(task: $0 - 1) }, lockedCount: locked)
    }
    return try ArcRoutingProblem(
      placeCount: Self.count + 1, tasks: tasks, vehicleTypes: [type],
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

  /// A shift that has become shorter leaves as much of a route as can be done.
  @Test func whatIsTooLateIsLeftOut() throws {
    let problem = try problem(
      vehicles: 3, vehicle: { $0.shift.window = TimeWindow(0, 19) })
    let solution = try solution(problem, rounds: 0)
    #expect(nodes(solution, 0) == [2, 1, 3] && nodes(solution, 1) == [5, 4, 6])
    #expect(nodes(solution, 2) == [8, 7] && solution.unserved.map(\.service) == [ServiceID(task: 8)])
  }
}
