import Dispatch
import Synchronization

extension ClusterSearch {
  /// Groups routes and services that are on none, anneals each group, and keeps the best of all together.
  func anneal(_ routes: [OrderedRoute], _ stretch: Stretch, _ best: inout Found) -> [ClusterStage.Outcome] {
    let seed = options.seed &+ UInt64(stretch.number) &* 0x9E37_79B9_7F4A_7C15
    let groups = groups(of: routes, seed: seed ^ 0x5851_F42D_4C95_7F2D)
    let fleets = fleets(groups)
    let slots = slots(groups, stretch)
    let total = groups.reduce(0) { $0 + $1.count }
    // What is good enough is a matter of all groups.
    let rule = StoppingRule(time: options.stop.time, clock: options.stop.clock)
    let outcomes = inLanes(groups.count) { number in
      let group = groups[number]
      let part = Subproblem(instance, group.routes.flatMap(\.order) + group.single, vehicles: fleets[number])
      var stage = ClusterStage(part, routes: group.routes, seed: seed &+ UInt64(number) &* 0x2545_F491_4F6C_DD1D)
      let rounds = stretch.rounds.map { $0 * group.count / max(1, total) }
      let budget = SearchBudget(
        rule, control, clock: clock, rounds: rounds, until: slots[number],
        weight: stretch.weight * Double(group.count) / Double(max(1, total)))
      return stage.run(budget, from: stretch.hot, to: stretch.cold)
    }
    var found = Found(value: SolutionValue(missing: 0, objective: 0))
    for outcome in outcomes {
      found.value.missing += outcome.bestValue.missing
      found.value.objective += outcome.bestValue.objective
      found.routes += outcome.best
    }
    if found.value < best.value {
      best = found
      let rounds = outcomes.reduce(stretch.done) { $0 + $1.rounds }
      control.tell(SearchProgress(time: clock.elapsed, iteration: rounds, best: best.value))
    }
    return outcomes
  }

  private func groups(of routes: [OrderedRoute], seed: UInt64) -> [Group] {
    var isServed = ContiguousArray(repeating: false, count: instance.services.count)
    for route in routes { for service in route.order { isServed[Int(service)] = true } }
    let single = possible.filter { !isServed[Int($0)] }
    var clusters = RouteClusters(instance, routes.map(\.order) + single.map { [$0] }, RandomSource(seed: seed))
    return clusters.groups(groupCount).map { members in
      Group(
        routes: members.filter { $0 < routes.count }.map { routes[$0] },
        single: ContiguousArray(members.filter { $0 >= routes.count }.map { single[$0 - routes.count] }))
    }
  }

  /// Routes that are annealed together, and services that are on none.
  struct Group: Sendable {
    var routes: [OrderedRoute]
    var single: ContiguousArray<Int32>
    var count: Int { routes.reduce(single.count) { $0 + $1.order.count } }
  }

  /// The vehicles of each group: those that it uses, and of those that nobody uses a part by its size.
  private func fleets(_ groups: [Group]) -> [[Int?]] {
    let types = instance.problem.vehicleTypes
    var fleets = groups.map { group in
      types.indices.map { type in types[type].count == nil ? nil : group.routes.count { $0.type == type } as Int? }
    }
    let total = max(1, groups.reduce(0) { $0 + $1.count })
    for (type, count) in types.map(\.count).enumerated() {
      guard let count else { continue }
      let free = max(0, count - fleets.reduce(0) { $0 + ($1[type] ?? 0) })
      var before = 0
      for (number, group) in groups.enumerated() {
        let after = before + group.count
        fleets[number][type]? += free * after / total - free * before / total
        before = after
      }
    }
    return fleets
  }

  /// Until which share of the time each group is annealed: those of a lane one after the other, by their sizes.
  private func slots(_ groups: [Group], _ stretch: Stretch) -> [Double] {
    let lanes = min(options.threads, groups.count)
    var slots = [Double](repeating: stretch.to, count: groups.count)
    for lane in 0..<lanes {
      let members = stride(from: lane, to: groups.count, by: lanes)
      let total = members.reduce(0) { $0 + groups[$1].count }
      var done = 0
      for member in members {
        done += groups[member].count
        slots[member] = stretch.from + (stretch.to - stretch.from) * Double(done) / Double(max(1, total))
      }
    }
    return slots
  }

  /// Does work beside each other where there are threads.
  private func inLanes<Result: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Result) -> [Result] {
    let lanes = max(1, min(options.threads, count))
    let results = Mutex([Result?](repeating: nil, count: count))
    @Sendable func lane(_ lane: Int) {
      for index in stride(from: lane, to: count, by: lanes) {
        let result = work(index)
        results.withLock { $0[index] = result }
      }
    }
    if lanes == 1 { lane(0) } else { DispatchQueue.concurrentPerform(iterations: lanes) { lane($0) } }
    return results.withLock { $0.compactMap(\.self) }
  }
}
