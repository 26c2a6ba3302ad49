import GeoTypes
import IndexFile
public import RoadNetwork

/// Every way to go on from a street into the next, whatever the vehicle and the day.
///
/// Arcs `2k` and `2k + 1` are the `k`-th segment by rising uid, driven as digitised and against. A turn leads from each
/// arc into each one that starts where it ends, back into its own segment too; its kind and whether a rule of the city
/// bans it are known, what it costs is not. One vehicle's ``ArcGraph`` is a part of this, with the same arcs; a
/// ``StreetHierarchy`` is built on the whole, so that all vehicles and hours share it. Five bytes a turn.
public struct StreetTurns: Sendable {
  /// On which side the city drives.
  public let drivingSide: DrivingSide
  let nodeCount: Int
  /// Of each segment, rising.
  let uid: FlatArray<Int64>
  /// The nodes at which each segment starts and ends.
  let from: FlatArray<UInt32>
  let to: FlatArray<UInt32>
  /// Turns out of arc `a` are `firstTurn[a]..<firstTurn[a + 1]`, by rising head.
  let firstTurn: FlatArray<UInt32>
  let turnHead: FlatArray<UInt32>
  /// Its ``Mark``.
  let turnMark: FlatArray<UInt8>

  /// What a turn is and whether it is banned, in a byte.
  struct Mark {
    var byte: UInt8

    init(_ kind: TurnKind, isBanned: Bool) { byte = Mark.number(of: kind) | (isBanned ? Mark.banned : 0) }

    init(byte: UInt8) { self.byte = byte }

    var isBanned: Bool { byte & Mark.banned != 0 }
    var kind: TurnKind { Mark.kinds[Int(byte & 3)] }
    /// What a byte of a file may be.
    var isValid: Bool { byte & ~(Mark.banned | 3) == 0 }

    private static let banned: UInt8 = 0x80
    private static let kinds: [TurnKind] = [.straight, .near, .crossing, .uTurn]

    private static func number(of kind: TurnKind) -> UInt8 {
      switch kind {
      case .straight: 0
      case .near: 1
      case .crossing: 2
      case .uTurn: 3
      }
    }
  }

  /// How many arcs there are: two a segment.
  public var arcCount: Int { uid.count * 2 }
  /// How many turns there are.
  public var turnCount: Int { turnHead.count }

  /// The node at which an arc starts.
  func tail(of arc: Int) -> Int { Int(arc & 1 == 0 ? from.elements[arc >> 1] : to.elements[arc >> 1]) }
  /// The node at which an arc ends.
  func head(of arc: Int) -> Int { Int(arc & 1 == 0 ? to.elements[arc >> 1] : from.elements[arc >> 1]) }
  /// The turns out of an arc.
  func turns(from arc: Int) -> Range<Int> { Int(firstTurn.elements[arc])..<Int(firstTurn.elements[arc + 1]) }

  /// Finds the turns of a network.
  /// - Throws: ``RoutingError``, where the network breaks its own rules.
  /// - Complexity: O(n log n) in segments, O(d²) at a node of degree d.
  public init(_ network: StreetNetwork) throws(RoutingError) {
    let order = SegmentOrder(network)
    try order.check(network)
    let (uid, from, to) = order.columns(network)
    let finder = TurnFinder(network, order, from, to)
    (firstTurn, turnHead, turnMark) = try finder.turns()
    (self.uid, self.from, self.to) = (uid, from, to)
    drivingSide = network.drivingSide
    nodeCount = network.nodes.count
  }

  /// Takes over columns. - Precondition: they are as the properties say.
  init(
    drivingSide: DrivingSide, nodeCount: Int, uid: FlatArray<Int64>, from: FlatArray<UInt32>, to: FlatArray<UInt32>,
    firstTurn: FlatArray<UInt32>, turnHead: FlatArray<UInt32>, turnMark: FlatArray<UInt8>
  ) {
    self.drivingSide = drivingSide
    self.nodeCount = nodeCount
    (self.uid, self.from, self.to) = (uid, from, to)
    (self.firstTurn, self.turnHead, self.turnMark) = (firstTurn, turnHead, turnMark)
  }

  /// Whether a network has these segments between these nodes. - Complexity: O(n log n) in segments.
  public func fits(_ network: StreetNetwork) -> Bool {
    guard network.segments.count == uid.count, network.nodes.count == nodeCount,
      network.drivingSide == drivingSide
    else { return false }
    let order = SegmentOrder(network)
    return (0..<uid.count).allSatisfy { place in
      let segment = network.segments[order.number(at: place)]
      return segment.uid.rawValue == uid.elements[place] && segment.from.rawValue == from.elements[place]
        && segment.to.rawValue == to.elements[place]
    }
  }
}
