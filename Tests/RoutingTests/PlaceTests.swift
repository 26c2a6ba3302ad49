import GeoTypes
import RoadNetwork
import Routing
import TestKit
import Testing

/// Where drives start and end, and why there is none.
@Suite struct PlaceTests {
  private let block = RoadSketch(
    """
    A--B--C
    |  v  |
    D--E--F
    """)

  private func drivenPath(_ drive: DrawnDrive, _ from: RoadPlace, _ to: RoadPlace) -> RoutePath? {
    var query = ArcDijkstra(drive.graph)
    return query.path(from: drive.graph.places(at: from), to: drive.graph.places(at: to))
  }

  private func reason(_ drive: DrawnDrive, _ from: RoadPlace, _ to: RoadPlace) -> NoRouteReason? {
    drivenPath(drive, from, to) == nil ? drive.graph.reasonForNoRoute(from: from, to: to) : nil
  }

  @Test(arguments: [DrivingSide.left, .right]) func aSideOfATwoWayRoadMeansOneDirection(side: DrivingSide) throws {
    let drive = try DrawnDrive(block, side: side)
    for kerb in [Side.left, .right] {
      let places = drive.graph.places(at: drive.place("AB", side: kerb))
      #expect(places.map { drive.graph.isForward($0.arc) } == [side.side(forward: true) == kerb])
    }
    #expect(drive.graph.places(at: drive.place("AB")).count == 2)
    #expect(drive.graph.places(at: drive.place("BE", side: .left)).count == 1, "a one-way road serves both its kerbs")
    #expect(drive.graph.places(at: drive.place("BE", side: .right)).count == 1)
  }

  @Test func alongOneArcNothingElseIsDriven() throws {
    let drive = try DrawnDrive(block)
    let path = try #require(drivenPath(drive, drive.place("AB", 0.2), drive.place("AB", 0.7)))
    let segment = try #require(drive.segment("AB"))
    #expect(path.steps.count == 1)
    #expect(abs((path.length - segment.length * 0.5).rawValue) < 0.002)
    #expect(abs(path.time.seconds.rawValue - segment.length.rawValue * 0.5 / 30 * 3.6) < 0.002)
  }

  @Test func backOnAOneWayRoadLeadsAroundTheBlock() throws {
    let drive = try DrawnDrive(block)
    let path = try #require(drivenPath(drive, drive.place("BE", 0.7), drive.place("BE", 0.2)))
    #expect(path.steps.first?.segment == path.steps.last?.segment && path.steps.count >= 3)
    #expect(path.steps.first?.forward == true && path.steps.last?.forward == true)
    let lengths = path.steps.reduce(0) { $0 + $1.length.rawValue }
    #expect(abs(lengths - path.length.rawValue) < 1e-6)
  }

  @Test func fromTheEndOfAnArcToTheStartOfTheNextIsTheirTurn() throws {
    let drive = try DrawnDrive(block)
    let (from, to) = (try #require(drive.arc("AB")), try #require(drive.arc("BE")))
    var query = ArcDijkstra(drive.graph)
    let found = query.path(from: [drive.graph.end(of: from)], to: [drive.graph.start(of: to)])
    let path = try #require(found)
    #expect(path.length == .zero)
    #expect(path.time == drive.graph.turn(from: from, into: to)?.time)
    #expect(path.steps.map(\.turn) == [nil, .near])
    #expect(path.count(of: .near) == 1 && path.count(of: .crossing) == 0)
  }

  @Test func offsetsBeyondTheEndsCountAsTheEnds() throws {
    let drive = try DrawnDrive(block)
    let arc = try #require(drive.arc("AB"))
    #expect(drive.graph.place(on: arc, at: Meters(-5)) == drive.graph.start(of: arc))
    #expect(drive.graph.place(on: arc, at: Meters(1e9)) == drive.graph.end(of: arc))
  }

  @Test func crossingTheRoadAvoidsAUTurnWhereItIsDearer() throws {
    let drive = try DrawnDrive(block)
    let path = try #require(drivenPath(drive, drive.place("AB", side: .right), drive.place("AB", 0.4, side: .left)))
    #expect(path.steps.allSatisfy { $0.turn != .uTurn })
    #expect(path.steps.first?.forward != path.steps.last?.forward)
  }

  // MARK: Reasons

  @Test func anUnknownSegmentIsNamed() throws {
    let drive = try DrawnDrive(block)
    let nowhere = RoadPlace(segment: SegmentUID(rawValue: 999), offset: .zero)
    #expect(drive.graph.places(at: nowhere).isEmpty)
    #expect(reason(drive, nowhere, drive.place("AB")) == .unknownSegment(nowhere.segment))
    #expect(reason(drive, drive.place("AB"), nowhere) == .unknownSegment(nowhere.segment))
  }

  @Test func islandsAreNamed() throws {
    let drive = try DrawnDrive(RoadSketch("A--B  C--D"))
    #expect(reason(drive, drive.place("AB"), drive.place("CD")) == .island)
  }

  @Test func closedRoadsAreNamed() throws {
    let line = RoadSketch("A--B--C--D", classes: ["AB": .lane, "CD": .lane])
    let shut = try DrawnDrive(line, closed: ["BC"])
    #expect(reason(shut, shut.place("AB"), shut.place("CD")) == .closed)
    #expect(reason(shut, shut.place("BC"), shut.place("CD")) == .startForbidden(shut.place("BC").segment, .closed))
    let tagged = try DrawnDrive(RoadSketch("A--B--C--D", edit: ["BC": { $0.access = .closed }]))
    #expect(reason(tagged, tagged.place("AB"), tagged.place("CD")) == .closed)
  }

  @Test func roadsForbiddenToTheProfileAreNamed() throws {
    let sketch = RoadSketch("A--B--C--D", edit: ["BC": { $0.width = Meters(2) }])
    let drive = try DrawnDrive(sketch)
    #expect(reason(drive, drive.place("AB"), drive.place("CD")) == .forbidden)
    let narrow = drive.place("BC")
    #expect(reason(drive, drive.place("AB"), narrow) == .targetForbidden(narrow.segment, .tooNarrow))
    let car = try DrawnDrive(sketch, profile: "e-bike")
    #expect(reason(car, car.place("AB"), car.place("CD")) == nil)
  }

  @Test func oneWayTrapsAreNamed() throws {
    let sketch = RoadSketch("A--B>>C--D")
    let drive = try DrawnDrive(sketch)
    #expect(reason(drive, drive.place("AB"), drive.place("CD")) == nil)
    #expect(reason(drive, drive.place("CD"), drive.place("AB")) == .oneWayTrap)
    let onFoot = try DrawnDrive(sketch, profile: "foot")
    #expect(reason(onFoot, onFoot.place("CD"), onFoot.place("AB")) == nil)
  }

  @Test func turnBansAreNamed() throws {
    let sketch = RoadSketch("A--B--C", classes: ["BC": .lane])
    let ban = sketch.restriction(.no, from: "AB", via: "B", to: "BC")
    let drive = try DrawnDrive(sketch, restrictions: [ban])
    #expect(reason(drive, drive.place("AB"), drive.place("BC")) == .turnBans)
    #expect(reason(drive, drive.place("BC"), drive.place("AB")) == nil)
  }

  @Test func aNodeThatBansIsolateIsReachedByNobody() throws {
    let sketch = RoadSketch(
      """
         B
         |
      A--X--C
      """)
    let bans = ["AX", "XC"].map {
      sketch.restriction(.no, from: $0, via: "X", to: "BX")
    }
    let drive = try DrawnDrive(sketch, restrictions: bans)
    #expect(reason(drive, drive.place("AX"), drive.place("BX")) == .turnBans)
    #expect(reason(drive, drive.place("XC"), drive.place("BX")) == .turnBans)
    #expect(reason(drive, drive.place("BX"), drive.place("AX")) == nil)
  }

  /// The reason is that of a walk over all nodes which takes one rule back after the other.
  @Test(arguments: UInt64(0)..<60) func reasonsAreThoseOfASlowWalk(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let streets = RandomStreets(
      nodeCount: random.int(in: 2...12), wayCount: random.int(in: 1...16),
      oneWayShare: random.double(in: 0...1), ruleCount: random.int(in: 0...8), seed: seed)
    let network = try NetworkBuilder().build(ways: streets.ways, restrictions: streets.restrictions).network
    let closed = network.segments.filter { _ in random.int(in: 0...5) == 0 }.map(\.uid)
    let graph = try ArcGraph(network, profile: .standard("sweeper"), closed: Set(closed))
    for start in network.segments {
      for target in network.segments {
        let (from, to) = (RoadPlace(segment: start.uid, offset: .zero), RoadPlace(segment: target.uid, offset: .zero))
        let found = graph.reasonForNoRoute(from: from, to: to)
        #expect(found == slowReason(start, target, network, graph), "seed \(seed): \(start.uid) -> \(target.uid)")
      }
    }
  }

  private func slowReason(_ start: Segment, _ target: Segment, _ network: StreetNetwork, _ graph: ArcGraph)
    -> NoRouteReason
  {
    func obstacle(_ segment: Segment) -> RoadObstacle? {
      guard let ahead = graph.obstacle(on: segment.uid, forward: true),
        let back = graph.obstacle(on: segment.uid, forward: false)
      else { return nil }
      return ahead == .oneWay ? back : ahead
    }
    if let obstacle = obstacle(start) { return .startForbidden(start.uid, obstacle) }
    if let obstacle = obstacle(target) { return .targetForbidden(target.uid, obstacle) }
    func leads(_ isOpen: (RoadObstacle?) -> Bool) -> Bool {
      func opens(_ segment: Segment, _ forward: Bool) -> Bool {
        isOpen(graph.obstacle(on: segment.uid, forward: forward))
      }
      var seen: Set<NodeID> = []
      if opens(start, true) { seen.insert(start.to) }
      if opens(start, false) { seen.insert(start.from) }
      var count = 0
      while seen.count > count {
        count = seen.count
        for segment in network.segments {
          if opens(segment, true), seen.contains(segment.from) { seen.insert(segment.to) }
          if opens(segment, false), seen.contains(segment.to) { seen.insert(segment.from) }
        }
      }
      return opens(target, true) && seen.contains(target.from) || opens(target, false) && seen.contains(target.to)
    }
    if leads({ $0 == nil }) { return .turnBans }
    if leads({ $0 == nil || $0 == .oneWay }) { return .oneWayTrap }
    if leads({ $0 != .closed }) { return .forbidden }
    return leads { _ in true } ? .closed : .island
  }

  // MARK: Bad networks

  @Test func networksThatBreakTheirRulesAreRefused() throws {
    var network = try block.network()
    let profile = try VehicleProfile.standard("truck")
    func refusal(_ network: StreetNetwork) -> RoutingError? {
      do throws(RoutingError) {
        _ = try ArcGraph(network, profile: profile)
        return nil
      } catch {
        return error
      }
    }
    let (sound, first) = (network, network.segments[0])
    #expect(refusal(network) == nil)
    network.segments.append(first)
    #expect(refusal(network) == .duplicateSegment(first.uid))
    for length in [-1, .nan, .infinity, 1e300] {
      network = sound
      network.segments[0].length = Meters(length)
      guard case .badLength(first.uid, _) = refusal(network) else {
        Issue.record("\(length) was taken")
        continue
      }
    }
    network = sound
    network.segments[0].to = NodeID(rawValue: .max)
    #expect(refusal(network) == .nodeMissing(first.uid, node: .max))
  }

  @Test func anEmptyNetworkHasNoArcs() throws {
    let network = StreetNetwork(
      nodes: [], segments: [], kerbs: [], restrictions: [], roads: [], drivingSide: .right)
    let graph = try ArcGraph(network, profile: .standard("sweeper"))
    #expect((0..<UInt32(graph.arcCount)).allSatisfy { !graph.isDrivable(ArcID(rawValue: $0)) } && graph.turnCount == 0)
    var query = ArcDijkstra(graph)
    let (costs, path) = (query.costs(from: [], to: [[]]), query.path(from: [], to: []))
    #expect(costs == [nil] && path == nil)
  }
}
