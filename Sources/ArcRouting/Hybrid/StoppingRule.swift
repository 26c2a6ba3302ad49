/// When a search ends: as soon as one of the limits that are set is reached.
public struct StoppingRule: Hashable, Sendable {
  /// Rounds of all chains together.
  public var iterations: Int?
  /// Time from the call of `solve`, all phases included.
  public var time: Duration?
  /// Which clock tells the time.
  public var clock: Clock
  /// An objective that is good enough, everything required being served.
  public var target: Int64?
  /// Rounds of a chain without a better solution.
  public var roundsWithoutImprovement: Int?

  /// Sets the limits; with none, a number of rounds drawn from the size.
  public init(
    iterations: Int? = nil, time: Duration? = nil, clock: Clock = .wall, target: Int64? = nil,
    roundsWithoutImprovement: Int? = nil
  ) {
    self.iterations = iterations
    self.time = time
    self.clock = clock
    self.target = target
    self.roundsWithoutImprovement = roundsWithoutImprovement
  }

  /// A clock.
  public enum Clock: Hashable, Sendable {
    /// That on the wall.
    case wall
    /// The processor's time of the searching thread; with more threads than one, that on the wall.
    case processor
  }

  /// After so many rounds: the same solution on every machine.
  public static func iterations(_ count: Int) -> StoppingRule { StoppingRule(iterations: count) }

  /// After so much time.
  public static func time(_ duration: Duration) -> StoppingRule { StoppingRule(time: duration) }
}
