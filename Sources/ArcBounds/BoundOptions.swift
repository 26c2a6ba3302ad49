/// How long a bound is worked on, and by which cuts.
public struct BoundOptions: Sendable {
  /// When to stop.
  public var budget: BoundBudget
  /// The seed of the capacity cuts' local search.
  public var seed: UInt64

  /// Options with their defaults: five seconds, seed 1.
  public init(budget: BoundBudget = BoundBudget(), seed: UInt64 = 1) {
    self.budget = budget
    self.seed = seed
  }
}

/// When work on a bound ends, should there still be cuts to be found; whatever it is, the bound so far holds.
public struct BoundBudget: Sendable {
  /// Seconds of processor time of the working thread.
  public var seconds: Double
  /// The most linear programs that are solved; with no limit on seconds the bound depends on nothing but seed and rounds.
  public var rounds: Int
  /// Asked once a round; work ends where it says so.
  public var isCancelled: @Sendable () -> Bool

  /// A budget of five seconds, any number of rounds.
  public init(
    seconds: Double = 5, rounds: Int = .max, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.seconds = seconds
    self.rounds = rounds
    self.isCancelled = isCancelled
  }
}
