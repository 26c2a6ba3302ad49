/// The search of problems whose classes go in stages across routes.
///
/// Two searches take turns. Ruin and recreate of the routes with all their departures (`StagedRoutes`) keeps the rules but is
/// slow; its stage times make forbidden spans of a problem without stages (`Stages`), which the ordinary search improves. So do
/// times by the work of each class where the first routes leave out what is required. What comes of that is taken over where departures can be found that keep the stages by themselves,
/// and the rest of it is put in anew.
struct StagedSearch {
  private let instance: SearchInstance
  private let options: ArcRoutingOptions
  private let control: SearchControl
  private let timer: SearchClock
  private let stages: Stages
  private let clock: StageClock
  private let reasonOf: [Int: UnservedReason]
  private var routes: StagedRoutes
  private(set) var best: (value: SolutionValue, plans: [RoutePlan])

  /// How often the searches take turns, and the share of the slow one.
  private static let turns = 2
  private static let slowShare = 0.6
  /// Temperatures of the slow one, at first, in later turns and at the end, as shares of the price of a service.
  private static let hottest = 0.5
  private static let warm = 0.1
  private static let coldest = 0.01

  init(_ instance: SearchInstance, _ options: ArcRoutingOptions, _ control: SearchControl, from plans: [RoutePlan]) {
    timer = SearchClock(options.stop.clock, threads: options.threads)
    self.instance = instance
    self.options = options
    self.control = control
    stages = Stages(instance.problem)
    clock = StageClock(instance, stages)
    let prospects = ServiceProspects(instance)
    reasonOf = prospects.reasons
    routes = StagedRoutes(instance, clock, possible: Array(prospects.possible), seed: options.seed)
    routes.load(plans.filter { instance.problem.vehicleTypes.indices.contains($0.vehicleType) })
    best = (routes.value, routes.plans)
  }

  /// Why services cannot be done, of those that the best routes leave out.
  var reasons: [Int: UnservedReason] {
    let served = Set(best.plans.flatMap(\.services))
    return reasonOf.filter { !served.contains(instance.services[$0.key]) }
  }

  /// The best routes found.
  mutating func run() -> [RoutePlan] {
    guard !routes.possible.isEmpty else { return [] }
    let share = 1 / Double(Self.turns)
    for turn in 0..<Self.turns {
      let from = share * Double(turn)
      if isOver { break }
      if turn > 0 || best.value.missing > 0 {
        solveTimed(turn, until: from + share * (1 - Self.slowShare))
        if isOver { break }
      }
      anneal(until: from + share, hottest: turn == 0 ? Self.hottest : Self.warm)
      control.add(share: share)
    }
    return best.plans
  }

  private var isOver: Bool {
    if control.isCancelled { return true }
    if let time = options.stop.time, timer.elapsed >= time { return true }
    guard let target = options.stop.target else { return false }
    return best.value.missing == 0 && best.value.objective <= target
  }

  /// Rounds of one search in one turn, of so many in all.
  private func rounds(_ share: Double) -> Int? {
    let most = options.stop.time == nil ? max(1_000, min(40 * routes.possible.count, 40_000)) : nil
    return (options.stop.iterations ?? most).map { max(1, Int(Double($0) * share) / Self.turns) }
  }

  private mutating func keepBest(_ value: SolutionValue, round: Int) {
    guard value < best.value else { return }
    best = (value, routes.plans)
    control.tell(SearchProgress(time: timer.elapsed, iteration: round, best: value))
  }

  /// Anneals the routes as they are.
  private mutating func anneal(until share: Double, hottest: Double) {
    var value = routes.value
    let budget = SearchBudget(options.stop, control, clock: timer, rounds: rounds(Self.slowShare), until: share)
    let scale = Double(max(1, value.objective)) / Double(routes.possible.count)
    var (done, lastBest) = (0, 0)
    while true {
      let spent = budget.spent(rounds: done, sinceBest: done - lastBest, best: best.value)
      if spent >= 1 { return }
      let temperature = scale * (hottest * (1 - spent) * (1 - spent) + Self.coldest)
      done += 1
      value = routes.round(temperature: temperature, from: value)
      if value < best.value {
        lastBest = done
        keepBest(value, round: done)
      }
    }
  }

  /// Solves the problem with the stage times of the best routes, at first with times by the work of each class, and goes on
  /// from what comes of it.
  private mutating func solveTimed(_ turn: Int, until share: Double) {
    var inner = options
    inner.seed = options.seed &+ UInt64(turn) &* 0x9E37_79B9
    inner.chains = 1
    inner.stop = StoppingRule(iterations: rounds(1 - Self.slowShare), clock: options.stop.clock)
    if let time = options.stop.time { inner.stop.time = time * share - timer.elapsed }
    routes.load(best.plans)
    let begins = stages.begins(turn == 0 ? sharesOfWork() : clock.ends(routes.settled))
    do throws(SolverError) {
      let timed = try SearchInstance(problem: stages.timed(instance.problem, begins: begins), costs: instance.costs)
      let search = ChainSearch(timed, inner, control.silent, from: best.plans)
      routes.load(search.plans(search.run()))
    } catch { preconditionFailure("a problem with stage times is refused: \(error)") }
    keepBest(routes.value, round: 0)
  }

  /// When each stage would be done if the time were divided by the services' durations.
  private func sharesOfWork() -> [Int64] {
    let start = instance.vehicles.map(\.departure).min() ?? 0
    let latest = instance.problem.vehicleTypes.map(\.shift.window.end).max() ?? start
    var work = [Double](repeating: 0, count: stages.areas.count)
    var total: [Int: Double] = [:]
    for task in instance.problem.tasks.indices {
      let problem = instance.problem.tasks[task]
      let amount = Double((problem.modes.map(\.duration).min() ?? 0) + 1) * Double(problem.passes.count)
      work[stages.ofTask[task]] += amount
      total[problem.area, default: 0] += amount
    }
    var (ends, done) = (work.map { _ in start }, 0.0)
    for stage in work.indices {
      if stage == 0 || stages.areas[stage] != stages.areas[stage - 1] { done = 0 }
      done += work[stage]
      ends[stage] = start + Int64(Double(latest - start) * done / (total[stages.areas[stage]] ?? 1))
    }
    return ends
  }
}
