import TestKit
import Testing

@testable import ArcRouting

@Suite struct SolverOracleTests {
  @Test(arguments: UInt64(0)..<4) func agreesWithExhaustiveSearch(block: UInt64) throws {
    var (optimal, solved) = (0, 0)
    for seed in block * 50..<block * 50 + 50 {
      let random = try RandomProblem(seed: seed)
      let oracle = ExhaustiveSearch(random.problem, random.costs)
      let options = SimpleSolverOptions(seed: seed, iterations: 20, starts: 2)
      let solution = try SimpleSolver(random.problem, costs: random.costs, options: options).solve()
      let evaluator = SolutionEvaluator(problem: random.problem, costs: random.costs)
      #expect(evaluator.violations(of: solution).isEmpty, "seed \(seed)")
      let optimum = oracle.optimum()
      #expect(solution.value >= optimum, "seed \(seed): \(solution.value) is below \(optimum)")
      solved += 1
      optimal += solution.value == optimum ? 1 : 0
      for left in solution.unserved where left.reason != .fleet && left.reason != .prize {
        let index = try #require(oracle.services.firstIndex(of: left.service))
        let canBeDone = random.problem.vehicleTypes.indices.contains { type in
          random.problem.vehicleTypes[type].count != 0 && oracle.best[type][1 << index] != nil
        }
        #expect(!canBeDone, "seed \(seed): \(left)")
      }
    }
    print("exhaustive search, seeds from \(block * 50): \(optimal) of \(solved) solved to the optimum")
    #expect(optimal * 10 >= solved * 9)
  }

  @Test(arguments: UInt64(0)..<4) func splitAndModesAreOptimalForTheOrder(block: UInt64) throws {
    for seed in block * 50..<block * 50 + 50 {
      let random = try RandomProblem(seed: seed)
      let oracle = ExhaustiveSearch(random.problem, random.costs)
      let instance = try SearchInstance(problem: random.problem, costs: random.costs)
      var generator = SeededGenerator(seed: seed)
      let order = oracle.services.indices.shuffled(using: &generator)
      var labels = RouteLabels(instance)
      for _ in 0..<12 {
        // Parts of orders too: whole ones often keep no rule.
        let part = Array(order.shuffled(using: &generator).prefix(generator.int(in: 1...order.count)))
        for type in random.problem.vehicleTypes.indices {
          let cost = labels.cost(of: part.map(Int32.init), type: type)
          #expect(cost == oracle.cost(of: part, type: type), "seed \(seed), type \(type), order \(part)")
        }
      }
      var split = GiantTourSplit(instance)
      let (value, pieces) = split.pieces(of: ContiguousArray(order.map(Int32.init)))
      #expect(value == oracle.split(order), "seed \(seed)")
      let plans = pieces.map { labels.plan(of: ContiguousArray(order[$0.range].map(Int32.init)), type: $0.type) }
      let solution = try SolutionEvaluator(problem: random.problem, costs: random.costs).solution(
        of: plans.compactMap { $0 })
      #expect(solution.value == value, "seed \(seed)")
    }
  }

  @Test(arguments: UInt64(0)..<20) func sameOnOneThreadAndTwo(seed: UInt64) async throws {
    let random = try RandomProblem(seed: seed)
    let solver = try SimpleSolver(
      random.problem, costs: random.costs, options: SimpleSolverOptions(seed: seed, iterations: 10, starts: 4))
    let first = solver.solve()
    #expect(await solver.solve(threads: 1) == first)
    #expect(await solver.solve(threads: 2) == first)
  }
}
