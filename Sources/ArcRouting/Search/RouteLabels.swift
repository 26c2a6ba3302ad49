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

/// Chooses modes, facility visits and breaks along a fixed order of services, at least cost: forward labelling with
/// dominance.
///
/// Choice of modes by dynamic programming along the order: Vidal 2017 (DOI 10.1287/opre.2017.1595, section 3);
/// facilities between services: Willemse and Joubert 2016 (DOI 10.1016/j.cor.2015.10.010). Exact, since all that a label
/// can still do never gets better with more cost, time, length, load or breaks to come. Before each service and before the
/// end at most as many facilities are visited as there are load dimensions; where they are many, near ones only, and ways are
/// not exact any more. Vehicles leave when their shift begins.
///
/// - Complexity: O(labels · (modes + facilities)) for a step; without windows, limits and facilities two labels a service.
struct RouteLabels {
  struct Label {
    var cost: Int64
    var time: Int64
    var distance: Int64
    var used: Loads
    var place: Place
    var predecessor: Int32
    var step: RouteStep
    /// A bit for each break taken.
    var rests: UInt32
    /// What dominance compares. Where time has a price and there is waiting, cost goes without time: whoever is early may
    /// still have to wait.
    var costKey: Int64 = 0
  }

  let instance: SearchInstance
  let rules: RouteRules
  private(set) var labels: ContiguousArray<Label> = []
  private(set) var frontier = 0..<0
  private var type = 0
  private(set) var facts: VehicleFacts
  private var timeLimit = Int64.max
  private var distanceLimit = Int64.max
  private var comparesTime = true
  private var comparesDistance = true
  private let fewFacilities: Int
  private var facilities: [Int: FacilityMemory] = [:]

  /// - Parameter fewFacilities: up to how many facilities are all tried between services.
  init(_ instance: SearchInstance, rules: RouteRules = .all, fewFacilities: Int = 32) {
    self.instance = instance
    self.fewFacilities = fewFacilities
    self.rules = rules
    facts = instance.vehicles[0]
  }

  /// Puts a vehicle of a type into its depot.
  mutating func begin(_ type: Int) {
    self.type = type
    facts = instance.vehicles[type]
    let vehicle = instance.problem.vehicleTypes[type]
    timeLimit = rules.contains(.shift) ? vehicle.shift.window.end : .max
    if rules.contains(.duration), let limit = vehicle.maximumDuration {
      timeLimit = min(timeLimit, facts.departure + limit)
    }
    distanceLimit = rules.contains(.distance) ? facts.distanceLimit : .max
    comparesTime = timeLimit < TimeWindow.always.end || facts.isTimed
    comparesDistance = distanceLimit < .max
    labels.removeAll(keepingCapacity: true)
    labels.append(
      Label(
        cost: facts.fixedCost, time: facts.departure, distance: 0, used: .zero, place: facts.start, predecessor: -1,
        step: .depot, rests: rules.contains(.windows) ? 0 : facts.rests))
    frontier = 0..<1
  }

  /// Adds a service to the end of the order; `false` where no way to do so keeps the rules.
  mutating func extend(by service: Int) -> Bool {
    detour()
    let from = frontier
    let begin = labels.count
    let times = instance.hasTimes[service] ? instance.times[service] : nil
    for mode in instance.modes(of: service) where instance.isAllowed(mode, for: type) {
      let group = labels.count
      for label in from { serve(mode: mode, times: times, after: label, group: group) }
    }
    frontier = begin..<labels.count
    return !frontier.isEmpty
  }

  /// The least cost of ending the route after the order so far; `nil` for no way. The order may be extended afterwards.
  mutating func close() -> Int64? {
    let mark = frontier
    detour()
    let end = bestEnd()
    labels.removeLast(labels.count - mark.upperBound)
    frontier = mark
    return end?.cost
  }

  /// Goes on to the label that ends the route at least cost.
  mutating func end() -> (cost: Int64, label: Int)? {
    detour()
    return bestEnd()
  }

  private func bestEnd() -> (cost: Int64, label: Int)? {
    var best: (cost: Int64, label: Int)?
    for index in frontier {
      let label = labels[index]
      guard label.rests == facts.rests, label.used.present.isDisjoint(with: facts.resetBeforeEnd) else { continue }
      var cost = label.cost
      if let end = facts.end {
        let leg = instance.costs.leg(from: label.place, to: end, profile: facts.profile)
        guard leg.isReachable, label.time + Int64(leg.duration) <= timeLimit,
          label.distance + Int64(leg.distance) <= distanceLimit
        else { continue }
        cost += facts.price(of: leg)
      }
      if best.map({ cost < $0.cost }) ?? true { best = (cost, index) }
    }
    return best
  }

  /// Adds labels that visit facilities and take breaks before what comes next.
  private mutating func detour() {
    var layer = frontier.lowerBound..<rest(after: frontier)
    if instance.dimensions > 0, !instance.facilities[type].isEmpty {
      for _ in 0..<instance.dimensions {
        let begin = labels.count
        if instance.facilities[type].count <= fewFacilities { visitAll(after: layer) } else { visitNear(after: layer) }
        layer = begin..<rest(after: begin..<labels.count)
      }
    }
    frontier = frontier.lowerBound..<labels.count
  }

  private mutating func visitAll(after layer: Range<Int>) {
    for facility in instance.facilities[type] {
      let group = labels.count
      for label in layer { visit(facility, after: label, group: group) }
    }
  }

  private mutating func visitNear(after layer: Range<Int>) {
    let group = labels.count
    for label in layer {
      for facility in near(labels[label].place) where labels[label].step != .facility(facility) {
        visit(facility, after: label, group: group)
      }
    }
  }

  private mutating func near(_ place: Place) -> [Int] {
    facilities[type, default: FacilityMemory(instance, type: type)].near(place)
  }

  /// Adds labels that take breaks after those of a range; gives the end of all.
  private mutating func rest(after range: Range<Int>) -> Int {
    guard facts.rests != 0, rules.contains(.windows) else { return labels.count }
    let breaks = instance.problem.vehicleTypes[type].breaks
    var layer = range
    for _ in breaks.indices {
      let begin = labels.count
      for (number, rest) in breaks.enumerated() {
        let group = labels.count
        for label in layer where labels[label].rests & (1 << UInt32(number)) == 0 {
          take(rest, number, after: label, group: group)
        }
      }
      layer = begin..<labels.count
    }
    return labels.count
  }

  private mutating func take(_ rest: RestBreak, _ number: Int, after index: Int, group: Int) {
    var label = labels[index]
    let start = max(label.time, rest.window.start)
    guard start <= rest.window.end, start + rest.duration <= timeLimit else { return }
    label.cost += (start + rest.duration - label.time) * facts.timePrice
    label.time = start + rest.duration
    label.rests |= 1 << UInt32(number)
    label.predecessor = Int32(index)
    label.step = .rest(number)
    keep(label, group: group)
  }

  /// Where a drive and what is done after it lead, before loads; `nil` where a rule forbids it.
  private func follow(
    _ index: Int, to mode: SearchInstance.Mode, times: TimeRule?, step: RouteStep
  ) -> Label? {
    var label = labels[index]
    let leg = instance.costs.leg(from: label.place, to: mode.entry, profile: facts.profile)
    guard leg.isReachable else { return nil }
    let arrival = label.time + Int64(leg.duration)
    var start = arrival
    if let times, rules.contains(.windows) {
      guard let found = times.earliestStart(from: arrival, duration: mode.duration) else { return nil }
      start = found
    }
    label.time = start + mode.duration
    label.distance += Int64(leg.distance) + mode.distance
    guard label.time <= timeLimit, label.distance <= distanceLimit else { return nil }
    label.cost += facts.price(of: leg) + facts.price(of: mode) + (start - arrival) * facts.timePrice
    label.place = mode.exit
    label.predecessor = Int32(index)
    label.step = step
    return label
  }

  private mutating func serve(mode: Int, times: TimeRule?, after index: Int, group: Int) {
    let facts = self.facts
    guard var label = follow(index, to: instance.modes[mode], times: times, step: .mode(mode)) else { return }
    label.used += instance.modes[mode].loads
    if rules.contains(.capacity), !label.used.fits(facts.capacities) { return }
    keep(label, group: group)
  }

  private mutating func visit(_ facility: Int, after index: Int, group: Int) {
    let hours = instance.problem.facilities[facility].hours
    let stop = instance.facilityStops[facility]
    guard var label = follow(index, to: stop, times: hours, step: .facility(facility)) else { return }
    label.used.take(.zero, in: instance.facilityResets[facility])
    keep(label, group: group)
  }

  /// Adds a label unless one of the group is as good in all; takes out those of the group that it beats.
  private mutating func keep(_ label: Label, group: Int) {
    var label = label
    label.costKey = label.cost - (facts.isTimed ? facts.timePrice * label.time : 0)
    for index in group..<labels.count where dominates(labels[index], label) { return }
    var write = group
    for read in group..<labels.count where !dominates(label, labels[read]) {
      if write != read { labels[write] = labels[read] }
      write += 1
    }
    labels.removeLast(labels.count - write)
    labels.append(label)
  }

  private func dominates(_ a: Label, _ b: Label) -> Bool {
    a.costKey <= b.costKey && (!comparesTime || a.time <= b.time) && (!comparesDistance || a.distance <= b.distance)
      && a.place == b.place
      && a.rests & b.rests == b.rests && a.used.fits(b.used)
  }
}
