import GeoTypes
import RoadNetwork

/// The network as the checker looks things up in it.
struct StreetIndex: Sendable {
  private struct Approach: Hashable {
    var via: NodeID
    var from: SegmentUID
  }

  let network: StreetNetwork
  private let numbers: [SegmentUID: Int]
  private var ends: [NodeID: [Int]] = [:]
  private var rules: [Approach: [TurnRestriction]] = [:]

  init(_ network: StreetNetwork) {
    self.network = network
    numbers = Dictionary(network.segments.enumerated().map { ($1.uid, $0) }) { first, _ in first }
    for (number, segment) in network.segments.enumerated() {
      ends[segment.from, default: []].append(number)
      ends[segment.to, default: []].append(number)
    }
    for rule in network.restrictions {
      rules[Approach(via: rule.via, from: rule.from), default: []].append(rule)
    }
  }

  func segment(_ uid: SegmentUID) -> Segment? { numbers[uid].map { network.segments[$0] } }

  /// How many ends of segments meet at a node.
  func arms(at node: NodeID) -> Int { ends[node]?.count ?? 0 }

  /// All movements out of a node, legal or not.
  func leaving(_ node: NodeID) -> [Movement] {
    (ends[node] ?? []).map { number in
      let segment = network.segments[number]
      return Movement(segment: segment, forward: segment.from == node)
    }
  }

  /// The turn rule that bans a turn, if one does.
  func ban(from: SegmentUID, via: NodeID, to: SegmentUID) -> TurnRestriction? {
    let own = rules[Approach(via: via, from: from)] ?? []
    if let ban = own.first(where: { $0.kind == .no && $0.to == to }) { return ban }
    let commands = own.filter { $0.kind == .only }
    return commands.contains { $0.to == to } ? nil : commands.first
  }

  func position(of node: NodeID) -> Vertex? {
    Int(node.rawValue) < network.nodes.count ? network.nodes[Int(node.rawValue)] : nil
  }
}

/// A segment driven in one direction.
struct Movement: Sendable {
  var segment: Segment
  var forward: Bool

  var tail: NodeID { forward ? segment.from : segment.to }
  var head: NodeID { forward ? segment.to : segment.from }
  var line: [Vertex] { forward ? segment.line.vertices : segment.line.vertices.reversed() }
}
