public import GeoTypes

/// A road piece as a source has it: one line with one set of attributes, before it is cut into segments.
///
/// Ways join where they share a node key: OSM's node numbers, or ``Vertex/key`` in files without node numbers.
public struct RoadWay: Hashable, Sendable {
  /// Where it comes from, such as `osm:way/123` or `roads.geojson#17`; the same on the next import of that source.
  public var source: String
  /// The positions, at least two different ones.
  public var line: [Vertex]
  /// One key a vertex, of the same count.
  public var nodeKeys: [UInt64]
  /// What is known of the way.
  public var attributes: SegmentAttributes

  /// Collects the parts.
  /// - Precondition: as many node keys as vertices.
  public init(source: String, line: [Vertex], nodeKeys: [UInt64], attributes: SegmentAttributes) {
    precondition(line.count == nodeKeys.count, "a way needs one node key a vertex")
    self.source = source
    self.line = line
    self.nodeKeys = nodeKeys
    self.attributes = attributes
  }
}

/// A turn rule as a source has it, by way and node.
public struct WayTurnRestriction: Hashable, Sendable {
  /// Where it comes from, such as `osm:relation/9`.
  public var source: String
  /// What it says.
  public var kind: TurnRestrictionKind
  /// The way driven in.
  public var fromWay: String
  /// The node where the turn happens.
  public var viaNode: UInt64
  /// The way driven out.
  public var toWay: String

  /// Collects the parts.
  public init(source: String, kind: TurnRestrictionKind, fromWay: String, viaNode: UInt64, toWay: String) {
    self.source = source
    self.kind = kind
    self.fromWay = fromWay
    self.viaNode = viaNode
    self.toWay = toWay
  }
}

/// Whether a turn rule bans one turn or commands it.
public enum TurnRestrictionKind: String, Codable, Sendable {
  /// This turn is banned.
  case no
  /// Only this turn is allowed.
  case only
}
