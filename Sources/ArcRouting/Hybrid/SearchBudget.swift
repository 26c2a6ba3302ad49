/// What a stretch of search may spend, and how much of it has been spent.
struct SearchBudget: Sendable {
  private let rule: StoppingRule
  private let control: SearchControl
  private let clock: SearchClock
  /// The stretch of time that is its own, since the clock started.
  private let from: Duration
  private let to: Duration?
  private let rounds: Int?
  /// The share of the whole search that the stretch is.
  private let weight: Double

  /// A budget of rounds, of time from one share of the whole to another, or both.
  init(
    _ rule: StoppingRule, _ control: SearchControl, clock: SearchClock, rounds: Int?, until: Double = 1,
    weight: Double = 0
  ) {
    self.rule = rule
    self.control = control
    self.clock = clock
    self.rounds = rounds
    self.weight = weight
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

  /// Adds what has been done of the stretch to what is done of the search, in hundredths.
  func tell(_ spent: Double, told: inout Double) {
    let now = min(1, max(told, spent))
    guard weight > 0, now == 1 || now - told >= 0.01 else { return }
    control.add(share: (now - told) * weight)
    told = now
  }
}
