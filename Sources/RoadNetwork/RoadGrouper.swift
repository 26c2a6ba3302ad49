import GeoTypes

/// Groups segments into roads.
///
/// Segments of one name form one road where they share a node, are halves of one dual road, or end no farther apart
/// than the set gap. Segments without a name form one road per connected run of equal class; those that are links or
/// lanes have no road.
struct RoadGrouper {
  private let segments: [Segment]
  private let nodes: [Vertex]
  private let options: NetworkOptions

  /// Takes the segments by rising uid and the nodes.
  init(segments: [Segment], nodes: [Vertex], options: NetworkOptions) {
    self.segments = segments
    self.nodes = nodes
    self.options = options
  }

  /// The roads by rising id, and the road of each segment.
  ///
  /// A road takes the id of the previous road, first come by segment, of the same name and most of its length, if no
  /// other has it.
  func roads(previous: StreetNetwork?) -> (roads: [Road], roadOfSegment: [RoadID?]) {
    let groups = groups()
    let ids = ids(of: groups, previous: previous)
    var roadOfSegment = [RoadID?](repeating: nil, count: segments.count)
    var roads: [Road] = []
    for (group, id) in zip(groups, ids) {
      for member in group { roadOfSegment[member] = id }
      roads.append(road(of: group, id: id))
    }
    return (roads.sorted { $0.id < $1.id }, roadOfSegment)
  }

  // MARK: Groups

  private enum Kinship: Hashable {
    case name(String)
    case unnamed(RoadClass)

    init?(_ attributes: SegmentAttributes) {
      if let name = attributes.name {
        self = .name(name)
      } else if attributes.roadClass != .lane && !attributes.isLink {
        self = .unnamed(attributes.roadClass)
      } else {
        return nil
      }
    }
  }

  private struct KinAtNode: Hashable {
    var kinship: Kinship
    var node: NodeID
  }

  /// The segments of each road, by the lowest member.
  private func groups() -> [[Int]] {
    var sets = DisjointSets(count: segments.count)
    var firstAtNode: [KinAtNode: Int] = [:]
    var membersOfName: [String: [Int]] = [:]
    let numbers = Dictionary(uniqueKeysWithValues: segments.enumerated().map { ($1.uid, $0) })
    for (number, segment) in segments.enumerated() {
      guard let kinship = Kinship(segment.attributes) else { continue }
      for node in [segment.from, segment.to] {
        let key = KinAtNode(kinship: kinship, node: node)
        if let first = firstAtNode[key] { sets.join(first, number) } else { firstAtNode[key] = number }
      }
      if let name = segment.attributes.name { membersOfName[name, default: []].append(number) }
      if let pair = segment.pair.flatMap({ numbers[$0] }) { sets.join(pair, number) }
    }
    for (_, members) in membersOfName { joinNearEnds(of: members, in: &sets) }
    var groupOfRoot: [Int: Int] = [:]
    var groups: [[Int]] = []
    for (number, segment) in segments.enumerated() where Kinship(segment.attributes) != nil {
      let root = sets.root(of: number)
      if let group = groupOfRoot[root] {
        groups[group].append(number)
      } else {
        groupOfRoot[root] = groups.count
        groups.append([number])
      }
    }
    return groups
  }

  /// Joins segments of one name that end near each other.
  private func joinNearEnds(of members: [Int], in sets: inout DisjointSets) {
    guard members.count > 1 else { return }
    var seen: Set<NodeID> = []
    var ends: [(position: Vertex, member: Int)] = []
    for member in members {
      for node in [segments[member].from, segments[member].to] where seen.insert(node).inserted {
        ends.append((nodes[Int(node.rawValue)], member))
      }
    }
    ends.sort { ($0.position, $0.member) < ($1.position, $1.member) }
    for i in ends.indices {
      let plane = LocalPlane(at: ends[i].position)
      let point = plane.point(ends[i].position)
      let limit = plane.grown(Box(low: ends[i].position, high: ends[i].position), by: options.roadGap).high.x
      for j in i + 1..<ends.count {
        guard ends[j].position.x <= limit else { break }
        if sets.root(of: ends[i].member) != sets.root(of: ends[j].member),
          point.distance(to: plane.point(ends[j].position)) <= options.roadGap
        {
          sets.join(ends[i].member, ends[j].member)
        }
      }
    }
  }

  // MARK: Roads

  private func road(of group: [Int], id: RoadID) -> Road {
    var length = Meters.zero
    var carriagewayLength = Meters.zero
    var lengthOfClass: [RoadClass: Meters] = [:]
    for member in group {
      let segment = segments[member]
      length += segment.roadLength
      carriagewayLength += segment.carriagewayLength
      lengthOfClass[segment.attributes.roadClass, default: .zero] += segment.length
    }
    let roadClass = RoadClass.allCases.max { lengthOfClass[$0] ?? .zero < lengthOfClass[$1] ?? .zero } ?? .lane
    return Road(
      id: id, name: segments[group[0]].attributes.name, roadClass: roadClass, length: length,
      carriagewayLength: carriagewayLength)
  }

  private func ids(of groups: [[Int]], previous: StreetNetwork?) -> [RoadID] {
    var nameOfRoad: [RoadID: String?] = [:]
    var roadOfUID: [SegmentUID: RoadID] = [:]
    for road in previous?.roads ?? [] { nameOfRoad[road.id] = road.name }
    for segment in previous?.segments ?? [] { roadOfUID[segment.uid] = segment.road }
    var next = 1 + (nameOfRoad.keys.map(\.rawValue).max() ?? 0)
    var taken: Set<RoadID> = []
    return groups.map { group in
      var lengths: [RoadID: Meters] = [:]
      for member in group {
        guard let road = roadOfUID[segments[member].uid], let name = nameOfRoad[road],
          name == segments[member].attributes.name
        else { continue }
        lengths[road, default: .zero] += segments[member].length
      }
      let candidates = lengths.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
      if let id = candidates.first(where: { !taken.contains($0.key) })?.key {
        taken.insert(id)
        return id
      }
      defer { next += 1 }
      return RoadID(rawValue: next)
    }
  }
}
