import GeoTypes

/// Makes the street network of a city from the ways of its sources.
public struct NetworkBuilder: Sendable {
  /// What it goes by.
  public var options: NetworkOptions

  /// A builder with the given options.
  public init(options: NetworkOptions = NetworkOptions()) { self.options = options }

  /// Cuts ways into segments at junctions, borders and changes of attributes, and numbers them.
  /// - Parameters:
  ///   - ways: the roads, joined where they share a node key.
  ///   - restrictions: turn rules by way and node.
  ///   - areas: the lowest divisions; none where the city has no divisions.
  ///   - previous: the network whose uids live on, `nil` on a first import.
  ///   - nextUID: the first number never given to a segment of this city.
  /// - Throws: ``NetworkError`` where the input cannot be used.
  public func build(
    ways: [RoadWay], restrictions: [WayTurnRestriction] = [], areas: [CutArea] = [], previous: StreetNetwork? = nil,
    nextUID: Int64 = 1
  ) throws(NetworkError) -> NetworkBuild {
    var nodes: [Vertex] = []
    var segments: [Segment] = []
    var next = nextUID
    for way in ways {
      guard let line = try? LineString(way.line) else { continue }
      let plane = LocalPlane(at: line.start)
      segments.append(
        Segment(
          uid: SegmentUID(rawValue: next), source: way.source, line: line, attributes: way.attributes,
          from: NodeID(rawValue: UInt32(nodes.count)), to: NodeID(rawValue: UInt32(nodes.count + 1)),
          length: Plane.length(line.vertices.map(plane.point))))
      nodes += [line.start, line.end]
      next += 1
    }
    let network = StreetNetwork(
      nodes: nodes, segments: segments, kerbs: [], restrictions: [], roads: [],
      drivingSide: options.drivingSide ?? .right)
    return NetworkBuild(network: network, nextUID: next, log: [], successions: [], dropped: [], warnings: [])
  }
}
