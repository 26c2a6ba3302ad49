import GeoTypes
import Geometry
import RoadNetwork
import TestKit
import Testing

@Suite struct WayCuttingTests {
  /// The ends of each segment as letters.
  private func ends(_ sketch: RoadSketch, _ network: StreetNetwork) -> [String] {
    network.segments.map { segment in
      [segment.line.start, segment.line.end].map { vertex in
        String(sketch.nodes.first { $0.value == vertex }?.key ?? "?")
      }.joined()
    }
  }

  @Test func cutsAtJunctionsOnly() throws {
    let sketch = RoadSketch(
      """
      A--B--C--D
         |
         E
      """)
    let network = try sketch.network()
    #expect(ends(sketch, network).sorted() == ["AB", "BD", "BE"])
    #expect(network.segments.first { $0.source.contains("BC") }?.sources == ["sketch:BC", "sketch:CD"])
    #expect(network.nodes.count == 4)
    #expect(network.checkInvariants().isEmpty)
  }

  @Test func cutsWhereAnAttributeChanges() throws {
    let sketch = RoadSketch("A--B--C--D", names: ["AB": "甲路", "BC": "甲路", "CD": "乙路"])
    #expect(ends(sketch, try sketch.network()) == ["AC", "CD"])
  }

  @Test(
    arguments: [
      { (a: inout SegmentAttributes) in a.layer = 1 }, { $0.lanes = 4 }, { $0.surface = "asphalt" },
      { $0.maxSpeed = KilometersPerHour(30) }, { $0.access = .restricted }, { $0.width = Meters(9) },
      { $0.structure = .bridge }, { $0.isLink = true }, { $0.direction = .forward }, { $0.isDivided = true },
    ] as [@Sendable (inout SegmentAttributes) -> Void])
  func cutsWhereAnyAttributeChanges(change: @escaping @Sendable (inout SegmentAttributes) -> Void) throws {
    let sketch = RoadSketch("A--B--C", edit: ["BC": change])
    #expect(try sketch.network().segments.count == 2)
  }

  @Test func neverTurnsAWay() throws {
    var sketch = RoadSketch("A--B--C").ways
    sketch[1].line.reverse()
    sketch[1].nodeKeys.reverse()
    #expect(try NetworkBuilder().build(ways: sketch).network.segments.count == 2)
  }

  @Test func cutsAtTheNodeOfATurnRule() throws {
    let sketch = RoadSketch("A--B--C")
    let build = try sketch.build(restrictions: [sketch.restriction(.no, from: "AB", via: "B", to: "BC")])
    #expect(build.network.segments.count == 2)
    #expect(build.network.restrictions.count == 1)
  }

  @Test func cutsLoopsInTwo() throws {
    let sketch = RoadSketch(
      """
      A---B---+
          |   |
          +---+
      """)
    let network = try sketch.network()
    #expect(network.segments.count == 3)
    #expect(network.segments.allSatisfy { $0.from != $0.to })
    #expect(network.checkInvariants().isEmpty)
  }

  @Test func cutsALoopWithoutJunction() throws {
    let sketch = RoadSketch("A--B\n|  |\nC--D")
    let corners = ["A", "B", "D", "C", "A"].compactMap { sketch.nodes[$0] }
    let ring = RoadWay(
      source: "ring", line: corners, nodeKeys: corners.map(\.key), attributes: SegmentAttributes(roadClass: .lane))
    let network = try NetworkBuilder().build(ways: [ring]).network
    #expect(network.segments.count == 2)
    #expect(network.segments.map(\.length.rawValue).allSatisfy { abs($0 - 500) < 1 })
    #expect(network.checkInvariants().isEmpty)
  }

  @Test func cutsAWayThatCrossesItself() throws {
    let sketch = RoadSketch("A--B--C\n   |  |\n   D--E")
    let knot = ["A", "B", "C", "E", "D", "B"].compactMap { sketch.nodes[$0] }
    let way = RoadWay(
      source: "knot", line: knot, nodeKeys: knot.map(\.key), attributes: SegmentAttributes(roadClass: .lane))
    let network = try NetworkBuilder().build(ways: [way]).network
    #expect(network.segments.count == 3)
    #expect(network.checkInvariants().isEmpty)
  }

  @Test func keepsParallelSegmentsAndReportsDuplicates() throws {
    let sketch = RoadSketch("A--B--C")
    let way = sketch.ways[0]
    var copy = way
    copy.source = "copy"
    var bridge = way
    bridge.source = "bridge"
    bridge.attributes.layer = 1
    var point = way
    point.source = "point"
    point.line[1] = point.line[0]
    point.nodeKeys[1] = 99
    let build = try NetworkBuilder().build(ways: [way, copy, bridge, point])
    #expect(build.network.segments.map(\.source) == ["sketch:AB", "bridge"])
    #expect(build.dropped.map(\.reason) == [.duplicate(of: "sketch:AB"), .zeroLength])
    #expect(build.warnings == [.sameNodes(source: "bridge", other: "sketch:AB")])
    #expect(build.network.checkInvariants().isEmpty)
  }

  /// Some exports write a road that is open both ways as a way to its end and back.
  @Test func aWayThatRunsBackIsOneRoad() throws {
    let sketch = RoadSketch(
      """
      A--B--C
         |
         D
      """)
    let ways = sketch.ways.map { way in
      var way = way
      way.line += way.line.dropLast().reversed()
      way.nodeKeys += way.nodeKeys.dropLast().reversed()
      way.attributes.direction = way.source == "sketch:BD" ? .forward : .both
      return way
    }
    let build = try NetworkBuilder().build(ways: ways)
    let plain = try NetworkBuilder().build(ways: sketch.ways)
    #expect(build.network.segments == plain.network.segments)
    #expect(build.warnings == ways.map { .runsBack(source: $0.source) })
  }

  @Test func lengthIsTheEllipsoids() throws {
    let network = try RoadSketch("A---------B", cell: Meters(100)).network()
    #expect(abs(network.segments[0].length.rawValue - 1000) < 0.02)
    #expect(network.segments[0].length == Ellipsoid.wgs84.length(network.segments[0].line))
  }

  @Test func refusesPositionsOffEarth() {
    let way = RoadWay(
      source: "w", line: [Vertex(x: 0, y: 0), Vertex(x: 1, y: 900_000_001)], nodeKeys: [1, 2],
      attributes: SegmentAttributes(roadClass: .lane))
    #expect(throws: NetworkError.positionOutOfRange(source: "w", index: 1)) {
      try NetworkBuilder().build(ways: [way])
    }
  }
}
