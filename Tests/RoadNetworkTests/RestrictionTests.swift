import GeoTypes
import RoadNetwork
import TestKit
import Testing

@Suite struct RestrictionTests {
  private let sketch = RoadSketch(
    """
    A--B--C
       v
       D>>E
    """)

  @Test func mapsARuleToTheSegmentsAtItsNode() throws {
    let rule = sketch.restriction(.only, from: "AB", via: "B", to: "BD")
    let network = try sketch.build(restrictions: [rule, rule]).network
    #expect(network.restrictions.count == 1)
    let mapped = try #require(network.restrictions.first)
    let source = Dictionary(uniqueKeysWithValues: network.segments.map { ($0.uid, $0.source) })
    #expect(mapped.kind == .only)
    #expect(source[mapped.from] == "sketch:AB")
    #expect(source[mapped.to] == "sketch:BD;sketch:DE")
    #expect(LonLat(network.nodes[Int(mapped.via.rawValue)]) == sketch["B"])
    #expect(network.checkInvariants().isEmpty)
  }

  @Test func namesWhatCannotBeMapped() throws {
    let node = sketch.nodes["B"]?.key ?? 0
    let rules = [
      sketch.restriction(.no, from: "XY", via: "B", to: "BD"),
      sketch.restriction(.no, from: "DE", via: "B", to: "BD"),
      sketch.restriction(.no, from: "BD", via: "B", to: "AB"),
    ]
    let build = try sketch.build(restrictions: rules)
    #expect(build.network.restrictions.isEmpty)
    #expect(
      build.dropped.map(\.reason) == [
        .restrictionWayMissing(way: "sketch:XY", node: node), .restrictionWayMissing(way: "sketch:DE", node: node),
        .restrictionImpossible(way: "sketch:BD", node: node),
      ])
  }

  @Test func aWayThatPassesThroughIsAmbiguousUnlessOneWay() throws {
    let places = ["A", "B", "C"].compactMap { sketch.nodes[$0] }
    var through = RoadWay(
      source: "through", line: places, nodeKeys: places.map(\.key), attributes: SegmentAttributes(roadClass: .branch))
    let side = sketch.ways.filter { $0.source == "sketch:BD" }
    let rule = WayTurnRestriction(
      source: "r", kind: .no, fromWay: "through", viaNode: places[1].key, toWay: "sketch:BD")
    let build = try NetworkBuilder().build(ways: [through] + side, restrictions: [rule])
    #expect(build.dropped.map(\.reason) == [.restrictionAmbiguous(way: "through", node: places[1].key)])
    through.attributes.direction = .forward
    let oneWay = try NetworkBuilder().build(ways: [through] + side, restrictions: [rule]).network
    #expect(oneWay.restrictions.count == 1)
    #expect(oneWay.segments.first { $0.uid == oneWay.restrictions[0].from }?.line.start == places[0])
  }
}
