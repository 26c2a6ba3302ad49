public import PlanCheck
public import Plans
public import RoadNetwork

/// A plan with what it was made from and what the checker says of it.
public struct PlannedDay: Sendable {
  /// The plan.
  public var plan: Plan
  /// The vehicles that it was made for, assumed ones included.
  public var fleet: Fleet
  /// The rules that it was made for, assumed ones included; on patrol they name the chief of each kerb.
  public var rules: WorkRules
  /// The segments that were meant, `nil` for all.
  public var area: Set<SegmentUID>?
  /// What was assumed for want of input.
  public var assumptions: [PlanAssumption]
  /// What was left out, and what else the reader should know.
  public var notes: [PlanNote]
  /// What the checker says.
  public var verdict: PlanVerdict
  /// What its routes cost, and no others for the same work can cost less than; `nil` where no bound was found.
  ///
  /// It depends on the time that there was, so it stands in no plan.
  public var bound: PlanBound?
  /// The kilometres of each route, at work and without.
  public var routeKilometers: [Double]
}
