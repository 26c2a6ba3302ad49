public import ArcRouting

/// Computes a lower bound for an arc-routing problem whose drives are told from place to place, turns and all.
///
///     let bound = try AssignmentBound(problem, costs: costs).solve()
///     print(bound.value)
///
/// The assignment relaxation (for the travelling salesman: Balas and Toth 1985), with modes of service, stations where
/// vehicles begin, end and are emptied, and the fillings that loads ask for, as a linear program of the cheapest drives.
/// The value is computed in integers from the program's prices and every drive there is, as reduced costs are made sound
/// in safe dual bounds (Neumaier and Shcherbina 2004, DOI 10.1007/s10107-003-0433-3): it holds whatever the solver's
/// tolerances are and wherever work stops. Times of day, the lengths of routes and the numbers of vehicles are left out.
public struct AssignmentBound<Costs: TravelCosts>: Sendable {
  private let model: VisitModel
  private let costs: Costs
  private let options: BoundOptions

  /// Prepares for a problem.
  /// - Throws: `BoundError.objective` where not the total cost is to be made small.
  public init(_ problem: ArcRoutingProblem, costs: Costs, options: BoundOptions = BoundOptions()) throws(BoundError) {
    guard problem.objective == .totalCost else { throw .objective }
    precondition(costs.placeCount == problem.placeCount && costs.profileCount == problem.profileCount)
    model = VisitModel(problem)
    self.costs = costs
    self.options = options
  }

  /// What the services and one vehicle cost by themselves, which takes no time to find. - Complexity: O(services).
  public var ofServices: PricedBound {
    let proof = PricedBound.Proof(
      worth: model.modes.map { $0.map(\.price).min() }, filling: model.limits.loads.map { _ in 0 }, route: 0)
    return PricedBound(model: model, proofs: [proof], isComplete: false)
  }

  /// The best bound that the budget allows; never less than that of the services by themselves.
  /// - Parameter isDue: whether to stop looking for better prices; those found are still proven, unless the budget says
  ///   that nobody waits for that either.
  /// - Throws: `BoundError.noSolver`.
  /// - Complexity: two rows of drives for each service, and the linear program.
  public func solve(isDue: () -> Bool = { false }) throws(BoundError) -> PricedBound {
    let time = ProcessorTime()
    let budget = options.budget
    func isOver() -> Bool { isDue() || budget.isCancelled() || time.seconds > budget.seconds }
    var proofs = ofServices.proofs
    var (isComplete, rounds) = (false, 0)
    func prove(_ program: AssignmentProgram) throws(BoundError) -> [Int] {
      let found = try program.solve(slice: 1) { isOver() || $0 >= budget.rounds }
      // What was found is worth its proof, also when time is up; not when nobody waits for it.
      let proof =
        found.prices.proof(model, costs, isCancelled: budget.isCancelled)
        ?? found.prices.withoutFillings.proof(model, costs, isCancelled: budget.isCancelled)
      if let proof { proofs.append(proof) }
      (isComplete, rounds) = (found.isComplete && proof != nil, rounds + found.rounds)
      return found.left
    }
    if var program = AssignmentProgram(model, costs, isCancelled: isOver) {
      let left = try prove(program)
      if !left.isEmpty, !isOver() {
        // What no vehicle can serve would hide what the others cost.
        program.release(left)
        _ = try prove(program)
      }
    }
    return PricedBound(
      model: model, proofs: proofs, isComplete: isComplete, rounds: rounds, seconds: time.seconds)
  }
}

extension VisitPrices {
  /// The same where nothing is due for fillings.
  fileprivate var withoutFillings: VisitPrices {
    VisitPrices(entry: entry, stationEntry: stationEntry, filling: filling.map { _ in 0 })
  }
}
