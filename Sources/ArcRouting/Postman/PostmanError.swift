/// Why there is no postman's tour for a road problem.
public enum PostmanError: Error, Hashable, Sendable {
  /// A rule of the problem that one tour alone does not answer.
  public enum Rule: String, Hashable, Sendable {
    /// There is no vehicle.
    case noVehicle = "there is no vehicle"
    /// Several vehicles share the work so that the largest route is small.
    case largestRoute = "several vehicles share the work"
    /// All that is required is more than a vehicle holds.
    case capacity = "one vehicle does not hold all that is required"
    /// The vehicle has to be emptied at a facility.
    case facilities = "the vehicle has to be emptied at a facility"
    /// Turns cost something or are forbidden.
    case turns = "turns cost something or are forbidden"
    /// Routes have a largest cost, which the tour found passes.
    case routeCostLimit = "one route would cost more than is allowed"
  }

  /// The problem is not sound.
  case unsound(RoadProblemError)
  /// It is more than one postman's.
  case rule(Rule)
  /// No way leads there from the depot.
  case unreachable(RoadSubject)
  /// No way leads from there to the depot.
  case noWayBack(RoadSubject)
  /// Each is within reach, but services that close a way behind them leave no tour through all.
  case noTour
}

extension PostmanError: CustomStringConvertible {
  /// What is wrong.
  public var description: String {
    switch self {
    case .unsound(let error): error.description
    case .rule(let rule): "not one postman's: \(rule.rawValue)"
    case .unreachable(let subject): "no way leads from the depot to \(subject)"
    case .noWayBack(let subject): "no way leads from \(subject) back to the depot"
    case .noTour: "no tour passes all that is required"
    }
  }
}
