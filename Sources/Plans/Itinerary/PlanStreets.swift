public import GeoTypes
public import RoadNetwork

/// The network as plans look things up in it: build once, pass to all.
public struct PlanStreets: Sendable {
  /// The network.
  public let network: StreetNetwork
  private let numbers: [SegmentUID: Int]
  private let ends: [NodeID: [Int]]
  private let sense: TurnSense

  /// Indexes a network. - Complexity: O(n) in segments.
  public init(_ network: StreetNetwork) {
    self.network = network
    numbers = Dictionary(network.segments.enumerated().map { ($1.uid, $0) }) { first, _ in first }
    var ends: [NodeID: [Int]] = [:]
    for (number, segment) in network.segments.enumerated() {
      ends[segment.from, default: []].append(number)
      ends[segment.to, default: []].append(number)
    }
    self.ends = ends
    sense = TurnSense(drivingSide: network.drivingSide)
  }

  /// On which side the city drives.
  public var drivingSide: DrivingSide { network.drivingSide }

  /// The segment with a number; `nil` where the city has none such.
  public func segment(_ uid: SegmentUID) -> Segment? { numbers[uid].map { network.segments[$0] } }

  /// The line of an arc as driven; `nil` where the city has no such segment.
  public func line(of arc: PlanArc) -> LineString? {
    segment(arc.segment).map { arc.forward ? $0.line : $0.line.reversed }
  }

  /// The name of a road that meets another one at a node: of the widest class, among those the name that sorts first;
  /// `nil` where no other road with a name is there.
  public func crossingName(at node: NodeID, besides name: String?) -> String? {
    var best: (rank: Int, name: String)?
    for number in ends[node] ?? [] {
      let attributes = network.segments[number].attributes
      guard let other = attributes.name, other != name else { continue }
      let rank = attributes.roadClass.rank
      if let best, (best.rank, best.name) <= (rank, other) { continue }
      best = (rank, other)
    }
    return best?.name
  }

  /// The kind of a movement; `nil` where the second does not start where the first ends.
  public func turn(from: DirectedSegment, to: DirectedSegment) -> TurnKind? {
    guard from.head == to.tail else { return nil }
    return sense.kind(from: from, to: to, arms: ends[to.tail]?.count ?? 0)
  }
}
