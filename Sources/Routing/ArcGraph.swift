import GeoTypes
public import RoadNetwork

/// The turn-aware graph of a street network for one vehicle profile.
///
/// An arc is a segment driven in one direction; a turn leads from the end of an arc into the next. Forbidden arcs
/// have no turns and banned turns are left out, so that every walk in the graph is a legal drive. Arcs `2k` and `2k + 1`
/// are the `k`-th segment by rising uid, driven as digitised and against, for every profile and every day. Times are
/// whole milliseconds, lengths whole millimetres; everything lies in flat arrays, 17 bytes a turn.
public struct ArcGraph: Sendable {
  /// The vehicle it was made for.
  public let profile: VehicleProfile
  /// On which side the city drives.
  public let drivingSide: DrivingSide

  /// What it is a part of.
  let streets: StreetTurns

  /// What is kept of a segment, forbidden ones too.
  struct Entry: Sendable {
    var uid: SegmentUID
    var from: UInt32
    var to: UInt32
    var isTwoWay: Bool
    /// The arcs of either direction, or why there is none.
    var forward: Passage
    var backward: Passage
  }

  enum Passage: Sendable {
    case arc(UInt32)
    case obstacle(RoadObstacle)
  }

  /// By rising uid.
  let entries: [Entry]
  let nodeCount: Int

  /// Milliseconds; 0 where the vehicle may not drive.
  let arcTime: [UInt32]
  /// Millimetres; 0 where the vehicle may not drive.
  let arcLength: [UInt32]

  /// Turns out of arc `a` are `firstTurn[a]..<firstTurn[a + 1]`, by rising head.
  let firstTurn: [UInt32]
  let turnHead: [UInt32]
  /// Milliseconds.
  let turnCost: [UInt32]
  let turnKind: [TurnKind]

  /// Turns into arc `a` are `entryTurn[firstEntry[a]..<firstEntry[a + 1]]`, out of the arcs `entryTail`.
  let firstEntry: [UInt32]
  let entryTail: [UInt32]
  let entryTurn: [UInt32]

  /// Expands a network for a profile.
  /// - Parameter closed: segments that are closed for the day.
  /// - Throws: ``RoutingError``, where the network breaks its own rules.
  /// - Complexity: O(n log n) in segments, O(d²) at a node of degree d.
  public init(
    _ network: StreetNetwork, profile: VehicleProfile, closed: Set<SegmentUID> = []
  ) throws(RoutingError) {
    try self.init(
      StreetTurns(network), network, profile: profile, conditions: RoadConditions(closed: closed))
  }

  /// Picks what a vehicle may drive today out of the turns of a network.
  /// - Parameter network: what the turns were found in.
  /// - Throws: ``RoutingError``, where a length cannot be driven or the network is another.
  /// - Complexity: O(segments + turns).
  public init(
    _ streets: StreetTurns, _ network: StreetNetwork, profile: VehicleProfile, conditions: RoadConditions = .usual
  ) throws(RoutingError) {
    let builder = try ArcGraphBuilder(streets, network, profile: profile, conditions: conditions)
    self.profile = profile
    self.streets = streets
    drivingSide = streets.drivingSide
    entries = builder.entries
    nodeCount = streets.nodeCount
    arcTime = builder.arcTime
    arcLength = builder.arcLength
    firstTurn = builder.firstTurn
    turnHead = builder.turnHead
    turnCost = builder.turnCost
    turnKind = builder.turnKind
    (firstEntry, entryTail, entryTurn) = builder.reversedTurns()
  }

  /// How many arcs there are, forbidden ones too: two a segment.
  public var arcCount: Int { arcTime.count }
  /// How many turns there are.
  public var turnCount: Int { turnHead.count }

  /// Whether the vehicle may drive an arc. - Precondition: the arc is of this graph.
  public func isDrivable(_ arc: ArcID) -> Bool {
    let entry = entries[Int(arc.rawValue >> 1)]
    return (arc.rawValue & 1 == 0 ? entry.forward : entry.backward).isArc
  }
}
