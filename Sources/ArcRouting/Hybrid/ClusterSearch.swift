import Foundation

/// The search of large problems: one annealing of all routes, done group by group.
///
/// Neighbouring routes are grouped (`RouteClusters`), each group is annealed for a while as a problem of its own, all at the
/// same temperatures, and what comes of them is put together and grouped anew. So a round costs what it costs in a small
/// problem, no table of all prices is made, and groups are annealed beside each other where there are threads.
struct ClusterSearch: Sendable {
  let instance: SearchInstance
  let options: ArcRoutingOptions
  let control: SearchControl
  /// Why services cannot be done even by a vehicle of their own.
  let reasons: [Int: UnservedReason]
  let clock: SearchClock
  let groupSize: Int
  let groupCount: Int
  let possible: ContiguousArray<Int32>
  private let start: [OrderedRoute]

  /// About how many services a group has, and how many routes at least on average.
  private static let groupSize = 400
  private static let groupRoutes = 8.0
  /// Problems of more services are searched so; others than additive ones where a chain would look at near places only.
  private static let leastServices = 700
  /// A group is annealed so long at a time: rounds for each of its services, and seconds.
  private static let leastRounds = 5
  private static let mostRounds = 300
  private static let leastSeconds = 0.05
  private static let mostSeconds = 2.0
  /// Routes are not grouped more often than this unless a group would be annealed for longer than the most.
  private static let enoughCycles = 200
  /// Temperatures at the begin and at the end, as shares of the mean price of a service's drives.
  private static let hottest = 1.0
  private static let coldest = 0.01

  /// Whether groups of routes can be searched one by one: the sum of costs counts, and there are routes enough.
  static func suits(_ instance: SearchInstance) -> Bool {
    let least = instance.isAdditive ? leastServices : RuinAndRecreate.fullScanLimit
    return instance.services.count > least && instance.problem.objective == .totalCost && instance.former == nil
      && leastRoutes(instance) >= 2 * groupRoutes
  }

  /// Fewer routes cannot hold all loads.
  private static func leastRoutes(_ instance: SearchInstance) -> Double {
    var routes = 0.0
    for dimension in 0..<instance.dimensions {
      let capacity = instance.vehicles.map { $0.capacities[dimension] }.max() ?? .max
      let load = instance.services.indices.reduce(0.0) {
        $0 + Double(instance.modes[Int(instance.firstMode[$1])].loads[dimension])
      }
      routes = max(routes, load / Double(max(1, capacity)))
    }
    return routes
  }

  init(
    _ instance: SearchInstance, _ options: ArcRoutingOptions, _ control: SearchControl, from plans: [RoutePlan] = [],
    groupSize: Int = groupSize
  ) {
    clock = SearchClock(options.stop.clock, threads: options.threads)
    self.instance = instance
    self.options = options
    self.control = control
    let prospects = ServiceProspects(instance)
    (reasons, possible) = (prospects.reasons, prospects.possible)
    let given = instance.orders(of: plans, possible)
    start = given.isEmpty && !instance.isAdditive ? TourPieces(instance).routes(possible) : given
    self.groupSize = groupSize
    let most = Int(Self.leastRoutes(instance) / Self.groupRoutes)
    groupCount = max(2, min((possible.count + groupSize / 2) / groupSize, most))
  }

  /// The decisions that routes stand for.
  func plans(_ routes: [OrderedRoute]) -> [RoutePlan] {
    if instance.isAdditive {
      var labels = RouteLabels(instance)
      return routes.compactMap { labels.plan(of: $0.order, type: $0.type) }
    }
    // Route by route, so that no table of all prices is made.
    let fleet = instance.vehicles.map { _ in 1 as Int? }
    return routes.compactMap { route in
      let part = Subproblem(instance, route.order, vehicles: fleet)
      let table = FrontTable(part.instance, ModeGraph(part.instance))
      guard let steps = table.steps(of: part.routes(fromWhole: [route])).first ?? nil else { return nil }
      return instance.plan(part.steps(inWhole: steps, whole: instance), type: route.type)
    }
  }

  /// Routes and what they are worth.
  struct Found {
    var value = SolutionValue(missing: .max, objective: .max)
    var routes: [OrderedRoute] = []
  }

  /// A stretch of the annealing, in shares of the whole time and in rounds.
  struct Stretch {
    var number: Int
    /// Rounds before it.
    var done: Int
    var hot: Double
    var cold: Double
    var rounds: Int?
    var from: Double
    var to: Double
    /// The share of the whole search that it is.
    var weight = 0.0
  }

  /// The best routes found.
  func run() -> [OrderedRoute] {
    let build = Stretch(number: 0, done: 0, hot: 1, cold: 1, rounds: 0, from: 0, to: 0)
    var best = Found()
    var outcomes = anneal(start, build, &best)
    let served = outcomes.reduce(0) { $0 + $1.services }
    let scale = outcomes.reduce(0) { $0 + $1.scale * Double($1.services) } / Double(max(1, served))
    let cycles = cycles
    let begun = options.stop.time.map { min(1, clock.elapsed / $0) } ?? 0
    var rounds = 0, lastBest = 0
    for cycle in 0..<cycles {
      if begun >= 1 || control.isCancelled || isGoodEnough(best.value) { break }
      if let patience = options.stop.roundsWithoutImprovement, rounds - lastBest >= patience { break }
      func share(_ cycle: Int) -> Double { Double(cycle) / Double(cycles) }
      func temperature(_ cycle: Int) -> Double {
        Self.hottest * scale * pow(Self.coldest / Self.hottest, share(cycle))
      }
      let stretch = Stretch(
        number: cycle + 1, done: rounds, hot: temperature(cycle), cold: temperature(cycle + 1),
        rounds: self.rounds.map { $0 / cycles + (cycle < $0 % cycles ? 1 : 0) },
        from: begun + (1 - begun) * share(cycle), to: begun + (1 - begun) * share(cycle + 1),
        weight: 1 / Double(cycles))
      let before = best.value
      outcomes = anneal(outcomes.flatMap(\.present), stretch, &best)
      rounds += outcomes.reduce(0) { $0 + $1.rounds }
      if best.value < before { lastBest = rounds }
    }
    return best.routes
  }

  /// Rounds where a number of them is set, or nothing is.
  private var rounds: Int? {
    options.stop.iterations ?? (options.stop.time == nil ? max(2_000, min(200 * possible.count, 200_000)) : nil)
  }

  /// How often routes are grouped: so that a group's stretch is worth the preparation, and none is very long.
  private var cycles: Int {
    var (most, least) = (Self.enoughCycles, 1)
    if let rounds {
      most = min(most, rounds / (groupCount * groupSize * Self.leastRounds))
      least = max(least, rounds / (groupCount * groupSize * Self.mostRounds))
    }
    if let time = options.stop.time {
      let perGroup = time / .seconds(1) * Double(min(options.threads, groupCount)) / Double(groupCount)
      most = min(most, Int(min(perGroup / Self.leastSeconds, 1e9)))
      least = max(least, Int(min(perGroup / Self.mostSeconds, 1e9)))
    }
    return max(most, least)
  }

  private func isGoodEnough(_ value: SolutionValue) -> Bool {
    guard let target = options.stop.target else { return false }
    return value.missing == 0 && value.objective <= target
  }
}
