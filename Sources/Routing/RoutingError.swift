public import RoadNetwork

/// Why no arc graph or table can be made.
public enum RoutingError: Error, Hashable, Sendable {
  /// Two segments have one uid.
  case duplicateSegment(SegmentUID)
  /// A segment ends at a node that is not there.
  case nodeMissing(SegmentUID, node: UInt32)
  /// A segment's length is negative, not a number, or too long to drive in 49 days at the profile's speed.
  case badLength(SegmentUID, meters: Double)
  /// A segment takes 149 hours or is 2,147 km long.
  case beyondWeights(SegmentUID, milliseconds: Int64)
  /// The turns are those of another network.
  case otherNetwork
  /// More arcs or turns than 31 bits count.
  case tooLarge(arcs: Int, turns: Int)
  /// A way in a table takes 49 days or is 4,294 km long.
  case tooFar(source: Int, target: Int)
}

extension RoutingError: CustomStringConvertible {
  /// What is wrong and what to do, in one sentence.
  public var description: String {
    switch self {
    case .duplicateSegment(let uid):
      "segment \(uid.rawValue) is in the network twice: give each segment a uid of its own"
    case .nodeMissing(let uid, let node):
      "segment \(uid.rawValue) ends at node \(node), which is not there: import the roads again"
    case .badLength(let uid, let meters):
      "segment \(uid.rawValue) is \(meters) m long, which cannot be driven: correct its length or import it again"
    case .beyondWeights(let uid, let milliseconds):
      "segment \(uid.rawValue) takes \(milliseconds / 3_600_000) hours: check its length and the speeds of the profile"
    case .otherNetwork:
      "the turns are those of another network: make them again from this one"
    case .tooLarge(let arcs, let turns):
      "\(arcs) arcs with \(turns) turns are more than one graph holds: split the city"
    case .tooFar(let source, let target):
      "the way from source \(source) to target \(target) takes over 49 days or 4,294 km: check speeds and lengths"
    }
  }
}
