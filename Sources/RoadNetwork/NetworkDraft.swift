import GeoTypes
import Geometry

/// Chains on the way to a network: measured, not yet numbered.
struct NetworkDraft {
  /// The lines as the matching of uids sees them, one a chain.
  let lines: [MatchedLine]

  private let chains: [Chain]
  private let sources: [String]
  private let positions: [Vertex]

  /// Measures chains on the ellipsoid. - Complexity: O(n), about 1 µs a vertex.
  init(chains: [Chain], ways: [JoinedWays.Way], positions: [Vertex]) {
    self.chains = chains
    self.positions = positions
    var lines: [MatchedLine] = []
    var sources: [String] = []
    for chain in chains {
      let ids = chain.runs.map { ways[Int($0.way)].source }
      let source = ids.joined(separator: String(Segment.sourceSeparator))
      sources.append(source)
      lines.append(
        MatchedLine(
          line: chain.line, sources: Set(source.sourceIDs),
          length: NetworkDraft.length(chain.line)))
    }
    self.lines = lines
    self.sources = sources
  }

  /// The middle of all positions, `nil` where there are none.
  var middle: LonLat? { positions.isEmpty ? nil : Box(positions).center }

  /// The network without its turn rules.
  func network(
    uids: [SegmentUID], drivingSide: DrivingSide, previous: StreetNetwork?, options: NetworkOptions
  ) -> StreetNetwork {
    var (segments, nodes) = segmentsAndNodes(uids: uids)
    let dual = DualRoadFinder(segments: segments, drivingSide: drivingSide, options: options).outcome()
    for number in segments.indices {
      segments[number].pair = dual.pairs[number].map { segments[$0].uid }
      segments[number].countsAsRoad = dual.countsAsRoad[number]
    }
    let grouped = RoadGrouper(segments: segments, nodes: nodes, options: options).roads(previous: previous)
    for number in segments.indices { segments[number].road = grouped.roadOfSegment[number] }
    return StreetNetwork(
      nodes: nodes, segments: segments, kerbs: segments.flatMap { $0.kerbs(drivingSide: drivingSide) },
      restrictions: [], roads: grouped.roads, drivingSide: drivingSide)
  }

  /// Segments by rising uid, nodes in order of first use by them.
  private func segmentsAndNodes(uids: [SegmentUID]) -> ([Segment], [Vertex]) {
    var nodes: [Vertex] = []
    var idOfNode = [NodeID?](repeating: nil, count: positions.count)
    func id(_ node: Int32) -> NodeID {
      if let id = idOfNode[Int(node)] { return id }
      let id = NodeID(rawValue: UInt32(nodes.count))
      nodes.append(positions[Int(node)])
      idOfNode[Int(node)] = id
      return id
    }
    var segments: [Segment] = []
    segments.reserveCapacity(chains.count)
    for number in chains.indices.sorted(by: { uids[$0] < uids[$1] }) {
      let chain = chains[number]
      guard let line = try? LineString(chain.line) else { preconditionFailure("a chain has two different vertices") }
      segments.append(
        Segment(
          uid: uids[number], source: sources[number], line: line, attributes: chain.attributes, from: id(chain.from),
          to: id(chain.to), length: Meters(lines[number].length), leftDivision: chain.leftDivision,
          rightDivision: chain.rightDivision))
    }
    return (segments, nodes)
  }

  private static func length(_ line: [Vertex]) -> Double {
    var total = Meters.zero
    for i in 1..<line.count { total += Ellipsoid.wgs84.distance(LonLat(line[i - 1]), LonLat(line[i])) }
    return total.rawValue
  }
}

extension String {
  /// The ids in ``Segment/source``.
  var sourceIDs: [String] { split(separator: Segment.sourceSeparator).map(String.init) }
}
