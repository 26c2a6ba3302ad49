/// What no plan of the same work can cost less than, beside what a plan costs.
///
/// Both are in the units of the search: milliseconds of driving and work where vehicles have no costs, an hour for each
/// vehicle of a fleet without end; else what a millisecond of the dearest vehicle costs.
public struct PlanBound: Hashable, Sendable {
  /// The cost of the plan's routes.
  public var objective: Int64
  /// No plan that does the same work costs less.
  public var lowerBound: Int64

  /// Pairs a plan's cost with its bound.
  public init(objective: Int64, lowerBound: Int64) {
    self.objective = objective
    self.lowerBound = lowerBound
  }

  /// How much dearer than the bound the plan is, as a share of the bound; `nil` where that is 0.
  public var gap: Double? {
    lowerBound > 0 ? Double(objective - lowerBound) / Double(lowerBound) : nil
  }
}
