import GeoTypes
public import RoadNetwork

/// The turn-aware graph of a street network for one vehicle profile.
///
/// An arc is a segment driven in one direction; a turn leads from the end of an arc into the next. Forbidden arcs and
/// banned turns are left out, so that every walk in the graph is a legal drive. Times are whole milliseconds, lengths
/// whole millimetres; everything lies in flat arrays, 17 bytes a turn.
public struct ArcGraph: Sendable {
  /// The vehicle it was made for.
  public let profile: VehicleProfile
  /// On which side the city drives.
  public let drivingSide: DrivingSide

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

  /// Twice the entry's number, plus 1 where it is driven against its digitised direction.
  let directedEntry: [UInt32]
  /// Milliseconds.
  let arcTime: [UInt32]
  /// Millimetres.
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
    var builder = try ArcGraphBuilder(network, profile: profile, closed: closed)
    try builder.addTurns()
    self.init(builder)
  }

  private init(_ builder: ArcGraphBuilder) {
    profile = builder.profile
    drivingSide = builder.network.drivingSide
    entries = builder.entries
    nodeCount = builder.network.nodes.count
    directedEntry = builder.directedEntry
    arcTime = builder.arcTime
    arcLength = builder.arcLength
    firstTurn = builder.firstTurn
    turnHead = builder.turnHead
    turnCost = builder.turnCost
    turnKind = builder.turnKind
    (firstEntry, entryTail, entryTurn) = builder.reversedTurns()
  }

  /// How many arcs there are.
  public var arcCount: Int { arcTime.count }
  /// How many turns there are.
  public var turnCount: Int { turnHead.count }
}
