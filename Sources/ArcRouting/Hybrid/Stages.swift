/// The stages of a problem: for each area and class the tasks that have them, in ascending order of both.
struct Stages: Sendable {
  /// The stage of each task.
  let ofTask: [Int]
  /// The area of each stage; the stages of one area follow on one another.
  let areas: [Int]

  init(_ problem: ArcRoutingProblem) {
    struct Key: Hashable, Comparable {
      let area: Int
      let rank: Int
      static func < (a: Key, b: Key) -> Bool { (a.area, a.rank) < (b.area, b.rank) }
    }
    let keys = problem.tasks.map { Key(area: $0.area, rank: $0.precedenceClass) }
    let ascending = Set(keys).sorted()
    var numbers: [Key: Int] = [:]
    for (number, key) in ascending.enumerated() { numbers[key] = number }
    ofTask = keys.map { numbers[$0] ?? 0 }
    areas = ascending.map(\.area)
  }

  /// When each stage may begin, if the stages are done at these times: when all before it in its area are.
  func begins(_ ends: [Int64]) -> [Int64] {
    var begins = ends
    var latest: Int64 = 0
    for stage in areas.indices {
      if stage == 0 || areas[stage] != areas[stage - 1] { latest = 0 }
      begins[stage] = latest
      latest = max(latest, ends[stage])
    }
    return begins
  }

  /// The problem whose services keep to the times of their stages by forbidden spans of their own, and know no classes.
  /// - Parameter begins: when each stage begins; it ends when the next of its area does.
  func timed(_ problem: ArcRoutingProblem, begins: [Int64]) -> ArcRoutingProblem {
    let limit = ArcRoutingProblem.amountLimit
    var tasks = problem.tasks
    for task in tasks.indices {
      let stage = ofTask[task]
      var spans: [TimeWindow] = []
      if stage > 0, areas[stage - 1] == areas[stage], begins[stage] > 0 {
        spans.append(TimeWindow(0, min(begins[stage], limit)))
      }
      if stage + 1 < areas.count, areas[stage + 1] == areas[stage], begins[stage + 1] > 0 {
        // What takes no time may be done at the very end.
        let isMomentary = tasks[task].modes.allSatisfy { $0.duration == 0 }
        spans.append(TimeWindow(min(begins[stage + 1] + (isMomentary ? 1 : 0), limit), limit))
      }
      for pass in tasks[task].passes.indices {
        let own = tasks[task].passes[pass].times
        tasks[task].passes[pass].times = TimeRule(windows: own.windows, forbidden: own.forbidden.united(with: spans))
      }
    }
    do {
      return try ArcRoutingProblem(
        placeCount: problem.placeCount, profileCount: problem.profileCount, tasks: tasks,
        vehicleTypes: problem.vehicleTypes, depots: problem.depots, loadDimensions: problem.loadDimensions,
        facilities: problem.facilities, objective: problem.objective)
    } catch { preconditionFailure("a problem that was checked breaks a rule with stage times: \(error)") }
  }
}

extension [TimeWindow] {
  /// All moments of these spans and of others, as spans that are ascending and apart.
  fileprivate func united(with others: [TimeWindow]) -> [TimeWindow] {
    var united: [TimeWindow] = []
    for span in (self + others).sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
      if let last = united.last, last.end >= span.start {
        united[united.count - 1] = TimeWindow(last.start, Swift.max(last.end, span.end))
      } else {
        united.append(span)
      }
    }
    return united
  }
}
