import ArcRouting
import Testing

/// A plan that was in force, and time or length weighed beside costs; of stages (`StagedSearchTests`) what the evaluator says.
@Suite struct FurtherVariantTests {
  private static func optimum(_ variant: Variant, _ given: VariantProblem) -> (value: SolutionValue, plans: [RoutePlan])
  {
    if variant == .stages {
      let optimum = SlowStages(given)
      return (optimum.value, optimum.plans)
    }
    let optimum = SlowOptimum(given)
    return (optimum.value, optimum.plans)
  }

  @Test(arguments: Variant.further.filter { $0 != .stages })
  func agreesWithExhaustiveSearch(variant: Variant) throws {
    var optimal: UInt64 = 0
    for seed in 0..<VariantOracleTests.cases {
      let given = try variant.problem(seed: seed)
      let lowest = Self.optimum(variant, given).value
      let isWeighted = variant == .weightedDuration || variant == .weightedDistance
      let goal = isWeighted ? SlowOptimum(given, takesCheapest: true).value : lowest
      let options = ArcRoutingOptions(seed: seed, stop: .iterations(500))
      let solution = try ArcRoutingSolver(given.problem, costs: given.costs, options: options).solve()
      let evaluator = SolutionEvaluator(problem: given.problem, costs: given.costs)
      #expect(evaluator.violations(of: solution).isEmpty, "\(variant), seed \(seed)")
      #expect(solution.value >= lowest, "\(variant), seed \(seed): \(solution.value) is below \(lowest)")
      if solution.value <= goal { optimal += 1 }
    }
    print("\(variant): \(optimal) of \(VariantOracleTests.cases) solved to the optimum")
    #expect(optimal * 100 >= VariantOracleTests.cases * 90, "\(variant)")
  }

  /// The best routes of exhaustive search keep all rules by the evaluator, and are worth what they were thought to be.
  @Test(arguments: Variant.further) func evaluatorAgrees(variant: Variant) throws {
    for seed in UInt64(0)..<30 {
      let given = try variant.problem(seed: seed)
      let (value, plans) = Self.optimum(variant, given)
      let evaluator = SolutionEvaluator(problem: given.problem, costs: given.costs)
      #expect(try evaluator.solution(of: plans).value == value, "\(variant), seed \(seed)")
    }
  }

  /// Routes that are best without a rule break it, or are not the best with it, in a good part of the problems.
  @Test(arguments: Variant.further) func rulesBind(variant: Variant) throws {
    var bound = 0
    for seed in UInt64(0)..<30 {
      let given = try variant.problem(seed: seed)
      let plans = SlowOptimum(try variant.withoutRule(given, seed: seed)).plans
      do throws(Violation) {
        let value = try SolutionEvaluator(problem: given.problem, costs: given.costs).solution(of: plans).value
        if value > Self.optimum(variant, given).value { bound += 1 }
      } catch { bound += 1 }
    }
    print("\(variant): binds in \(bound) of 30")
    #expect(bound >= 12, "\(variant)")
  }
}
