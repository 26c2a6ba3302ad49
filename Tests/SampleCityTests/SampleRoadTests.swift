import GeoTypes
import RoadNetwork
import SampleCity
import Testing

@Suite struct SampleRoadTests {
  @Test func everyKindOfRoadOccurs() throws {
    let ways = try ReadSample.district.ways()
    #expect(Set(ways.map(\.attributes.roadClass)) == Set(RoadClass.allCases))
    #expect(Set(ways.map(\.attributes.direction)) == [.both, .forward, .backward])
    #expect(Set(ways.map(\.attributes.structure)) == [.ground, .bridge, .tunnel])
    #expect(Set(ways.map(\.attributes.layer)) == [-1, 0, 1])
    for isSo in [\SegmentAttributes.isDivided, \.isLink, \.isRoundabout] {
      #expect(ways.contains { $0.attributes[keyPath: isSo] })
    }
    let named = Set(ways.compactMap(\.attributes.name))
    for name in ["环城南路", "纬二路", "经二路"] { #expect(named.contains(name)) }
    #expect(Set(ways.map(\.source)).count == ways.count)
  }

  /// Ways of one level must share a vertex wherever they cross: compared pair by pair, in whole numbers.
  @Test(arguments: UInt64(1)...3) func waysCrossOnlyAtSharedVerticesOrAtDifferentLevels(seed: UInt64) throws {
    let pieces = try ReadSample(.block, seed: seed).ways().flatMap { way in
      zip(way.line, way.line.dropFirst()).map { (way: way, a: $0, b: $1) }
    }
    for (index, p) in pieces.enumerated() {
      for q in pieces[(index + 1)...] where p.way.attributes.layer == q.way.attributes.layer {
        let isMeeting = [p.a, p.b].contains(q.a) || [p.a, p.b].contains(q.b)
        if isMeeting { continue }
        let crosses =
          turn(p.a, p.b, q.a) * turn(p.a, p.b, q.b) <= 0 && turn(q.a, q.b, p.a) * turn(q.a, q.b, p.b) <= 0
        #expect(!crosses, "seed \(seed): \(p.way.source) and \(q.way.source) cross near \(p.a)")
      }
    }
  }

  private func turn(_ a: Vertex, _ b: Vertex, _ c: Vertex) -> Int {
    (Int(b.x - a.x) * Int(c.y - a.y) - Int(b.y - a.y) * Int(c.x - a.x)).signum()
  }

  @Test func waysOfDifferentLevelsMeetOnlyWhereOneEnds() throws {
    let ways = try ReadSample.district.ways()
    var users: [Vertex: [RoadWay]] = [:]
    for way in ways {
      for vertex in Set(way.line) { users[vertex, default: []].append(way) }
    }
    for (vertex, here) in users where Set(here.map(\.attributes.layer)).count > 1 {
      let ends = here.filter { $0.line.first == vertex || $0.line.last == vertex }
      #expect(!ends.isEmpty, "\(here.map(\.source)) share \(vertex) in passing")
    }
  }

  @Test(arguments: ReadSample.small, UInt64(1)...3)
  func everyRoadCanBeReachedAndLeft(scale: SampleScale, seed: UInt64) throws {
    var forward: [UInt64: [UInt64]] = [:]
    var backward: [UInt64: [UInt64]] = [:]
    for way in try ReadSample(scale, seed: seed).ways() {
      for (a, b) in zip(way.nodeKeys, way.nodeKeys.dropFirst()) {
        if way.attributes.direction != .backward {
          forward[a, default: []].append(b)
          backward[b, default: []].append(a)
        }
        if way.attributes.direction != .forward {
          forward[b, default: []].append(a)
          backward[a, default: []].append(b)
        }
      }
    }
    let nodes = Set(forward.keys).union(backward.keys)
    let start = try #require(nodes.min())
    #expect(reached(from: start, over: forward) == nodes, "seed \(seed)")
    #expect(reached(from: start, over: backward) == nodes, "seed \(seed)")
  }

  private func reached(from start: UInt64, over arcs: [UInt64: [UInt64]]) -> Set<UInt64> {
    var seen: Set<UInt64> = [start]
    var pending = [start]
    while let node = pending.popLast() {
      for next in arcs[node] ?? [] where seen.insert(next).inserted { pending.append(next) }
    }
    return seen
  }

  @Test func carriagewaysOfAPairRunOppositeWaysAtTheirDistance() throws {
    let sample = ReadSample.district
    let ways = Dictionary(uniqueKeysWithValues: try sample.ways().map { ($0.source, $0) })
    let rows = sample.rows("truth/pairs.csv")
    #expect(rows.count > 60)
    for row in rows {
      let way = try #require(ways[row["way"] ?? ""])
      let other = try #require(ways[row["opposite"] ?? ""])
      #expect(way.attributes.name == other.attributes.name && way.attributes.direction == .forward)
      let middle = plane(way.line[way.line.count / 2])
      let gap =
        zip(other.line, other.line.dropFirst())
        .map { Plane.nearest(to: middle, from: plane($0), to: plane($1)).distance.rawValue }.min() ?? 0
      #expect((15...30).contains(gap), "\(way.source): \(gap) m")
    }
  }

  private func plane(_ vertex: Vertex) -> PlanarPoint {
    PlanarPoint((vertex.longitude - 117) * 89_475.5, (vertex.latitude - 36.6) * 110_970.2)
  }

  @Test func turnRulesNameWaysThatEndThere() throws {
    let sample = ReadSample.district
    let ways = Dictionary(uniqueKeysWithValues: try sample.ways().map { ($0.source, $0) })
    let rules = try sample.restrictions()
    #expect(Set(rules.map(\.kind)) == [.no, .only])
    for rule in rules {
      for end in [rule.fromWay, rule.toWay] {
        let keys = try #require(ways[end]).nodeKeys
        #expect(keys.first == rule.viaNode || keys.last == rule.viaNode, "\(rule.source)")
      }
    }
  }
}
