/// A visit with what has come together by its end.
public struct Stop: Hashable, Sendable {
  /// What is done.
  public let visit: Visit
  /// When the vehicle comes.
  public let arrival: Int64
  /// When it begins, after any waiting.
  public let start: Int64
  /// When it is done.
  public let end: Int64
  /// Cost since the depot, the fixed cost included.
  public let cost: Int64
  /// Length since the depot.
  public let distance: Int64
  /// What each load dimension holds.
  public let loads: [Int64]
}

/// A route with its times, loads and sums.
public struct Route: Hashable, Sendable {
  /// The decisions.
  public let plan: RoutePlan
  /// The visits in order.
  public let stops: [Stop]
  /// Cost in all.
  public let cost: Int64
  /// When it is over.
  public let end: Int64
  /// Length in all.
  public let distance: Int64

  /// Time from departure to the end.
  public var duration: Int64 { end - plan.departure }
}

/// Why a service is left out.
public enum UnservedReason: String, Hashable, Sendable {
  /// No vehicle type may do it: selection, mode or shift number forbid it.
  case forbidden
  /// It takes up more than any allowed vehicle holds.
  case capacity
  /// No way leads there and back, or to a facility that the route needs.
  case unreachable
  /// Its windows, or the hours of a facility, cannot be met.
  case window
  /// It does not fit into the shift.
  case shift
  /// The route for it alone would last too long.
  case duration
  /// The route for it alone would be too long.
  case distance
  /// It could be served alone, but the vehicles there are were used up.
  case fleet
  /// Serving it costs more than its prize.
  case prize
}

/// A service that is left out, and why.
public struct UnservedService: Hashable, Sendable {
  /// The service.
  public let service: ServiceID
  /// Why it is left out.
  public let reason: UnservedReason

  /// Names a service and a reason.
  public init(_ service: ServiceID, _ reason: UnservedReason) {
    self.service = service
    self.reason = reason
  }
}

/// What a solution is worth: fewer required services left out come first, then the smaller objective.
public struct SolutionValue: Hashable, Sendable, Comparable {
  /// Required services left out.
  public var missing: Int
  /// The objective, lost prizes and price of change included.
  public var objective: Int64

  /// Sets both.
  public init(missing: Int, objective: Int64) {
    self.missing = missing
    self.objective = objective
  }

  /// Lexicographic.
  public static func < (a: SolutionValue, b: SolutionValue) -> Bool {
    (a.missing, a.objective) < (b.missing, b.objective)
  }
}

/// Routes for a problem.
public struct Solution: Hashable, Sendable {
  /// The routes.
  public let routes: [Route]
  /// What is left out, in order of services.
  public let unserved: [UnservedService]
  /// What it is worth.
  public let value: SolutionValue

  /// The sum of the costs of its routes.
  public var routeCost: Int64 { routes.reduce(0) { $0 + $1.cost } }
}
