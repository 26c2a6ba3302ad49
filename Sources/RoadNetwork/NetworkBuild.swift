public import GeoTypes

/// What came of a ``NetworkBuilder/build(ways:restrictions:areas:previous:nextUID:)``.
public struct NetworkBuild: Sendable {
  /// The network.
  public var network: StreetNetwork
  /// The first number not yet given to a segment; store it with the city.
  public var nextUID: Int64
  /// What happened to segment numbers, by kind, then by number.
  public var log: [UIDChange]
  /// Where changed segments now lie, by old number and offset.
  public var successions: [SegmentSuccession]
  /// What was left out, in input order.
  public var dropped: [DroppedInput]
  /// What was odd and used all the same.
  public var warnings: [NetworkWarning]
}

/// Something a source holds that is not in the network.
public struct DroppedInput: Hashable, Sendable {
  /// Why it was left out.
  public enum Reason: Hashable, Sendable {
    /// All positions of the way are the same.
    case zeroLength
    /// The way has the nodes and attributes of an earlier one.
    case duplicate(of: String)
    /// No way of that source id touches the node of the turn rule.
    case restrictionWayMissing(way: String, node: UInt64)
    /// Several pieces of the way could be meant at the node of the turn rule.
    case restrictionAmbiguous(way: String, node: UInt64)
    /// One-way roads make the turn impossible anyhow.
    case restrictionImpossible(way: String, node: UInt64)
  }

  /// The way or turn rule.
  public var source: String
  /// Why it was left out.
  public var reason: Reason
  /// Where, if known.
  public var place: LonLat?
}

extension DroppedInput: CustomStringConvertible {
  /// Source and reason in one sentence.
  public var description: String {
    func spot(_ node: UInt64) -> String {
      place.map { "[\($0.longitude), \($0.latitude)]" } ?? "node \(node)"
    }
    return switch reason {
    case .zeroLength: "\(source): all positions are the same; left out"
    case .duplicate(let other): "\(source): same nodes and attributes as \(other); left out"
    case .restrictionWayMissing(let way, let node): "\(source): \(way) does not touch \(spot(node)); rule left out"
    case .restrictionAmbiguous(let way, let node):
      "\(source): \(way) passes through \(spot(node)), either piece could be meant; rule left out"
    case .restrictionImpossible(let way, let node):
      "\(source): \(way) may not be driven that way at \(spot(node)); rule left out"
    }
  }
}

/// Something odd in the input that was used all the same.
public enum NetworkWarning: Hashable, Sendable {
  /// A way repeats positions; the repeats were dropped.
  case repeatedPositions(source: String, count: Int)
  /// A node key stands at two positions; they were taken as two nodes.
  case nodeAtTwoPositions(source: String, node: UInt64)
  /// Two ways run over the same nodes with different attributes; both are kept, one over the other.
  case sameNodes(source: String, other: String)
  /// A way runs back over its own nodes; it was taken once, as open both ways.
  case runsBack(source: String)
}

extension NetworkWarning: CustomStringConvertible {
  /// What is odd and what was done, in one sentence.
  public var description: String {
    switch self {
    case .repeatedPositions(let source, let count): "\(source): \(count) repeated positions dropped"
    case .nodeAtTwoPositions(let source, let node):
      "\(source): node \(node) stands elsewhere in an earlier way; taken as another node"
    case .sameNodes(let source, let other):
      "\(source): runs over the nodes of \(other) with other attributes; both kept"
    case .runsBack(let source): "\(source): runs back over its own nodes; taken once, as open both ways"
    }
  }
}
