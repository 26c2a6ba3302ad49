import GeoTypes
public import RoadNetwork

/// Fastest drives the slow and obvious way: rules and times are read from the network and the profile at every step,
/// and labels of (segment, direction) are lowered until none can be (Bellman and Ford).
public struct SlowRouter {
  private let network: StreetNetwork
  private let profile: VehicleProfile
  private let closed: Set<SegmentUID>
  private let sense: TurnSense
  private let states: [DirectedSegment]
  /// The legal next states of each state with the cost of the turn.
  private var turns: [[(next: Int, time: Int64)]] = []

  /// A router for a small network.
  public init(_ network: StreetNetwork, profile: VehicleProfile, closed: Set<SegmentUID> = []) {
    self.network = network
    self.profile = profile
    self.closed = closed
    sense = TurnSense(drivingSide: network.drivingSide)
    states = network.segments.flatMap { segment in
      [true, false].map { DirectedSegment(segment, forward: $0) }.filter {
        !closed.contains(segment.uid) && profile.obstacle(on: segment.attributes, forward: $0.forward) == nil
      }
    }
    turns = states.map { from in
      states.indices.compactMap { next in turnTime(from, states[next]).map { (next, $0) } }
    }
  }

  /// A place on a segment driven in a direction: milliseconds from where that direction starts.
  public struct Place: Hashable {
    /// The segment.
    public var segment: SegmentUID
    /// Whether it is driven as digitised.
    public var forward: Bool
    /// Milliseconds behind.
    public var passed: Int64

    /// Collects the parts.
    public init(_ segment: SegmentUID, forward: Bool, passed: Int64) {
      self.segment = segment
      self.forward = forward
      self.passed = passed
    }
  }

  /// Milliseconds of the fastest drive from any of the places to each target's nearest place; `nil` where none leads
  /// there.
  public func times(from sources: [Place], to targets: [[Place]]) -> [Int64?] {
    // The label of a state is the least time at its start, the turn into it paid.
    var labels: [Int64?] = Array(repeating: nil, count: states.count)
    func lower(_ state: Int, _ time: Int64) -> Bool {
      if let known = labels[state], known <= time { return false }
      labels[state] = time
      return true
    }
    for source in sources {
      guard let state = number(of: source) else { continue }
      for turn in turns[state] { _ = lower(turn.next, duration(state) - source.passed + turn.time) }
    }
    var changed = true
    while changed {
      changed = false
      for state in states.indices {
        guard let label = labels[state] else { continue }
        for turn in turns[state] where lower(turn.next, label + duration(state) + turn.time) { changed = true }
      }
    }
    return targets.map { places in
      places.flatMap { place -> [Int64] in
        guard let state = number(of: place) else { return [] }
        let ahead = sources.filter { number(of: $0) == state && $0.passed <= place.passed }
        return ahead.map { place.passed - $0.passed } + (labels[state].map { [$0 + place.passed] } ?? [])
      }.min()
    }
  }

  /// What a movement costs, `nil` where it may not be made.
  public func turnTime(_ from: DirectedSegment, _ to: DirectedSegment) -> Int64? {
    guard mayTurn(from, to) else { return nil }
    let kind = kind(from, to)
    if kind == .uTurn {
      if profile.uTurns == .forbid { return nil }
      let waysOn = states.filter { mayTurn(from, $0) && self.kind(from, $0) != .uTurn }
      if profile.uTurns == .deadEnds && !waysOn.isEmpty { return nil }
    }
    return profile.time(of: kind).milliseconds
  }

  private func kind(_ from: DirectedSegment, _ to: DirectedSegment) -> TurnKind {
    let ends = network.segments.flatMap { [$0.from, $0.to] }
    return sense.kind(from: from, to: to, arms: ends.count { $0 == from.head })
  }

  /// Whether two states meet and no rule is against going from one into the other.
  private func mayTurn(_ from: DirectedSegment, _ to: DirectedSegment) -> Bool {
    guard from.head == to.tail else { return false }
    if profile.ignoresTurnRestrictions { return true }
    let rules = network.restrictions.filter { $0.from == from.segment.uid && $0.via == from.head }
    let commands = rules.filter { $0.kind == .only }
    return !rules.contains { $0.kind == .no && $0.to == to.segment.uid }
      && (commands.isEmpty || commands.contains { $0.to == to.segment.uid })
  }

  private func number(of place: Place) -> Int? {
    states.firstIndex { $0.segment.uid == place.segment && $0.forward == place.forward }
  }

  private func duration(_ state: Int) -> Int64 {
    profile.travelTime(along: states[state].segment)?.milliseconds ?? 0
  }
}
