/// The figures of a plan.
public struct PlanSummary: Hashable, Sendable {
  /// Kilometres driven at work; one traverse for two kerbs counts once.
  public var serviceKilometers = 0.0
  /// Kilometres driven without work.
  public var deadheadKilometers = 0.0
  /// Both together.
  public var totalKilometers = 0.0
  /// 空驶率: deadhead over total, 0 where nothing is driven.
  public var deadheadRatio = 0.0
  /// Turns back.
  public var uTurns = 0
  /// Turns across the traffic.
  public var crossingTurns = 0
  /// Served over required length of kerb passes, 1 where nothing is required.
  public var coverage = 1.0
  /// No plan with the same service is shorter than this, in kilometres; `nil` where none was proven.
  public var lowerBound: Double?
  /// How much longer than the bound the total is, as a share of the bound.
  public var gap: Double?
  /// Kerb passes left undone.
  public var unserved = 0

  /// No work at all.
  public init() {}
}
