import ArcRouting
import Foundation
import Testing

/// The search against exhaustive search, variant by variant.
@Suite struct VariantOracleTests {
  /// Some problems of each variant; with `LUWANG_LONG_TESTS=1` the 300 that are promised.
  static let cases: UInt64 = ProcessInfo.processInfo.environment["LUWANG_LONG_TESTS"] == "1" ? 300 : 60
  private static let rounds = 500
  /// Where it finds every one of the 300.
  private static let solved: [Variant] = [.edges, .turns]

  @Test(arguments: Variant.searched) func agreesWithExhaustiveSearch(variant: Variant) throws {
    var optimal: UInt64 = 0
    for seed in 0..<Self.cases {
      let given = try variant.problem(seed: seed)
      let evaluator = SolutionEvaluator(problem: given.problem, costs: given.costs)
      let optimum = SlowOptimum(given)
      #expect(try evaluator.solution(of: optimum.plans).value == optimum.value, "\(variant), seed \(seed)")
      // The search takes the cheapest modes for its orders, also where a detour would make routes more even.
      let goal = variant == .weightedCost ? SlowOptimum(given, takesCheapest: true).value : optimum.value
      // Most end where the optimum is found; some go on, so that they could pass below it.
      let target = seed % 5 == 0 ? nil : goal.objective
      let options = ArcRoutingOptions(
        seed: seed, stop: StoppingRule(iterations: seed % 5 == 0 ? 300 : Self.rounds, target: target))
      let solution = try ArcRoutingSolver(given.problem, costs: given.costs, options: options).solve()
      #expect(evaluator.violations(of: solution).isEmpty, "\(variant), seed \(seed)")
      #expect(solution.value >= optimum.value, "\(variant), seed \(seed): \(solution.value) is below \(optimum.value)")
      if solution.value <= goal { optimal += 1 }
      Self.checkReasons(solution, given, "\(variant), seed \(seed)")
    }
    print("\(variant): \(optimal) of \(Self.cases) solved to the optimum")
    let share: UInt64 = Self.solved.contains(variant) ? 100 : 97
    #expect(optimal * 100 >= Self.cases * share, "\(variant)")
  }

  private static func checkReasons(_ solution: Solution, _ given: VariantProblem, _ name: String) {
    let reasons = SlowReasons(given)
    for left in solution.unserved {
      let isOptional = given.problem.tasks[left.service.task].prize != nil
      let expected = reasons.reason(for: left.service) ?? (isOptional ? .prize : .fleet)
      #expect(left.reason == expected, "\(name): \(left)")
    }
  }

  /// Routes that are best without a rule break it, or are not the best with it, in a good part of the problems.
  @Test(arguments: Variant.searched) func rulesBind(variant: Variant) throws {
    var (bound, seen) = (0, 0)
    for seed in UInt64(0)..<30 {
      let given = try variant.problem(seed: seed)
      guard given.problem.services.count <= 4 || variant == .edges && given.problem.services.count == 5 else {
        continue
      }
      seen += 1
      let plans = SlowOptimum(try variant.withoutRule(given, seed: seed)).plans
      do throws(Violation) {
        let value = try SolutionEvaluator(problem: given.problem, costs: given.costs).solution(of: plans).value
        if value > SlowOptimum(given).value { bound += 1 }
      } catch { bound += 1 }
    }
    print("\(variant): binds in \(bound) of \(seen)")
    #expect(seen >= 8 && bound * 10 >= seen * 4, "\(variant)")
  }
}
