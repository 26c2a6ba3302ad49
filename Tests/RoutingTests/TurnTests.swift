import GeoTypes
import RoadNetwork
import Routing
import TestKit
import Testing

/// What movements are, drawn.
@Suite struct TurnTests {
  private let crossing = RoadSketch(
    """
       B
       |
    A--X--C
       |
       D
    """)

  @Test(arguments: [DrivingSide.left, .right]) func nearAndCrossingFollowTheDrivingSide(side: DrivingSide) throws {
    let drive = try DrawnDrive(crossing, side: side)
    #expect(drive.turn("AX", "XC")?.kind == .straight)
    #expect(drive.turn("AX", "XB")?.kind == (side == .left ? .near : .crossing))
    #expect(drive.turn("AX", "XD")?.kind == (side == .left ? .crossing : .near))
    #expect(drive.turn("BX", "XA")?.kind == (side == .left ? .crossing : .near))
    #expect(drive.turn("AX", "XA") == nil)
    #expect(drive.turn("XA", "AX")?.kind == .uTurn)
  }

  @Test func turnsCostWhatTheProfileSays() throws {
    let drive = try DrawnDrive(crossing)
    #expect(drive.turn("AX", "XC")?.time == .zero)
    #expect(drive.turn("AX", "XD")?.time == TravelTime(milliseconds: 3000))
    #expect(drive.turn("AX", "XB")?.time == TravelTime(milliseconds: 12_000))
    #expect(drive.turn("XA", "AX")?.time == TravelTime(milliseconds: 40_000))
  }

  @Test func aBendIsNotATurn() throws {
    // The second class keeps the two ways apart, so that a node remains at the bend.
    let drawing = """
      A--B
         |
         C
      """
    let drive = try DrawnDrive(RoadSketch(drawing, classes: ["BC": .lane]))
    #expect(drive.turn("AB", "BC")?.kind == .straight)
    #expect(drive.turn("CB", "BA")?.kind == .straight)
  }

  @Test func theHeadingIsTakenBeforeTheLastKink() throws {
    // Eight metres before the node the road jogs sideways; the movement is still straight on.
    let sketch = RoadSketch(
      """
         B
         |
      A--X--C
      """)
    let kinked = sketch.ways.map { way -> RoadWay in
      guard way.source == "sketch:AX", let end = way.line.last else { return way }
      var way = way
      way.line.insert(Vertex(x: end.x, y: end.y - 300), at: 1)
      way.nodeKeys.insert(7, at: 1)
      return way
    }
    let network = try NetworkBuilder().build(ways: kinked).network
    let graph = try ArcGraph(network, profile: .standard("sweeper"))
    func arc(_ source: String) throws -> ArcID {
      let segment = try #require(network.segments.first { $0.source == source })
      return try #require(graph.arc(segment.uid, forward: true))
    }
    let (from, to) = (try arc("sketch:AX"), try arc("sketch:XC"))
    #expect(graph.turn(from: from, into: to)?.kind == .straight)
  }

  @Test func anOnlyRuleBansTheOthers() throws {
    let only = crossing.restriction(.only, from: "AX", via: "X", to: "XD")
    let drive = try DrawnDrive(crossing, restrictions: [only])
    #expect(drive.turn("AX", "XD") != nil)
    #expect(drive.turn("AX", "XC") == nil && drive.turn("AX", "XB") == nil)
    #expect(drive.turn("BX", "XC") != nil, "rules bind only those who come from their road")
  }

  @Test func aNoRuleBansItsTurnAlone() throws {
    let ban = crossing.restriction(.no, from: "AX", via: "X", to: "XD")
    let drive = try DrawnDrive(crossing, restrictions: [ban])
    #expect(drive.turn("AX", "XD") == nil)
    #expect(drive.turn("AX", "XC") != nil && drive.turn("AX", "XB") != nil)
    let exempt = try DrawnDrive(crossing, restrictions: [ban], profile: "e-bike")
    #expect(exempt.turn("AX", "XD") != nil)
  }

  @Test func aBannedUTurnIsBannedEvenWhereItIsTheOnlyWay() throws {
    let ban = crossing.restriction(.no, from: "AX", via: "A", to: "AX")
    let drive = try DrawnDrive(crossing, restrictions: [ban])
    #expect(drive.turn("XA", "AX") == nil)
    #expect(drive.turn("XB", "BX")?.kind == .uTurn)
  }

  @Test func uTurnsFollowThePolicy() throws {
    for policy in UTurnPolicy.allCases {
      let drive = try DrawnDrive(crossing) { $0.uTurns = policy }
      #expect((drive.turn("AX", "XA") != nil) == (policy == .allow))
      #expect((drive.turn("XA", "AX") != nil) == (policy != .forbid))
    }
  }

  @Test func aRoadForbiddenToTheVehicleMakesADeadEnd() throws {
    let sketch = RoadSketch("A--B--C", edit: ["BC": { $0.access = .closed }])
    let drive = try DrawnDrive(sketch)
    #expect(drive.turn("AB", "BA")?.kind == .uTurn)
    let onFoot = try DrawnDrive(sketch, profile: "foot")
    #expect(onFoot.turn("AB", "BC")?.kind == .straight)
  }

  @Test func turningIntoTheOtherCarriagewayIsAUTurn() throws {
    let sketch = RoadSketch(
      """
      A<<<<<<<<<<<<<<X--B
                     |
      C>>>>>>>>>>>>>>D--E
      """, cell: Meters(20), names: ["AX": "经十路", "CD": "经十路"], classes: ["AX": .arterial, "CD": .arterial])
    let network = try sketch.network()
    let half = try #require(network.segments.first { $0.sources == ["sketch:CD"] })
    try #require(half.pair != nil)
    let sense = TurnSense(drivingSide: .right)
    var other = try #require(network.segments.first { $0.uid == half.pair })
    other.line = half.line.reversed
    let kind = sense.kind(
      from: DirectedSegment(half, forward: true), to: DirectedSegment(other, forward: true), arms: 3)
    #expect(kind == .uTurn)
  }

  @Test func nobodyCrossesTrafficAtARoundabout() throws {
    let drawing = """
         B
         |
      A--X>>C
      """
    let sketch = RoadSketch(drawing, edit: ["XC": { $0.isRoundabout = true }])
    let drive = try DrawnDrive(sketch)
    #expect(drive.turn("BX", "XC")?.kind == .straight)
    let plain = try DrawnDrive(RoadSketch(drawing))
    #expect(plain.turn("BX", "XC")?.kind == .crossing)
  }
}
