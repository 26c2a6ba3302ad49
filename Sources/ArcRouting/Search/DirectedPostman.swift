/// The directed rural postman: see `RuralPostman`.
///
/// Services are numbered by their position in the list; the number after the last is the depot.
struct DirectedPostman {
  private let instance: SearchInstance
  private let services: [Int32]
  private let facts: VehicleFacts
  /// The modes each service may be done in, then the one chosen.
  private var modes: [[Int]]
  /// Where to look for what follows: entries and the services they belong to.
  private var entries: [Place] = []
  private var owners: [Int] = []
  private static let candidates = 16

  init(_ instance: SearchInstance, services: [Int32], type: Int, choosesModes: Bool) {
    self.instance = instance
    self.services = services
    facts = instance.vehicles[type]
    modes = services.map { service in
      let range = instance.modes(of: Int(service))
      let allowed = range.filter { instance.isAllowed($0, for: type) }
      return choosesModes && !allowed.isEmpty ? allowed : [allowed.first ?? range.lowerBound]
    }
  }

  /// The services in the order of the patched assignment, from the depot.
  ///
  /// Where services have several modes, a first assignment takes the best mode at each end by itself; the modes that suit its
  /// cycles are kept for the second.
  mutating func tour() -> ContiguousArray<Int32> {
    var near = candidates()
    if modes.contains(where: { $0.count > 1 }) {
      chooseModes(assignment(near))
      near = candidates()
    }
    let next = assignment(near)
    var cycles = CyclePatching(next: next, near: near) { [self] in cost($0, $1) }
    let joined = cycles.join()
    var tour: ContiguousArray<Int32> = []
    var at = joined[services.count]
    while at != services.count {
      tour.append(services[at])
      at = joined[at]
    }
    return tour
  }

  /// What it costs to go on from one to another, over their modes; `nil` for no way.
  private func cost(_ from: Int, _ to: Int) -> Int64? {
    if from == to { return nil }
    if from < services.count, to < services.count {
      var best: Int64?
      for mode in modes[from] {
        for other in modes[to] {
          guard let cost = price(instance.modes[mode].exit, instance.modes[other].entry) else { continue }
          best = min(best ?? .max, cost)
        }
      }
      return best
    }
    if from == services.count { return modes[to].compactMap { price(facts.start, instance.modes[$0].entry) }.min() }
    guard let end = facts.end else { return 0 }
    return modes[from].compactMap { price(instance.modes[$0].exit, end) }.min()
  }

  private func price(_ from: Place, _ to: Place) -> Int64? {
    let leg = instance.costs.leg(from: from, to: to, profile: facts.profile)
    return leg.isReachable ? facts.price(of: leg) : nil
  }

  /// For each, the nearest that may follow.
  private mutating func candidates() -> ContiguousArray<ContiguousArray<Int32>> {
    (entries, owners) = ([], [])
    for (number, list) in modes.enumerated() {
      for mode in list {
        entries.append(instance.modes[mode].entry)
        owners.append(number)
      }
    }
    return ContiguousArray((0...services.count).map { near($0) })
  }

  private func near(_ number: Int) -> ContiguousArray<Int32> {
    let exits = number == services.count ? [facts.start] : modes[number].map { instance.modes[$0].exit }
    var list: ContiguousArray<Int32> = []
    for exit in exits {
      for found in instance.costs.nearest(Self.candidates, of: entries, from: exit, profile: facts.profile) {
        let owner = Int32(owners[found])
        if owner != Int32(number), !list.contains(owner) { list.append(owner) }
      }
    }
    return list
  }

  private func candidate(_ from: Int, _ to: Int) -> SparseAssignment.Candidate? {
    cost(from, to).map { SparseAssignment.Candidate(column: Int32(to), cost: $0) }
  }

  /// What follows each in the cheapest set of cycles.
  private func assignment(_ near: ContiguousArray<ContiguousArray<Int32>>) -> [Int] {
    let depot = services.count
    let lists = ContiguousArray(
      near.enumerated().map { number, list in
        ContiguousArray((list + [Int32(depot)]).compactMap { candidate(number, Int($0)) })
      })
    var problem = SparseAssignment(lists) { [self] row in
      ContiguousArray((0...depot).compactMap { candidate(row, $0) })
    }
    return problem.solve()
  }

  /// Keeps of each service the mode that makes its cycle cheapest, by dynamic programming round the cycle.
  private mutating func chooseModes(_ next: [Int]) {
    var isDone = [Bool](repeating: false, count: services.count + 1)
    for start in [services.count] + services.indices where !isDone[start] {
      var cycle: [Int] = []
      var at = start
      repeat {
        isDone[at] = true
        if at < services.count { cycle.append(at) }
        at = next[at]
      } while at != start && !isDone[at]
      chooseModes(along: cycle, throughDepot: start == services.count)
    }
  }

  private mutating func chooseModes(along cycle: [Int], throughDepot: Bool) {
    guard let first = cycle.first, let last = cycle.last else { return }
    var best: (cost: Int64, modes: [Int])?
    for (number, start) in modes[first].enumerated() {
      var costs = modes[first].indices.map {
        $0 == number ? own(start, throughDepot ? facts.start : nil) : Int64.max / 4
      }
      var choices: [[Int]] = []
      for (from, to) in zip(cycle, cycle.dropFirst()) {
        let options = modes[to].map { mode in
          modes[from].indices.map { (costs[$0] + drive(modes[from][$0], mode), $0) }.min { $0 < $1 } ?? (0, 0)
        }
        choices.append(options.map(\.1))
        costs = zip(options, modes[to]).map { $0.0 + own($1, nil) }
      }
      let home = throughDepot ? facts.end : instance.modes[start].entry
      let totals = modes[last].indices.map { index in
        (costs[index] + (home.map { far(price(instance.modes[modes[last][index]].exit, $0)) } ?? 0), index)
      }
      guard var (total, index) = totals.min(by: { $0 < $1 }), total < best?.cost ?? .max else { continue }
      var chosen = [modes[last][index]]
      for (choice, from) in zip(choices, cycle).reversed() {
        index = choice[index]
        chosen.append(modes[from][index])
      }
      best = (total, chosen.reversed())
      total = 0
    }
    guard let best else { return }
    for (service, mode) in zip(cycle, best.modes) { modes[service] = [mode] }
  }

  private func own(_ mode: Int, _ start: Place?) -> Int64 {
    facts.price(of: instance.modes[mode]) + (start.map { far(price($0, instance.modes[mode].entry)) } ?? 0)
  }

  private func drive(_ from: Int, _ to: Int) -> Int64 {
    far(price(instance.modes[from].exit, instance.modes[to].entry))
  }

  private func far(_ price: Int64?) -> Int64 { price ?? Int64(UInt32.max) * 1_000 }
}
