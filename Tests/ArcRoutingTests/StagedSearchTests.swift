import ArcRouting
import TestKit
import Testing

/// Classes that go in stages across routes, as the search plans them.
@Suite struct StagedSearchTests {
  @Test func agreesWithExhaustiveSearch() throws {
    var optimal: UInt64 = 0
    for seed in 0..<VariantOracleTests.cases {
      let given = try Variant.stages.problem(seed: seed)
      let optimum = SlowStages(given).value
      // Most end where the optimum is found; some go on, so that they could pass below it.
      let target = seed % 5 == 0 || optimum.missing > 0 ? nil : optimum.objective
      let options = ArcRoutingOptions(
        seed: seed, stop: StoppingRule(iterations: target == nil ? 100 : 300, target: target))
      let solution = try ArcRoutingSolver(given.problem, costs: given.costs, options: options).solve()
      let evaluator = SolutionEvaluator(problem: given.problem, costs: given.costs)
      #expect(evaluator.violations(of: solution).isEmpty, "seed \(seed)")
      #expect(solution.value >= optimum, "seed \(seed): \(solution.value) is below \(optimum)")
      if solution.value == optimum { optimal += 1 }
    }
    print("stages: \(optimal) of \(VariantOracleTests.cases) solved to the optimum")
    #expect(optimal * 100 >= VariantOracleTests.cases * 97)
  }

  /// Three classes in each of two areas, and routes enough; a class cannot be done before the one below it anywhere.
  private static func town(
    seed: UInt64, services: Int = 60, hasTimes: Bool = false, hasBreaks: Bool = false, timePrice: Int64 = 0,
    hasFacilities: Bool = false
  ) throws -> (problem: ArcRoutingProblem, costs: SpreadTown) {
    let given = try SpreadTown.problem(
      services: services, seed: seed, hasTimes: hasTimes, hasBreaks: hasBreaks, timePrice: timePrice,
      hasFacilities: hasFacilities)
    var (tasks, types) = (given.problem.tasks, given.problem.vehicleTypes)
    for task in tasks.indices { (tasks[task].precedenceClass, tasks[task].area) = (task / 2 % 3, task % 2) }
    for type in types.indices where !hasFacilities { types[type].count = 2 }
    let problem = try ArcRoutingProblem(
      placeCount: given.problem.placeCount, profileCount: given.problem.profileCount, tasks: tasks,
      vehicleTypes: types, depots: given.problem.depots, loadDimensions: given.problem.loadDimensions,
      facilities: given.problem.facilities, precedence: .inStages)
    return (problem, given.costs)
  }

  @Test func keepsStagesOfATown() throws {
    let given = try Self.town(seed: 3)
    let evaluator = SolutionEvaluator(problem: given.problem, costs: given.costs)
    func solution(_ rounds: Int) throws -> Solution {
      let options = ArcRoutingOptions(seed: 1, stop: .iterations(rounds))
      return try ArcRoutingSolver(given.problem, costs: given.costs, options: options).solve()
    }
    let (first, last) = (try solution(1), try solution(120))
    #expect(evaluator.violations(of: first).isEmpty)
    #expect(evaluator.violations(of: last).isEmpty)
    #expect(last.unserved.isEmpty, "\(last.unserved)")
    #expect(last.value < first.value)
    print("town in stages: \(first.value) at first, \(last.value) at last, \(last.routes.count) routes")
    let goOn = ArcRoutingOptions(seed: 2, stop: .iterations(1))
    let next = try ArcRoutingSolver(given.problem, costs: given.costs, options: goOn).solve(
      from: last.routes.map(\.plan) + [last.routes[0].plan])
    #expect(next.value <= last.value)
    // Some vehicle must wait for others.
    #expect(last.routes.contains { $0.plan.departure > 1_000 })
    #expect(try solution(120) == last)
  }

  @Test func keepsStagesWithFacilitiesTimesAndBreaks() throws {
    let given = try Self.town(
      seed: 4, services: 24, hasTimes: true, hasBreaks: true, timePrice: 2, hasFacilities: true)
    let evaluator = SolutionEvaluator(problem: given.problem, costs: given.costs)
    let options = ArcRoutingOptions(seed: 1, stop: .iterations(60))
    let solution = try ArcRoutingSolver(given.problem, costs: given.costs, options: options).solve()
    #expect(evaluator.violations(of: solution).isEmpty)
    #expect(solution.unserved.isEmpty, "\(solution.unserved)")
  }

  /// What the stages leave no time for is left out, and told why.
  @Test func leavesOutWhatComesTooLate() throws {
    func solution(_ end: Int64) throws -> Solution {
      let base = try ProblemTests.problem(
        vehicle: { $0.shift.window = TimeWindow(0, end) }, precedence: .inStages, tasks: 2)
      var tasks = base.tasks
      tasks[1].precedenceClass = 1
      let problem = try ArcRoutingProblem(
        placeCount: 3, tasks: tasks, vehicleTypes: base.vehicleTypes, depots: base.depots,
        loadDimensions: base.loadDimensions, precedence: .inStages)
      return try ArcRoutingSolver(
        problem, costs: ProblemTests.costs(), options: ArcRoutingOptions(stop: .iterations(50))
      ).solve()
    }
    // Each is a route of its own by its load: a drive of 1 or 2 to it, 5 there, the same or 2 or 1 back.
    #expect(try solution(30).unserved.isEmpty)
    let late = try solution(11)
    #expect(late.unserved.map(\.reason) == [.fleet])
    #expect(late.value.missing == 1)
  }
}
