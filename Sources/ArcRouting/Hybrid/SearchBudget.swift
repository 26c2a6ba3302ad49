/// What a stretch of search may spend, and how much of it has been spent.
struct SearchBudget: Sendable {
  private let rule: StoppingRule
  private let control: SearchControl
  private let clock: SearchClock
  /// The stretch of time that is its own, since the clock started.
  private let from: Duration
  private let to: Duration?
  private let rounds: Int?

  /// A budget of rounds, of time from one share of the whole to another, or both.
  init(
    _ rule: StoppingRule, _ control: SearchControl, clock: SearchClock, rounds: Int?, until: Double = 1
  ) {
    self.rule = rule
    self.control = control
    self.clock = clock
    self.rounds = rounds
    from = clock.elapsed
    to = rule.time.map { $0 * until }
  }

  /// The share that is spent after some rounds of a stretch; 1 and more ends it.
  func spent(rounds done: Int, sinceBest: Int, best: SolutionValue) -> Double {
    if control.isCancelled { return 1 }
    if let target = rule.target, best.missing == 0, best.objective <= target { return 1 }
    if let patience = rule.roundsWithoutImprovement, sinceBest >= patience { return 1 }
    var share = 0.0
    if let rounds { share = rounds > 0 ? Double(done) / Double(rounds) : 1 }
    if let to {
      let now = clock.elapsed
      share = max(share, to > from ? (now - from) / (to - from) : 1)
    }
    return share
  }
}
