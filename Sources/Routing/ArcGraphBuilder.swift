import GeoTypes
import RoadNetwork

/// Puts an ``ArcGraph`` together: first the arcs, then the turns between them.
struct ArcGraphBuilder {
  let network: StreetNetwork
  let profile: VehicleProfile
  /// The segments by rising uid.
  private let segments: [Segment]

  private(set) var entries: [ArcGraph.Entry] = []
  private(set) var directedEntry: [UInt32] = []
  private(set) var arcTime: [UInt32] = []
  private(set) var arcLength: [UInt32] = []
  private(set) var firstTurn: [UInt32] = [0]
  private(set) var turnHead: [UInt32] = []
  private(set) var turnCost: [UInt32] = []
  private(set) var turnKind: [TurnKind] = []

  init(_ network: StreetNetwork, profile: VehicleProfile, closed: Set<SegmentUID>) throws(RoutingError) {
    self.network = network
    self.profile = profile
    segments = network.segments.sorted { $0.uid < $1.uid }
    guard segments.count < Int(Int32.max) / 2 else { throw .tooLarge(arcs: segments.count * 2, turns: 0) }
    entries.reserveCapacity(segments.count)
    for segment in segments { try add(segment, isClosed: closed.contains(segment.uid)) }
  }

  private mutating func add(_ segment: Segment, isClosed: Bool) throws(RoutingError) {
    if entries.last?.uid == segment.uid { throw .duplicateSegment(segment.uid) }
    for node in [segment.from, segment.to] where Int(node.rawValue) >= network.nodes.count {
      throw .nodeMissing(segment.uid, node: node.rawValue)
    }
    let forward = try passage(along: segment, forward: true, isClosed: isClosed)
    let backward = try passage(along: segment, forward: false, isClosed: isClosed)
    entries.append(
      ArcGraph.Entry(
        uid: segment.uid, from: segment.from.rawValue, to: segment.to.rawValue,
        isTwoWay: segment.attributes.direction == .both, forward: forward, backward: backward))
  }

  /// Makes the arc of a direction, if the vehicle may drive it.
  private mutating func passage(
    along segment: Segment, forward: Bool, isClosed: Bool
  ) throws(RoutingError) -> ArcGraph.Passage {
    if isClosed { return .obstacle(.closed) }
    if let obstacle = profile.obstacle(on: segment.attributes, forward: forward) { return .obstacle(obstacle) }
    let millimeters = (segment.length.rawValue * 1000).rounded()
    guard millimeters >= 0, millimeters <= Double(UInt32.max), let time = profile.travelTime(along: segment) else {
      throw .badLength(segment.uid, meters: segment.length.rawValue)
    }
    let number = UInt32(arcTime.count)
    directedEntry.append(UInt32(entries.count) << 1 | (forward ? 0 : 1))
    arcTime.append(UInt32(time.milliseconds))
    arcLength.append(UInt32(millimeters))
    return .arc(number)
  }

  // MARK: Turns

  /// Finds the legal turns out of each arc.
  mutating func addTurns() throws(RoutingError) {
    let rules = TurnRules(profile.ignoresTurnRestrictions ? [] : network.restrictions)
    let sense = TurnSense(drivingSide: network.drivingSide)
    let (leaving, arms) = arcsByTail()
    firstTurn.reserveCapacity(arcTime.count + 1)
    for number in arcTime.indices {
      let arc = directedSegment(UInt32(number))
      let node = Int(arc.head.rawValue)
      let allowed = leaving[node].filter {
        rules.allow(from: arc.segment.uid, via: arc.head, to: directedSegment($0).segment.uid)
      }
      add(
        allowed.map { (head: $0, kind: sense.kind(from: arc, to: directedSegment($0), arms: arms[node])) })
      guard turnHead.count <= Int(Int32.max) else { throw .tooLarge(arcs: arcTime.count, turns: turnHead.count) }
      firstTurn.append(UInt32(turnHead.count))
    }
  }

  /// Adds the turns out of one arc that the profile's rule about U-turns leaves.
  private mutating func add(_ turns: [(head: UInt32, kind: TurnKind)]) {
    let hasWayOn = turns.contains { $0.kind != .uTurn }
    let turnsRound =
      switch profile.uTurns {
      case .forbid: false
      case .deadEnds: !hasWayOn
      case .allow: true
      }
    for turn in turns where turn.kind != .uTurn || turnsRound {
      turnHead.append(turn.head)
      turnKind.append(turn.kind)
      turnCost.append(UInt32(profile.time(of: turn.kind).milliseconds))
    }
  }

  private func directedSegment(_ arc: UInt32) -> DirectedSegment {
    let directed = directedEntry[Int(arc)]
    return DirectedSegment(segments[Int(directed >> 1)], forward: directed & 1 == 0)
  }

  /// The arcs that leave each node, and how many ends of segments, drivable or not, meet there.
  private func arcsByTail() -> (leaving: [[UInt32]], arms: [Int]) {
    var leaving: [[UInt32]] = Array(repeating: [], count: network.nodes.count)
    var arms = Array(repeating: 0, count: network.nodes.count)
    for entry in entries {
      arms[Int(entry.from)] += 1
      arms[Int(entry.to)] += 1
      if case .arc(let arc) = entry.forward { leaving[Int(entry.from)].append(arc) }
      if case .arc(let arc) = entry.backward { leaving[Int(entry.to)].append(arc) }
    }
    return (leaving, arms)
  }

  /// The turns sorted by the arc they lead into.
  func reversedTurns() -> (first: [UInt32], tail: [UInt32], turn: [UInt32]) {
    var first = Array(repeating: UInt32(0), count: arcTime.count + 1)
    for head in turnHead { first[Int(head) + 1] += 1 }
    for arc in arcTime.indices { first[arc + 1] += first[arc] }
    var next = first
    var tail = Array(repeating: UInt32(0), count: turnHead.count)
    var turn = tail
    for arc in arcTime.indices {
      for number in Int(firstTurn[arc])..<Int(firstTurn[arc + 1]) {
        let head = Int(turnHead[number])
        tail[Int(next[head])] = UInt32(arc)
        turn[Int(next[head])] = UInt32(number)
        next[head] += 1
      }
    }
    return (first, tail, turn)
  }
}
