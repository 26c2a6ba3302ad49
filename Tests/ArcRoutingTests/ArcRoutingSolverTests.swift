import TestKit
import Testing

@testable import ArcRouting

@Suite struct ArcRoutingSolverTests {
  @Test(arguments: UInt64(0)..<4) func agreesWithExhaustiveSearch(block: UInt64) throws {
    var (optimal, solved) = (0, 0)
    for seed in block * 50..<block * 50 + 50 {
      let random = try RandomProblem(seed: seed)
      let options = ArcRoutingOptions(seed: seed, stop: .iterations(500))
      let solution = try ArcRoutingSolver(random.problem, costs: random.costs, options: options).solve()
      let evaluator = SolutionEvaluator(problem: random.problem, costs: random.costs)
      #expect(evaluator.violations(of: solution).isEmpty, "seed \(seed)")
      let optimum = SlowOptimum(VariantProblem(problem: random.problem, costs: random.costs), moreResets: 1).value
      #expect(solution.value >= optimum, "seed \(seed): \(solution.value) is below \(optimum)")
      solved += 1
      optimal += solution.value == optimum ? 1 : 0
    }
    print("exhaustive search, seeds from \(block * 50): \(optimal) of \(solved) solved to the optimum")
    #expect(optimal * 100 >= solved * 92)
  }

  @Test func makesTheLargestRouteSmall() throws {
    var (optimal, solved) = (0, 0)
    for seed in UInt64(300)..<360 {
      let random = try RandomProblem(seed: seed)
      let all = random.problem
      let problem = try ArcRoutingProblem(
        placeCount: all.placeCount, tasks: all.tasks, vehicleTypes: all.vehicleTypes, depots: all.depots,
        loadDimensions: all.loadDimensions, facilities: all.facilities, objective: .minMax(.cost),
        precedence: all.precedence)
      let options = ArcRoutingOptions(seed: seed, stop: .iterations(500))
      let solution = try ArcRoutingSolver(problem, costs: random.costs, options: options).solve()
      #expect(SolutionEvaluator(problem: problem, costs: random.costs).violations(of: solution).isEmpty, "seed \(seed)")
      let optimum = SlowOptimum(VariantProblem(problem: problem, costs: random.costs), moreResets: 1).value
      #expect(solution.value >= optimum, "seed \(seed): \(solution.value) is below \(optimum)")
      solved += 1
      optimal += solution.value == optimum ? 1 : 0
    }
    print("largest route: \(optimal) of \(solved) solved to the optimum")
    #expect(optimal * 100 >= solved * 80)
  }

  @Test func endsAtItsTarget() throws {
    let random = try RandomProblem(seed: 5)
    let found = try ArcRoutingSolver(
      random.problem, costs: random.costs, options: ArcRoutingOptions(stop: .iterations(500))
    ).solve().value
    let rule = StoppingRule(time: .seconds(600), target: found.objective)
    let clock = ContinuousClock()
    let elapsed = try clock.measure {
      let options = ArcRoutingOptions(stop: rule, chains: 2)
      let again = try ArcRoutingSolver(random.problem, costs: random.costs, options: options).solve()
      #expect(again.value <= found)
    }
    #expect(found.missing == 0 && elapsed < .seconds(60))
  }

  @Test(arguments: UInt64(0)..<6) func isTheSameOnOneThreadAndTwo(seed: UInt64) throws {
    let random = try RandomProblem(seed: seed)
    func solution(threads: Int) throws -> Solution {
      let options = ArcRoutingOptions(seed: seed, stop: .iterations(400), threads: threads)
      return try ArcRoutingSolver(random.problem, costs: random.costs, options: options).solve()
    }
    #expect(try solution(threads: 1) == solution(threads: 2))
  }

  @Test func endsWhenItsTimeIsUpAndWhenCancelled() throws {
    let random = try RandomProblem(seed: 3)
    let clock = ContinuousClock()
    let timed = ArcRoutingOptions(stop: .time(.milliseconds(200)))
    let elapsed = try clock.measure {
      _ = try ArcRoutingSolver(random.problem, costs: random.costs, options: timed).solve()
    }
    #expect(elapsed < .seconds(5))
    let control = SearchControl()
    control.cancel()
    let endless = ArcRoutingOptions(stop: .iterations(.max / 4))
    let solution = try ArcRoutingSolver(random.problem, costs: random.costs, options: endless).solve(control)
    #expect(SolutionEvaluator(problem: random.problem, costs: random.costs).violations(of: solution).isEmpty)
  }
}
