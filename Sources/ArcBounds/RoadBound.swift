public import ArcRouting

/// Computes a lower bound for a covering problem.
///
///     let bound = try RoadBound(problem).solve()
///     print(bound.value, bound.relaxation)
///
/// The one-index formulation of Belenguer and Benavent 2003, DOI 10.1016/S0305-0548(02)00046-1, as a linear program to which
/// broken cuts are added until none is found. The value is computed from the prices of its rows in integers, so it holds
/// whatever the solver's tolerances are and wherever work stops. `Docs/Algorithms/ArcBounds.md` tells the whole.
public struct RoadBound: Sendable {
  /// The problem.
  public let problem: RoadProblem
  /// How long to work.
  public let options: BoundOptions

  /// Prepares for a problem.
  ///
  /// - Throws: `BoundError` where the problem is not one that bounds are known for.
  public init(_ problem: RoadProblem, options: BoundOptions = BoundOptions()) throws(BoundError) {
    try problem.checkForBounds()
    self.problem = problem
    self.options = options
  }

  /// The best bound that the budget allows.
  ///
  /// - Throws: `BoundError.infeasible` where nothing can cover what is required, `BoundError.noSolver`.
  public func solve() throws(BoundError) -> LowerBound {
    let time = ProcessorTime()
    let farthest = try FarthestService(problem).price()
    var search = try CutSearch(OneIndexModel(RoadThinning(problem).thinned()), options: options, time: time)
    var bound = try search.run()
    bound.ignored = problem.rulesIgnoredByBounds
    if problem.goal == .largest { bound = largest(bound, farthest) }
    bound.seconds = time.seconds
    return bound
  }

  /// The bound on the largest route that follows from the bound on all of them.
  private func largest(_ total: LowerBound, _ farthest: Int64) -> LowerBound {
    var bound = total
    let services = problem.requiredNodes.count + problem.links.reduce(0) { $0 + ($1.service?.passes ?? 0) }
    let vehicles = max(1, min(problem.vehicleLimit ?? services, services))
    bound.value = (total.value + Int64(vehicles) - 1) / Int64(vehicles)
    bound.relaxation = .evenShare(vehicles: vehicles)
    if farthest > bound.value {
      bound.value = farthest
      bound.relaxation = .farthestService
    }
    bound.ignored.removeAll { $0 == .vehicleLimit }
    return bound
  }
}
