import GeoTypes
import RoadNetwork
import Routing
import TestKit
import Testing

/// What is reached within a time, against the slow router's time to many places.
@Suite struct ReachTests {
  @Test(arguments: UInt64(0)..<40) func piecesEndWhereTheTimeIsUp(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed &+ 500)
    let streets = RandomStreets(
      nodeCount: generator.int(in: 2...14), wayCount: generator.int(in: 1...26),
      oneWayShare: [0, 0.3, 0.9][Int(seed % 3)], ruleCount: generator.int(in: 0...12), seed: seed)
    let network = try NetworkBuilder().build(ways: streets.ways, restrictions: streets.restrictions).network
    let profile = try VehicleProfile.standard(VehicleProfile.standardNames[Int(seed % 6)])
    let closed = Set(network.segments.filter { _ in generator.int(in: 0...30) == 0 }.map(\.uid))
    let graph = try ArcGraph(network, profile: profile, closed: closed)
    let slow = SlowRouter(network, profile: profile, closed: closed)
    let checker = PathCheck(network: network, graph: graph, slow: slow)
    var search = ArcDijkstra(graph)
    let hierarchy = StreetHierarchy(try StreetTurns(network), nodes: network.nodes)
    var swept = DriveReachQuery(try DriveIndex(hierarchy, graph))
    func place() -> RoadPlace {
      let segment = network.segments[generator.int(in: 0...network.segments.count - 1)]
      let share = [0, 1, generator.double(in: 0...1), generator.double(in: 0...1)][generator.int(in: 0...3)]
      return RoadPlace(
        segment: segment.uid, offset: segment.length * share, side: [Side.left, nil][generator.int(in: 0...1)])
    }
    let limits = [1, 20_000, 60_000, 200_000].map { TravelTime(milliseconds: $0) }
    for _ in 0..<4 {
      let source = graph.places(at: place())
      let reach = search.reach(from: source, within: limits[3])
      let targets = (0..<30).map { _ in place() }.map { RoadPlace(segment: $0.segment, offset: $0.offset) }
      let stands = targets.map { graph.places(at: $0).map(checker.slowPlace) }
      let times = slow.times(from: source.map(checker.slowPlace), to: stands)
      for limit in limits {
        let pieces = reach.pieces(within: limit)
        let same = swept.reach(from: source, within: limit)
        #expect(same.pieces(within: limit) == pieces, "seed \(seed)")
        for arc in (0..<UInt32(graph.arcCount)).map(ArcID.init(rawValue:)) {
          let time = reach.time(at: arc)
          #expect(same.time(at: arc) == time.flatMap { $0 <= limit ? $0 : nil }, "seed \(seed)")
        }
        for (target, time) in zip(targets, times) {
          let own = pieces.filter { $0.segment == target.segment }
          let comment: Comment = "seed \(seed), \(limit.milliseconds) ms: \(target) at \(time ?? -1) of \(own)"
          if own.contains(where: { target.offset - $0.from > Meters(0.002) && $0.to - target.offset > Meters(0.002) }) {
            #expect((time ?? .max) <= limit.milliseconds + 2, comment)
          }
          // A start at the very end of an arc is reached, and no piece.
          if let time, time > 0, time < limit.milliseconds - 20 {
            #expect(
              own.contains { $0.from - target.offset < Meters(0.002) && target.offset - $0.to < Meters(0.002) }, comment
            )
          }
        }
        for (piece, next) in zip(pieces, pieces.dropFirst()) where piece.segment == next.segment {
          #expect(piece.to < next.from, "seed \(seed)")
        }
        #expect(pieces.allSatisfy { $0.from < $0.to })
      }
    }
  }

  @Test func anArcIsDatedByItsTail() throws {
    let drive = try DrawnDrive(RoadSketch("A--B--C\n   |\n   D"))
    let start = drive.graph.places(at: drive.place("AB", 0.5)).filter { drive.graph.isForward($0.arc) }
    var search = ArcDijkstra(drive.graph)
    let (first, next) = (try #require(drive.arc("AB")), try #require(drive.arc("BC")))
    let half = TravelTime(milliseconds: drive.graph.time(of: first).milliseconds / 2 + 1000)
    let reach = search.reach(from: start, within: half)
    let alone = search.time(from: start, to: [drive.graph.start(of: next)])
    #expect(reach.time(at: next) == alone && alone != nil)
    #expect(reach.time(at: first) == nil)
    #expect(search.reach(from: [], within: half).pieces(within: half).isEmpty)
  }
}
