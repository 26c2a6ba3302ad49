import GeoTypes
import Geometry

/// Makes the street network of a city from the ways of its sources.
public struct NetworkBuilder: Sendable {
  /// What it goes by.
  public var options: NetworkOptions

  /// A builder with the given options.
  public init(options: NetworkOptions = NetworkOptions()) { self.options = options }

  /// Cuts ways into segments at junctions, borders and changes of attributes, and numbers them.
  ///
  /// The rules are in `Docs/Decisions/0201-segments-and-uids.md`. The same input gives the same network.
  /// - Parameters:
  ///   - ways: the roads, joined where they share a node key.
  ///   - restrictions: turn rules by way and node.
  ///   - areas: the lowest divisions, which may touch but not overlap; none where the city has no divisions.
  ///   - previous: the network whose uids live on, `nil` on a first import.
  ///   - nextUID: the first number never given to a segment of this city.
  /// - Throws: ``NetworkError`` where the input cannot be used.
  /// - Complexity: O(n log n) in vertices.
  public func build(
    ways: [RoadWay], restrictions: [WayTurnRestriction] = [], areas: [CutArea] = [], previous: StreetNetwork? = nil,
    nextUID: Int64 = 1
  ) throws(NetworkError) -> NetworkBuild {
    try checkCodes(of: areas)
    var joined = try JoinedWays(ways)
    let viaNodes = restrictions.map { joined.node(ofKey: $0.viaNode) }
    var (chains, positions) = WayCutter(joined, viaNodes: viaNodes.compactMap { $0 }).chains()
    if !areas.isEmpty {
      let cutter = BorderCutter(areas: areas, tolerance: options.borderTolerance)
      chains = chains.flatMap { cutter.pieces(of: $0, positions: &positions) }
    }

    let draft = NetworkDraft(chains: chains, ways: joined.ways, positions: positions)
    let matcher = UIDMatcher(old: previous?.segments.uniqueByUID ?? [], new: draft.lines, options: options)
    let matched = matcher.outcome(nextUID: nextUID)
    let side = options.drivingSide ?? draft.middle.map(DrivingSide.default(at:)) ?? .right
    let network = draft.network(uids: matched.uids, drivingSide: side, previous: previous, options: options)

    var build = NetworkBuild(
      network: network, nextUID: matched.nextUID, log: matched.log, successions: matched.successions,
      dropped: joined.dropped, warnings: joined.warnings)
    let mapper = RestrictionMapper(chains: chains, ways: joined.ways, nodes: viaNodes.compactMap { $0 })
    build.add(restrictions, at: viaNodes, using: mapper, chains: chains, uids: matched.uids)
    return build
  }

  private func checkCodes(of areas: [CutArea]) throws(NetworkError) {
    var seen: Set<String> = []
    for area in areas where !seen.insert(area.code).inserted { throw .duplicateAreaCode(area.code) }
  }
}

extension NetworkBuild {
  /// Adds the turn rules that can be mapped, and names the others.
  mutating func add(
    _ rules: [WayTurnRestriction], at nodes: [Int32?], using mapper: RestrictionMapper, chains: [Chain],
    uids: [SegmentUID]
  ) {
    let segments = Dictionary(uniqueKeysWithValues: network.segments.map { ($0.uid, $0) })
    var seen: Set<TurnRestriction> = []
    for (rule, node) in zip(rules, nodes) {
      switch mapper.map(rule, node: node) {
      case .failure(let refusal):
        dropped.append(DroppedInput(source: rule.source, reason: refusal.reason))
      case .success(let turn):
        guard let node, let segment = segments[uids[turn.from]] else { continue }
        let via = chains[turn.from].from == node ? segment.from : segment.to
        let restriction = TurnRestriction(
          source: rule.source, kind: rule.kind, from: uids[turn.from], via: via, to: uids[turn.to])
        if seen.insert(restriction).inserted { network.restrictions.append(restriction) }
      }
    }
  }
}

extension [Segment] {
  /// The first segment of each uid: a layer edited elsewhere may hold one twice.
  var uniqueByUID: [Segment] {
    var seen: Set<SegmentUID> = []
    return filter { seen.insert($0.uid).inserted }
  }
}
