import Plans

/// What routes add up to.
struct PlanTotals: Sendable {
  /// Metres at work and without.
  var service = 0.0
  var deadhead = 0.0
  var uTurns = 0
  var crossingTurns = 0

  mutating func add(_ other: PlanTotals) {
    service += other.service
    deadhead += other.deadhead
    uTurns += other.uTurns
    crossingTurns += other.crossingTurns
  }

  /// The figures of a plan.
  /// - Parameters:
  ///   - required: metres of all kerb passes asked for.
  ///   - unserved: those left undone, and their metres.
  func summary(required: Double, unserved: (count: Int, length: Double)) -> PlanSummary {
    var summary = PlanSummary()
    summary.serviceKilometers = service / 1000
    summary.deadheadKilometers = deadhead / 1000
    summary.totalKilometers = (service + deadhead) / 1000
    summary.deadheadRatio = service + deadhead > 0 ? deadhead / (service + deadhead) : 0
    summary.uTurns = uTurns
    summary.crossingTurns = crossingTurns
    // To the ninth decimal, so that nothing served is 0.
    summary.coverage = required > 0 ? ((required - unserved.length) / required * 1e9).rounded() / 1e9 : 1
    summary.unserved = unserved.count
    return summary
  }
}
