/// What a problem may say and the present solver cannot honour.
public enum UnsupportedField: Hashable, Sendable {
  /// Stages across routes together with a plan that was in force.
  case precedenceInStages
}

/// Why a problem is not solved at all.
public enum SolverError: Error, Hashable, Sendable {
  /// The problem says something that this solver cannot honour yet.
  case unsupported(UnsupportedField)
  /// The locked part of that route of the previous plan cannot be driven by its vehicle type as it is.
  case lockedPart(route: Int)
  /// The travel costs have fewer places or profiles than the problem names.
  case travelCosts(places: Int, needed: Int, profiles: Int, profilesNeeded: Int)
}

extension SolverError: CustomStringConvertible {
  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .travelCosts(let places, let needed, let profiles, let profilesNeeded):
      "the travel costs have \(places) places and \(profiles) profiles; the problem needs \(needed) and \(profilesNeeded)"
    case .lockedPart(let route):
      "the locked part of route \(route) of the previous plan breaks a rule of its vehicle type, or there are too few such vehicles; unlock it"
    case .unsupported(let field):
      switch field {
      case .precedenceInStages:
        "stages across routes cannot be planned together with a previous plan; leave out one of them"
      }
    }
  }
}

extension ArcRoutingProblem {
  /// Refuses what the present solver would have to ignore. - Throws: `SolverError.unsupported`.
  func requireSupported() throws(SolverError) {
    if precedence == .inStages, previousPlan != nil { throw .unsupported(.precedenceInStages) }
  }
}
