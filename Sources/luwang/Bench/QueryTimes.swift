/// What single queries take, in microseconds.
struct QueryTimes {
  /// Of all queries, CPU time; the middle of the runs.
  var mean: Double
  /// The time that half of the queries do not exceed; of each query the least of the runs on the wall counts, since
  /// whatever else the machine does can only add to it.
  var p50: Double
  /// The same of 99 of 100 queries.
  var p99: Double

  /// Asks so many queries by number, in each run once as a whole and once one by one. `nil` where there are none.
  init?(count: Int, runs: Int, _ query: (Int) -> Void) {
    guard count > 0 else { return nil }
    let overhead = QueryTimes.clockOverhead
    var least = [Double](repeating: .infinity, count: count)
    var means: [Double] = []
    for _ in 0..<runs {
      let start = CPUClock.thread
      for number in 0..<count { query(number) }
      means.append((CPUClock.thread - start) / Double(count) * 1e6)
      for number in 0..<count {
        let start = CPUClock.wall
        query(number)
        least[number] = min(least[number], CPUClock.wall - start - overhead)
      }
    }
    mean = Spread(means).median
    p50 = max(0, Spread.quantile(0.5, of: least) * 1e6)
    p99 = max(0, Spread.quantile(0.99, of: least) * 1e6)
  }

  /// What reading the clock takes.
  private static var clockOverhead: Double {
    var least = Double.infinity
    for _ in 0..<1000 {
      let start = CPUClock.wall
      least = min(least, CPUClock.wall - start)
    }
    return least
  }
}
