/// Rules of a route that a search for reasons switches off one by one.
struct RouteRules: OptionSet {
  let rawValue: UInt8
  static let capacity = RouteRules(rawValue: 1)
  static let windows = RouteRules(rawValue: 2)
  static let shift = RouteRules(rawValue: 4)
  static let duration = RouteRules(rawValue: 8)
  static let distance = RouteRules(rawValue: 16)
  static let all: RouteRules = [.capacity, .windows, .shift, .duration, .distance]
}

/// Chooses modes and facility visits along a fixed order of services, at least cost: forward labelling with dominance.
///
/// Choice of modes by dynamic programming along the order: Vidal 2017 (DOI 10.1287/opre.2017.1595, section 3);
/// facilities between services: Willemse and Joubert 2016 (DOI 10.1016/j.cor.2015.10.010). Exact, since all that a label
/// can still do never gets better with more cost, time, length or load. Before each service and before the end at most as
/// many facilities are visited as there are load dimensions. Vehicles leave when their shift begins.
///
/// - Complexity: O(labels · (modes + facilities)) for a step; without windows, limits and facilities two labels a service.
struct RouteLabels<Costs: TravelCosts> {
  private struct Label {
    var cost: Int64
    var time: Int64
    var distance: Int64
    var place: Place
    var predecessor: Int32
    /// A mode, or `-1 - facility`, or `Int32.min` at the depot.
    var step: Int32
  }

  let instance: SearchInstance<Costs>
  let rules: RouteRules
  private var labels: ContiguousArray<Label> = []
  /// Loads taken up by label `l` begin at `l * dimensions`.
  private var used: ContiguousArray<Int64> = []
  private var frontier = 0..<0
  private var type = 0
  private var profile = 0
  private var timePrice: Int64 = 0
  private var distancePrice: Int64 = 0
  private var timeLimit = Int64.max
  private var distanceLimit = Int64.max
  private var comparesTime = false
  private var comparesDistance = false

  init(_ instance: SearchInstance<Costs>, rules: RouteRules = .all) {
    self.instance = instance
    self.rules = rules
  }

  /// Puts a vehicle of a type into its depot.
  mutating func begin(_ type: Int) {
    let vehicle = instance.problem.vehicleTypes[type]
    self.type = type
    profile = vehicle.profile
    timePrice = vehicle.costPerDuration
    distancePrice = vehicle.costPerDistance
    let departure = vehicle.shift.window.start
    timeLimit = rules.contains(.shift) ? vehicle.shift.window.end : .max
    if rules.contains(.duration), let limit = vehicle.maximumDuration { timeLimit = min(timeLimit, departure + limit) }
    distanceLimit = rules.contains(.distance) ? vehicle.maximumDistance ?? .max : .max
    comparesTime = timeLimit < Int64(UInt32.max) || instance.needsTime
    comparesDistance = distanceLimit < .max
    labels.removeAll(keepingCapacity: true)
    used.removeAll(keepingCapacity: true)
    let start = instance.problem.depots[vehicle.startDepot].start
    labels.append(
      Label(cost: vehicle.fixedCost, time: departure, distance: 0, place: start, predecessor: -1, step: .min))
    for _ in 0..<instance.dimensions { used.append(0) }
    frontier = 0..<1
  }

  /// Adds a service to the end of the order; `false` where no way to do so keeps the rules.
  mutating func extend(by service: Int) -> Bool {
    visitFacilities()
    let from = frontier
    let begin = labels.count
    for mode in instance.modes(of: service) where instance.isAllowed(mode, for: type) {
      let group = labels.count
      for label in from { serve(service, mode: mode, after: label, group: group) }
    }
    frontier = begin..<labels.count
    return !frontier.isEmpty
  }

  /// The least cost of ending the route after the order so far; `nil` for no way. The order may be extended afterwards.
  mutating func close() -> Int64? {
    let mark = frontier
    visitFacilities()
    let end = bestEnd()
    labels.removeLast(labels.count - mark.upperBound)
    used.removeLast(used.count - mark.upperBound * instance.dimensions)
    frontier = mark
    return end?.cost
  }

  /// Adds services one by one from the depot; `false` where the order breaks a rule.
  private mutating func follow(_ order: some Sequence<Int32>, type: Int) -> Bool {
    begin(type)
    var previous = Int.min
    for service in order {
      let rank = instance.classes[Int(service)]
      guard rank >= previous, extend(by: Int(service)) else { return false }
      previous = rank
    }
    return true
  }

  /// The least cost of a route that does the services in this order; `nil` where none keeps the rules.
  mutating func cost(of order: some Sequence<Int32>, type: Int) -> Int64? {
    follow(order, type: type) ? close() : nil
  }

  /// The cheapest route that does the services in this order; `nil` where none keeps the rules.
  mutating func plan(of order: ContiguousArray<Int32>, type: Int) -> RoutePlan? {
    guard follow(order, type: type) else { return nil }
    visitFacilities()
    guard let end = bestEnd() else { return nil }
    var visits: [Visit] = []
    var (label, position) = (end.label, order.count - 1)
    while labels[label].step != .min {
      let step = labels[label].step
      if step >= 0 {
        let service = instance.services[Int(order[position])]
        visits.append(.service(service, mode: Int(instance.modes[Int(step)].number)))
        position -= 1
      } else {
        visits.append(.facility(Int(-1 - step)))
      }
      label = Int(labels[label].predecessor)
    }
    let departure = instance.problem.vehicleTypes[type].shift.window.start
    return RoutePlan(vehicleType: type, departure: departure, visits: visits.reversed())
  }

  private func bestEnd() -> (cost: Int64, label: Int)? {
    let vehicle = instance.problem.vehicleTypes[type]
    var best: (cost: Int64, label: Int)?
    for index in frontier {
      let label = labels[index]
      guard vehicle.resetBeforeEnd.allSatisfy({ used[index * instance.dimensions + $0] == 0 }) else { continue }
      var cost = label.cost
      if let depot = vehicle.endDepot {
        let leg = instance.costs.leg(from: label.place, to: instance.problem.depots[depot].end, profile: profile)
        guard leg.isReachable, label.time + Int64(leg.duration) <= timeLimit,
          label.distance + Int64(leg.distance) <= distanceLimit
        else { continue }
        cost += price(of: leg)
      }
      if best.map({ cost < $0.cost }) ?? true { best = (cost, index) }
    }
    return best
  }

  private func price(of leg: TravelLeg) -> Int64 {
    Int64(leg.cost) + Int64(leg.duration) * timePrice + Int64(leg.distance) * distancePrice
  }

  private mutating func visitFacilities() {
    guard instance.dimensions > 0, !instance.facilities[type].isEmpty else { return }
    var layer = frontier
    for _ in 0..<instance.dimensions {
      let begin = labels.count
      for facility in instance.facilities[type] {
        let group = labels.count
        for label in layer { visit(facility, after: label, group: group) }
      }
      layer = begin..<labels.count
    }
    frontier = frontier.lowerBound..<labels.count
  }

  /// Where a drive and what is done after it lead, before loads; `nil` where a rule forbids it.
  private func step(
    after index: Int, to mode: SearchInstance<Costs>.Mode, times: TimeRule?, step: Int32
  ) -> Label? {
    let label = labels[index]
    let leg = instance.costs.leg(from: label.place, to: mode.entry, profile: profile)
    guard leg.isReachable else { return nil }
    let arrival = label.time + Int64(leg.duration)
    var start = arrival
    if let times, rules.contains(.windows) {
      guard let found = times.earliestStart(from: arrival, duration: mode.duration) else { return nil }
      start = found
    }
    let time = start + mode.duration
    let distance = label.distance + Int64(leg.distance) + mode.distance
    guard time <= timeLimit, distance <= distanceLimit else { return nil }
    let cost =
      label.cost + price(of: leg) + mode.cost + (time - arrival) * timePrice + mode.distance * distancePrice
    return Label(
      cost: cost, time: time, distance: distance, place: mode.exit, predecessor: Int32(index), step: step)
  }

  private mutating func serve(_ service: Int, mode: Int, after index: Int, group: Int) {
    let times = instance.hasTimes[service] ? instance.times[service] : nil
    guard let label = step(after: index, to: instance.modes[mode], times: times, step: Int32(mode)) else { return }
    for dimension in 0..<instance.dimensions {
      let load = used[index * instance.dimensions + dimension] + instance.loads[mode * instance.dimensions + dimension]
      if rules.contains(.capacity), load > instance.capacities[type * instance.dimensions + dimension] {
        used.removeLast(dimension)
        return
      }
      used.append(load)
    }
    keep(label, group: group)
  }

  private mutating func visit(_ facility: Int, after index: Int, group: Int) {
    let times = instance.problem.facilities[facility].hours
    let stop = instance.facilityStops[facility]
    guard let label = step(after: index, to: stop, times: times, step: Int32(-1 - facility)) else { return }
    for dimension in 0..<instance.dimensions { used.append(used[index * instance.dimensions + dimension]) }
    let first = used.count - instance.dimensions
    for dimension in instance.problem.facilities[facility].resets { used[first + dimension] = 0 }
    keep(label, group: group)
  }

  /// Adds a label whose loads stand at the end of `used`, unless one of the group is as good in all; takes out those of the
  /// group that it beats.
  private mutating func keep(_ label: Label, group: Int) {
    let dimensions = instance.dimensions
    let first = used.count - dimensions
    var index = group
    while index < labels.count {
      if dominates(labels[index], index * dimensions, label, first) {
        used.removeLast(dimensions)
        return
      }
      index += 1
    }
    var write = group
    for read in group..<labels.count where !dominates(label, first, labels[read], read * dimensions) {
      if write != read {
        labels[write] = labels[read]
        for dimension in 0..<dimensions { used[write * dimensions + dimension] = used[read * dimensions + dimension] }
      }
      write += 1
    }
    if write < labels.count {
      for dimension in 0..<dimensions { used[write * dimensions + dimension] = used[first + dimension] }
      labels.removeLast(labels.count - write)
      used.removeLast(used.count - (write + 1) * dimensions)
    }
    labels.append(label)
  }

  private func dominates(_ a: Label, _ aLoads: Int, _ b: Label, _ bLoads: Int) -> Bool {
    guard a.cost <= b.cost, !comparesTime || a.time <= b.time, !comparesDistance || a.distance <= b.distance else {
      return false
    }
    for dimension in 0..<instance.dimensions where used[aLoads + dimension] > used[bLoads + dimension] { return false }
    return true
  }
}
