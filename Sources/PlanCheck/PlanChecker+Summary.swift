import Plans

/// What routes add up to, in metres and turns.
struct RouteTotals {
  var service = 0.0
  var deadhead = 0.0
  var uTurns = 0
  var crossingTurns = 0

  mutating func add(_ other: RouteTotals) {
    service += other.service
    deadhead += other.deadhead
    uTurns += other.uTurns
    crossingTurns += other.crossingTurns
  }
}

extension PlanChecker {
  func summary(of plan: Plan, totals: RouteTotals, ledger: CoverageLedger) -> PlanSummary {
    var summary = PlanSummary()
    summary.serviceKilometers = totals.service / 1000
    summary.deadheadKilometers = totals.deadhead / 1000
    summary.totalKilometers = (totals.service + totals.deadhead) / 1000
    summary.deadheadRatio =
      summary.totalKilometers > 0 ? summary.deadheadKilometers / summary.totalKilometers : 0
    summary.uTurns = totals.uTurns
    summary.crossingTurns = totals.crossingTurns
    summary.coverage = ledger.coverage
    summary.unserved = ledger.unservedCount
    summary.lowerBound = plan.summary.lowerBound
    summary.gap = plan.summary.gap
    return summary
  }

  /// What stated figures have wrong; lengths may differ by a metre, shares by 1e-6 and what a metre makes of them.
  func faults(of stated: PlanSummary, comparedWith own: PlanSummary) -> [PlanFinding] {
    var findings: [PlanFinding] = []
    func compare(_ name: String, _ stated: Double, _ expected: Double, within tolerance: Double) {
      // Written so that not-a-number is a fault.
      guard !(abs(stated - expected) <= tolerance) else { return }
      findings.append(
        PlanFinding(code: .summary, stated: stated, expected: expected, detail: "\(name) is not what routes add up to"))
    }
    let metre = 0.001
    compare("service_km", stated.serviceKilometers, own.serviceKilometers, within: metre)
    compare("deadhead_km", stated.deadheadKilometers, own.deadheadKilometers, within: metre)
    compare("total_km", stated.totalKilometers, own.totalKilometers, within: metre)
    let share = 1e-6 + (own.totalKilometers > 0 ? metre / own.totalKilometers : 0)
    compare("deadhead_ratio", stated.deadheadRatio, own.deadheadRatio, within: min(share, 1e-3))
    compare("u_turns", Double(stated.uTurns), Double(own.uTurns), within: 0)
    compare("crossing_turns", Double(stated.crossingTurns), Double(own.crossingTurns), within: 0)
    compare("coverage", stated.coverage, own.coverage, within: 1e-6)
    compare("unserved", Double(stated.unserved), Double(own.unserved), within: 0)
    return findings + faultsOfBound(stated, total: own.totalKilometers)
  }

  private func faultsOfBound(_ stated: PlanSummary, total: Double) -> [PlanFinding] {
    guard let bound = stated.lowerBound else {
      return stated.gap == nil
        ? [] : [PlanFinding(code: .lowerBound, stated: stated.gap, detail: "there is a gap without a bound")]
    }
    if !(bound <= total + 0.001) {
      return [
        PlanFinding(code: .lowerBound, stated: bound, expected: total, detail: "the bound is above the total")
      ]
    }
    guard bound > 0, let gap = stated.gap else { return [] }
    let expected = max(0, (total - bound) / bound)
    if abs(gap - expected) <= 1e-6 + 0.001 / bound { return [] }
    return [
      PlanFinding(code: .lowerBound, stated: gap, expected: expected, detail: "the gap does not follow from the bound")
    ]
  }
}
