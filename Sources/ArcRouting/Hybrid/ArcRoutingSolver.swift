/// What a search may spend and where its random numbers begin.
public struct ArcRoutingOptions: Hashable, Sendable {
  /// Where random numbers begin.
  public var seed: UInt64
  /// When to stop.
  public var stop: StoppingRule
  /// Threads; the answer for a number of iterations is the same for any.
  public var threads: Int
  /// Chains annealed beside each other before their routes are crossed; `nil` for a number drawn from the size.
  public var chains: Int?

  /// Sets the options.
  public init(seed: UInt64 = 1, stop: StoppingRule = StoppingRule(), threads: Int = 1, chains: Int? = nil) {
    self.seed = seed
    self.stop = stop
    self.threads = threads
    self.chains = chains
  }
}

/// The search: several chains of ruin and recreate, annealed, whose best routes are crossed and annealed again.
///
/// The same problem, seed and number of iterations give the same solution, whatever the number of threads.
public struct ArcRoutingSolver<Costs: TravelCosts>: Sendable {
  private let instance: SearchInstance
  private let costs: Costs
  private let options: ArcRoutingOptions

  /// Prepares a problem.
  /// - Throws: `SolverError` for what the search cannot honour, or travel costs that do not fit the problem.
  public init(
    _ problem: ArcRoutingProblem, costs: Costs, options: ArcRoutingOptions = ArcRoutingOptions()
  ) throws(SolverError) {
    precondition(options.threads > 0 && options.chains ?? 1 > 0)
    instance = try SearchInstance(problem: problem, costs: costs)
    if let route = instance.former?.brokenLock(instance) { throw .lockedPart(route: route) }
    self.costs = costs
    self.options = options
  }

  /// Searches until the stopping rule or the control ends it.
  /// - Parameter start: routes to begin with, such as `PostmanTour.plan(in:)`; orders of services count, the rest is chosen anew.
  public func solve(_ control: SearchControl = SearchControl(), from start: [RoutePlan] = []) -> Solution {
    if instance.problem.precedence == .inStages {
      var search = StagedSearch(instance, options, control, from: start)
      return solution(search.run(), search.reasons)
    }
    if ClusterSearch.suits(instance) {
      let search = ClusterSearch(instance, options, control, from: start)
      return solution(search.plans(search.run()), search.reasons)
    }
    let search = ChainSearch(instance, options, control, from: start)
    return solution(search.plans(search.run()), search.reasons)
  }

  private func solution(_ plans: [RoutePlan], _ reasons: [Int: UnservedReason]) -> Solution {
    var named: [ServiceID: UnservedReason] = [:]
    for (service, reason) in reasons { named[instance.services[service]] = reason }
    do throws(Violation) {
      return try SolutionEvaluator(problem: instance.problem, costs: costs).solution(of: plans, reasons: named)
    } catch { preconditionFailure("the search broke a rule: \(error)") }
  }
}
