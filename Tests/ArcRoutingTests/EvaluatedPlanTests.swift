import TestKit
import Testing

@testable import ArcRouting

/// Stages, locked routes and the price of change, as the evaluator judges them.
@Suite struct EvaluatedPlanTests {
  private func visit(_ task: Int) -> Visit { .service(ServiceID(task: task), mode: 0) }

  private func evaluated(
    _ routes: [[Int]], departures: [Int64] = [], precedence: Precedence = .none, previous: PreviousPlan? = nil,
    task: (inout ServiceTask) -> Void = { _ in }
  ) throws -> Result<SolutionValue, Violation> {
    let problem = try ProblemTests.problem(
      task: task, vehicle: { ($0.capacities, $0.fixedCost) = ([nil], 1) }, precedence: precedence,
      previousPlan: previous, tasks: 3)
    let evaluator = SolutionEvaluator(problem: problem, costs: try ProblemTests.costs())
    let plans = routes.enumerated().map { number, tasks in
      RoutePlan(
        vehicleType: 0, departure: number < departures.count ? departures[number] : 0, visits: tasks.map(visit))
    }
    do throws(Violation) { return .success(try evaluator.solution(of: plans).value) } catch { return .failure(error) }
  }

  private func plan(_ routes: [[Int]], locked: Int = 0, changeCost: Int64 = 0) -> PreviousPlan {
    PreviousPlan(
      routes: routes.map { tasks in
        .init(vehicleType: 0, services: tasks.map { ServiceID(task: $0) }, lockedCount: locked)
      }, changeCost: changeCost)
  }

  /// The first task is of a higher class than the others.
  @Test func stagesHoldAcrossRoutes() throws {
    func stages(_ routes: [[Int]], _ departures: [Int64], area: Int = 0) throws -> Violation? {
      let result = try evaluated(routes, departures: departures, precedence: .inStages) {
        ($0.precedenceClass, $0.area) = (1, area)
      }
      if case .failure(let violation) = result { return violation }
      return nil
    }
    let early = Violation.stageOrder(ServiceID(task: 0), before: ServiceID(task: 2))
    #expect(try stages([[0], [1, 2]], [0, 0]) == early)
    #expect(try stages([[0], [1, 2]], [10, 0]) == early)
    #expect(try stages([[0], [1, 2]], [11, 0]) == nil)
    #expect(try stages([[1, 2, 0]], [0]) == nil)
    #expect(try stages([[1, 0, 2]], [0]) == early)
    #expect(try stages([[0], [1, 2]], [0, 0], area: 1) == nil)
  }

  /// Random routes at random times; every pair of services is looked at.
  @Test func stagesAgreeWithAllPairs() throws {
    var (early, right) = (0, 0)
    for seed in UInt64(0)..<300 {
      let problem = try Variant.stages.problem(seed: seed).problem
      var random = SeededGenerator(seed: seed)
      let legs = try DenseTravelCosts(placeCount: problem.placeCount, profileCount: 1) { _, _, _ in
        TravelLeg(duration: 1, distance: 1, cost: 1)
      }
      let evaluator = SolutionEvaluator(problem: problem, costs: legs)
      let routes = try problem.tasks.indices.map { task in
        let departure = Int64(random.int(in: 5...30))
        return try evaluator.route(RoutePlan(vehicleType: 0, departure: departure, visits: [visit(task)]))
      }
      let tooEarly = problem.tasks.indices.filter { task in
        problem.tasks.indices.contains { other in
          problem.tasks[other].area == problem.tasks[task].area
            && problem.tasks[other].precedenceClass < problem.tasks[task].precedenceClass
            && routes[other].stops[0].end > routes[task].stops[0].start
        }
      }
      let solution = Solution(routes: routes, unserved: [], value: SolutionValue(missing: 0, objective: 0))
      let found = evaluator.violations(of: solution).compactMap { violation in
        if case .stageOrder(let service, _) = violation { service.task } else { nil }
      }
      #expect(found.sorted() == tooEarly, "seed \(seed)")
      if tooEarly.isEmpty { right += 1 } else { early += 1 }
    }
    #expect(early > 50 && right > 50)
  }

  @Test func lockedServicesStay() throws {
    let previous = plan([[0, 1], [2]], locked: 1)
    #expect(try evaluated([[0], [2, 1]], previous: previous) == evaluated([[0], [2, 1]]))
    #expect(try evaluated([[1, 0], [2]], previous: previous) == .failure(.lockBroken(route: 0)))
    #expect(try evaluated([[2], [0, 1]], previous: previous) == .failure(.lockBroken(route: 0)))
    #expect(try evaluated([[0, 1, 2]], previous: previous) == .failure(.lockBroken(route: 1)))
  }

  @Test func changeIsPaidForEachServiceThatMoves() throws {
    func price(_ routes: [[Int]], _ previous: [[Int]]) throws -> Int64 {
      let new = try evaluated(routes, previous: plan(previous, changeCost: 100)).get()
      return new.objective - (try evaluated(routes).get().objective)
    }
    #expect(try price([[0, 1], [2]], [[0, 1], [2]]) == 0)
    #expect(try price([[1, 0], [2]], [[0, 1], [2]]) == 0)
    #expect(try price([[0], [1, 2]], [[0, 1], [2]]) == 100)
    #expect(try price([[2], [0, 1]], [[0, 1], [2]]) == 300)
    // A service that is new, and one that is left out, have not moved.
    #expect(try price([[0, 1], [2]], [[0, 1]]) == 0)
    #expect(try price([[0], [2]], [[0, 1], [2]]) == 0)
    // A route that stays in keeps the number of the next.
    #expect(try price([[], [0, 1, 2]], [[0], [1, 2]]) == 100)
    #expect(try evaluated([[], [0, 1, 2]]) == evaluated([[0, 1, 2]]))
  }
}
