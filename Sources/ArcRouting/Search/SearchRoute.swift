/// A route of the search: its steps, and at each what has come together before it and what must still fit after it.
struct SearchRoute: Sendable {
  struct Stop: Sendable {
    var step: RouteStep
    /// Where the vehicle stands afterwards.
    var place: Place
    /// The drive to it; none for a break.
    var leg: TravelLeg
    /// Services up to here.
    var served: Int32
    /// Breaks taken up to here.
    var rests: UInt32
    /// The class of the last service up to here.
    var rank: Int
    /// Cost, time and length when the step is done.
    var cost: Int64
    var time: Int64
    var distance: Int64
    /// The latest arrival that keeps all times from here on, no break being left.
    var latest: Int64 = .max
    /// Load when the step is done, and what is taken up from its begin to the next reset.
    var used: Loads
    var need: Loads = .zero
    /// The last stop up to here that reset each dimension; -1 for the depot.
    var lastReset: Loads
  }

  let type: Int
  private(set) var stops: ContiguousArray<Stop> = []
  private(set) var cost: Int64 = 0
  private(set) var distance: Int64 = 0

  /// Services on it.
  var count: Int { Int(stops.last?.served ?? 0) }
  var isEmpty: Bool { stops.isEmpty }
  /// The services in order.
  func order(_ instance: SearchInstance) -> ContiguousArray<Int32> {
    ContiguousArray(stops.lazy.compactMap { $0.step.mode.map { instance.modes[$0].service } })
  }

  /// A route without services costs nothing: its vehicle stays in the depot.
  init(emptyOf type: Int) { self.type = type }

  /// `nil` where steps break a rule. - Complexity: O(steps).
  init?(_ steps: ContiguousArray<RouteStep>, type: Int, recorder: inout RouteWalk) {
    recorder.begin(type)
    for step in steps { guard recorder.take(step) else { return nil } }
    self.init(closing: &recorder)
  }

  /// Ends what a walk has recorded; `nil` where the end breaks a rule. - Complexity: O(stops), two legs being asked for.
  init?(closing recorder: inout RouteWalk) {
    type = recorder.type
    guard let end = recorder.finish(), recorder.stops.last?.served ?? 0 > 0 else { return nil }
    swap(&stops, &recorder.stops)
    cost = end
    distance = recorder.distance
    lookBack(recorder.instance)
  }

  /// Sets what must still fit, from the end.
  private mutating func lookBack(_ instance: SearchInstance) {
    let facts = instance.vehicles[type]
    var leave = facts.timeLimit
    if let end = facts.end, let last = stops.last {
      leave -= Int64(instance.costs.leg(from: last.place, to: end, profile: facts.profile).duration)
    }
    var need = Loads.zero
    for index in stops.indices.reversed() {
      let step = stops[index].step
      switch step.kind {
      case .mode(let number):
        let mode = instance.modes[number]
        need += mode.loads
        let service = Int(mode.service)
        leave = arrival(for: leave - mode.duration, instance.hasTimes[service] ? instance.times[service] : nil, mode)
      case .facility(let number):
        need.take(.zero, in: instance.facilityResets[number])
        let stop = instance.facilityStops[number]
        let hours = instance.problem.facilities[number].hours
        leave = arrival(for: leave - stop.duration, hours.isAnyTime ? nil : hours, stop)
      case .rest(let number):
        let rest = instance.problem.vehicleTypes[type].breaks[number]
        leave = min(leave - rest.duration, rest.window.end)
      case .depot: break
      }
      stops[index].need = need
      stops[index].latest = leave
      leave -= Int64(stops[index].leg.duration)
    }
  }

  private func arrival(for start: Int64, _ times: TimeRule?, _ mode: SearchInstance.Mode) -> Int64 {
    guard let times else { return start }
    return times.latestStart(by: start, duration: mode.duration) ?? .min / 2
  }
}

extension SearchInstance {
  /// Where a vehicle must come to for a step; `nil` for a break.
  func entry(of step: RouteStep) -> Place? {
    switch step.kind {
    case .mode(let mode): modes[mode].entry
    case .facility(let facility): facilityStops[facility].entry
    case .rest, .depot: nil
    }
  }
}

extension TimeRule {
  /// The last moment up to `limit` to begin what lasts `duration`; `nil` where there is none. Whoever comes later than it
  /// begins after the limit.
  func latestStart(by limit: Int64, duration: Int64) -> Int64? {
    var start = limit
    while true {
      if !windows.isEmpty {
        guard let window = windows.last(where: { $0.start <= start }) else { return nil }
        start = min(start, window.end)
      }
      let end = start + max(duration, 1)
      guard let span = forbidden.last(where: { $0.start < end && $0.end > start }) else { return start }
      start = span.start - max(duration, 1)
    }
  }
}
