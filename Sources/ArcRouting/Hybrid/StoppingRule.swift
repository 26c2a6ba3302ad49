/// When a search ends: as soon as one of the limits that are set is reached.
public struct StoppingRule: Hashable, Sendable {
  /// Rounds of all chains together.
  public var iterations: Int?
  /// Time from the call of `solve`, all phases included.
  public var time: Duration?
  /// An objective that is good enough, everything required being served.
  public var target: Int64?
  /// Rounds of a chain without a better solution.
  public var roundsWithoutImprovement: Int?

  /// Sets the limits; with none, a number of rounds drawn from the size.
  public init(
    iterations: Int? = nil, time: Duration? = nil, target: Int64? = nil, roundsWithoutImprovement: Int? = nil
  ) {
    self.iterations = iterations
    self.time = time
    self.target = target
    self.roundsWithoutImprovement = roundsWithoutImprovement
  }

  /// After so many rounds: the same solution on every machine.
  public static func iterations(_ count: Int) -> StoppingRule { StoppingRule(iterations: count) }

  /// After so much time.
  public static func time(_ duration: Duration) -> StoppingRule { StoppingRule(time: duration) }
}
