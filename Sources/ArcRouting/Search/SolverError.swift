/// What a problem may say and the present solver cannot honour.
public enum UnsupportedField: Hashable, Sendable {
  /// Stages across routes together with a plan that was in force.
  case precedenceInStages
  /// A plan that was in force.
  case previousPlan
  /// A weighted objective whose measure is not the cost.
  case objective(Objective)
}

/// Why a problem is not solved at all.
public enum SolverError: Error, Hashable, Sendable {
  /// The problem says something that this solver cannot honour yet.
  case unsupported(UnsupportedField)
  /// The travel costs have fewer places or profiles than the problem names.
  case travelCosts(places: Int, needed: Int, profiles: Int, profilesNeeded: Int)
}

extension SolverError: CustomStringConvertible {
  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .travelCosts(let places, let needed, let profiles, let profilesNeeded):
      "the travel costs have \(places) places and \(profiles) profiles; the problem needs \(needed) and \(profilesNeeded)"
    case .unsupported(let field):
      switch field {
      case .precedenceInStages:
        "stages across routes cannot be planned together with a previous plan; leave out one of them"
      case .previousPlan: "a previous plan cannot be kept yet; leave it out to plan anew"
      case .objective(let objective):
        "the objective \(objective) cannot be planned yet; weigh the cost, or ask for the largest route alone"
      }
    }
  }
}

extension ArcRoutingProblem {
  /// Refuses what the present solver would have to ignore. - Throws: `SolverError.unsupported`.
  func requireSupported() throws(SolverError) {
    if precedence == .inStages, previousPlan != nil { throw .unsupported(.precedenceInStages) }
    if previousPlan != nil { throw .unsupported(.previousPlan) }
    if case .weighted(_, _, _, let measure) = objective, measure != .cost { throw .unsupported(.objective(objective)) }
  }
}
