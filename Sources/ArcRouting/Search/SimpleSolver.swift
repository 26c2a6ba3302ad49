/// What the simple solver may spend.
public struct SimpleSolverOptions: Hashable, Sendable {
  /// Where its random numbers begin.
  public var seed: UInt64
  /// Rounds of ruin and recreate after each start; `nil` for a number drawn from the size.
  public var iterations: Int?
  /// How many of the best orders are improved.
  public var starts: Int
  /// How many neighbours of a service are tried.
  public var neighbours: Int

  /// Sets the options.
  public init(seed: UInt64 = 1, iterations: Int? = nil, starts: Int = 2, neighbours: Int = 12) {
    self.seed = seed
    self.iterations = iterations
    self.starts = starts
    self.neighbours = neighbours
  }
}

/// Path scanning and postman orders, the best split of each, local search, ruin and recreate.
///
/// The same problem and options give the same solution, whatever the number of threads.
public struct SimpleSolver<Costs: TravelCosts>: Sendable {
  private let instance: SearchInstance
  private let costs: Costs
  private let options: SimpleSolverOptions

  /// Prepares a problem.
  /// - Throws: `SolverError` for what the solver cannot honour, or travel costs that do not fit the problem.
  public init(
    _ problem: ArcRoutingProblem, costs: Costs, options: SimpleSolverOptions = SimpleSolverOptions()
  ) throws(SolverError) {
    precondition(options.starts > 0 && options.neighbours > 0 && options.iterations ?? 0 >= 0)
    guard problem.objective == .totalCost else { throw .unsupported(.objective(problem.objective)) }
    instance = try SearchInstance(problem: problem, costs: costs)
    self.costs = costs
    self.options = options
  }

  /// Solves on the calling thread.
  public func solve() -> Solution {
    let preparation = SearchPreparation(instance, options)
    return best(of: preparation.starts.indices.map { preparation.run($0) }, preparation)
  }

  /// Solves with a task for each start, as many at a time as threads are asked for; the answer is that of `solve`.
  public func solve(threads: Int) async -> Solution {
    precondition(threads > 0)
    let preparation = SearchPreparation(instance, options)
    var results = [SearchPreparation.Result?](repeating: nil, count: preparation.starts.count)
    await withTaskGroup(of: (Int, SearchPreparation.Result).self) { group in
      for number in results.indices {
        if number >= threads, let (done, result) = await group.next() { results[done] = result }
        group.addTask { (number, preparation.run(number)) }
      }
      for await (done, result) in group { results[done] = result }
    }
    return best(of: results.compactMap { $0 }, preparation)
  }

  private func best(of results: [SearchPreparation.Result], _ preparation: SearchPreparation) -> Solution {
    var best: SearchPreparation.Result?
    for result in results where best.map({ result.value < $0.value }) ?? true { best = result }
    var reasons: [ServiceID: UnservedReason] = [:]
    for (service, reason) in preparation.reasons { reasons[instance.services[service]] = reason }
    do throws(Violation) {
      let evaluator = SolutionEvaluator(problem: instance.problem, costs: costs)
      let solution = try evaluator.solution(of: best?.plans ?? [], reasons: reasons)
      assert(best.map { solution.value == $0.value } ?? true, "the search and the evaluator differ")
      return solution
    } catch { preconditionFailure("the search broke a rule: \(error)") }
  }
}
