import ArcInstances

/// What a bench finds about one instance.
struct ArcBenchRow: Encodable {
  var instance: String
  var set: String
  var services: Int
  /// The cost with each seed.
  var costs: [Int64]
  var best: Int64
  var mean: Double
  var unserved: Int
  var bestKnown: Int64?
  var bestGapPercent: Double?
  var meanGapPercent: Double?
  /// Mean processor seconds until the cost was within 1 % of the best known, or of the best found; `nil` where a seed failed.
  var secondsToOnePercent: Double?
  var bound: Int64?
  var boundGapPercent: Double?
  /// Mean processor seconds of a run.
  var seconds: Double
  /// With each seed, when the cost was lower than before.
  var steps: [[Step]]

  /// A better solution: processor seconds from the start of the run, and the cost. As JSON a list of both.
  struct Step: Encodable {
    var seconds: Double
    var cost: Int64

    func encode(to encoder: any Encoder) throws {
      var list = encoder.unkeyedContainer()
      try list.encode((seconds * 1000).rounded() / 1000)
      try list.encode(cost)
    }
  }

  enum CodingKeys: String, CodingKey {
    case instance, set, services, costs, best, mean, unserved, bound, seconds, steps
    case bestKnown = "best_known"
    case bestGapPercent = "best_gap_percent"
    case meanGapPercent = "mean_gap_percent"
    case secondsToOnePercent = "seconds_to_one_percent"
    case boundGapPercent = "bound_gap_percent"
  }

  /// - Precondition: at least one result.
  init(
    instance: String, set: String, services: Int, results: [ArcSearch.Result], bestKnown: Int64?, bound: Int64?
  ) {
    self.instance = instance
    self.set = set
    self.services = services
    self.bestKnown = bestKnown
    self.bound = bound
    costs = results.map(\.solution.objective)
    let (least, sum) = (costs.min() ?? 0, costs.reduce(0, +))
    best = least
    mean = Double(sum) / Double(max(costs.count, 1))
    unserved = results.map(\.solution.unserved.count).max() ?? 0
    if let bestKnown, bestKnown > 0 {
      bestGapPercent = 100 * Double(least - bestKnown) / Double(bestKnown)
      meanGapPercent = 100 * (mean - Double(bestKnown)) / Double(bestKnown)
    }
    // What leaves something out may cost less than a bound on doing all.
    if let bound, bound > 0, unserved == 0 { boundGapPercent = 100 * Double(least - bound) / Double(bound) }
    let target = 1.01 * Double(bestKnown ?? least)
    let times = results.map { result in result.steps.first { Double($0.objective) <= target }?.seconds }
    if times.allSatisfy({ $0 != nil }) {
      secondsToOnePercent = times.reduce(0) { $0 + ($1 ?? 0) } / Double(times.count)
    }
    seconds = results.reduce(0) { $0 + $1.seconds } / Double(max(results.count, 1))
    steps = results.map { $0.steps.map { Step(seconds: $0.seconds, cost: $0.objective) } }
  }

  static let heading = "instance | services | best known | best | mean | mean gap | to 1 % | bound | bound gap"

  /// A row of a table.
  var text: String {
    let known = bestKnown.map(String.init) ?? "–"
    let time = secondsToOnePercent.map { "\(($0 * 10).rounded() / 10) s" } ?? "–"
    let bounds = bound.map { "\($0) | \(PercentText.text(boundGapPercent))" } ?? "– | –"
    let left = unserved > 0 ? " (\(unserved) left out)" : ""
    return "\(instance) | \(services) | \(known) | \(best)\(left) | \((mean * 10).rounded() / 10) | "
      + "\(PercentText.text(meanGapPercent)) | \(time) | \(bounds)"
  }
}

/// The last line of a bench.
struct ArcBenchTotal: Encodable {
  var instances: Int
  var seeds: Int
  var meanGapPercent: Double?
  var bestGapPercent: Double?
  var meanBoundGapPercent: Double?
  var unserved: Int
  var seconds: Double

  enum CodingKeys: String, CodingKey {
    case instances, seeds, unserved, seconds
    case meanGapPercent = "mean_gap_percent"
    case bestGapPercent = "best_gap_percent"
    case meanBoundGapPercent = "mean_bound_gap_percent"
  }

  init(_ rows: [ArcBenchRow], seeds: Int) {
    func mean(_ values: [Double?]) -> Double? {
      let known = values.compactMap { $0 }
      return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
    }
    instances = rows.count
    self.seeds = seeds
    meanGapPercent = mean(rows.map(\.meanGapPercent))
    bestGapPercent = mean(rows.map(\.bestGapPercent))
    meanBoundGapPercent = mean(rows.map(\.boundGapPercent))
    unserved = rows.reduce(0) { $0 + $1.unserved }
    seconds = rows.reduce(0) { $0 + $1.seconds * Double(seeds) }
  }

  var text: String {
    "bench: \(instances) instances, \(seeds) seeds: mean gap \(PercentText.text(meanGapPercent)), best "
      + "\(PercentText.text(bestGapPercent)), to the bound \(PercentText.text(meanBoundGapPercent))"
  }
}
