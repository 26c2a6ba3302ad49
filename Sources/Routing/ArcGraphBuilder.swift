import GeoTypes
import IndexFile
import RoadNetwork

/// Puts an ``ArcGraph`` together: which arcs a vehicle may drive today, then which turns between them.
struct ArcGraphBuilder {
  let streets: StreetTurns
  let profile: VehicleProfile
  private let conditions: RoadConditions

  private(set) var entries: [ArcGraph.Entry] = []
  private(set) var arcTime: [UInt32]
  private(set) var arcLength: [UInt32]
  private(set) var firstTurn: [UInt32] = [0]
  private(set) var turnHead: [UInt32] = []
  private(set) var turnCost: [UInt32] = []
  private(set) var turnKind: [TurnKind] = []

  init(
    _ streets: StreetTurns, _ network: StreetNetwork, profile: VehicleProfile, conditions: RoadConditions
  ) throws(RoutingError) {
    self.streets = streets
    self.profile = profile
    self.conditions = conditions
    arcTime = Array(repeating: 0, count: streets.arcCount)
    arcLength = arcTime
    guard streets.uid.count == network.segments.count else { throw .otherNetwork }
    entries.reserveCapacity(network.segments.count)
    let order = SegmentOrder(network)
    for place in 0..<network.segments.count { try add(network.segments[order.number(at: place)]) }
    addTurns()
  }

  private mutating func add(_ segment: Segment) throws(RoutingError) {
    let place = entries.count
    guard streets.uid.elements[place] == segment.uid.rawValue, streets.from.elements[place] == segment.from.rawValue,
      streets.to.elements[place] == segment.to.rawValue
    else { throw .otherNetwork }
    let forward = try passage(along: segment, arc: 2 * place)
    let backward = try passage(along: segment, arc: 2 * place + 1)
    entries.append(
      ArcGraph.Entry(
        uid: segment.uid, from: segment.from.rawValue, to: segment.to.rawValue,
        isTwoWay: segment.attributes.direction == .both, forward: forward, backward: backward))
  }

  /// Measures the arc of a direction, if the vehicle may drive it.
  private mutating func passage(along segment: Segment, arc: Int) throws(RoutingError) -> ArcGraph.Passage {
    if conditions.closed.contains(segment.uid) { return .obstacle(.closed) }
    if let obstacle = profile.obstacle(on: segment.attributes, forward: arc & 1 == 0) { return .obstacle(obstacle) }
    let millimeters = (segment.length.rawValue * 1000).rounded()
    guard millimeters >= 0, millimeters <= Double(UInt32.max), let time = time(along: segment) else {
      throw .badLength(segment.uid, meters: segment.length.rawValue)
    }
    arcTime[arc] = time
    arcLength[arc] = UInt32(millimeters)
    return .arc(UInt32(arc))
  }

  private func time(along segment: Segment) -> UInt32? {
    guard let usual = profile.travelTime(along: segment)?.milliseconds else { return nil }
    let factor = conditions.factor(on: segment.uid, segment.attributes.roadClass)
    return factor == 1 ? UInt32(exactly: usual) : UInt32(exactly: max(1, (Double(usual) / factor).rounded()))
  }

  // MARK: Turns

  /// Keeps the turns that lead between arcs the vehicle may drive and that its rules allow.
  private mutating func addTurns() {
    firstTurn.reserveCapacity(streets.arcCount + 1)
    turnHead.reserveCapacity(streets.turnCount)
    turnCost.reserveCapacity(streets.turnCount)
    turnKind.reserveCapacity(streets.turnCount)
    let costs = TurnCosts(profile)
    let isOpen = entries.flatMap { [$0.forward.isArc, $0.backward.isArc] }
    for arc in 0..<streets.arcCount {
      if isOpen[arc] { addTurns(from: arc, isOpen, costs) }
      firstTurn.append(UInt32(turnHead.count))
    }
  }

  private mutating func addTurns(from arc: Int, _ isOpen: [Bool], _ costs: TurnCosts) {
    let start = turnHead.count
    var hasWayOn = false
    for turn in streets.turns(from: arc) {
      let mark = StreetTurns.Mark(byte: streets.turnMark.elements[turn])
      let head = streets.turnHead.elements[turn]
      guard isOpen[Int(head)], !mark.isBanned || profile.ignoresTurnRestrictions else { continue }
      if mark.kind != .uTurn { hasWayOn = true }
      turnHead.append(head)
      turnKind.append(mark.kind)
      turnCost.append(costs[mark.kind])
    }
    let turnsRound =
      switch profile.uTurns {
      case .forbid: false
      case .deadEnds: !hasWayOn
      case .allow: true
      }
    if !turnsRound { dropUTurns(from: start) }
  }

  private mutating func dropUTurns(from start: Int) {
    var kept = start
    for turn in start..<turnHead.count where turnKind[turn] != .uTurn {
      (turnHead[kept], turnKind[kept], turnCost[kept]) = (turnHead[turn], turnKind[turn], turnCost[turn])
      kept += 1
    }
    turnHead.removeLast(turnHead.count - kept)
    turnKind.removeLast(turnKind.count - kept)
    turnCost.removeLast(turnCost.count - kept)
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

/// What turns of each kind cost a vehicle, in milliseconds.
private struct TurnCosts {
  private let straight: UInt32
  private let near: UInt32
  private let crossing: UInt32
  private let uTurn: UInt32

  init(_ profile: VehicleProfile) {
    func cost(_ kind: TurnKind) -> UInt32 { UInt32(profile.time(of: kind).milliseconds) }
    (straight, near, crossing, uTurn) = (cost(.straight), cost(.near), cost(.crossing), cost(.uTurn))
  }

  subscript(kind: TurnKind) -> UInt32 {
    switch kind {
    case .straight: straight
    case .near: near
    case .crossing: crossing
    case .uTurn: uTurn
    }
  }
}
