import GeoTypes
import RoadNetwork
import Testing

/// An edge is straight in longitude and latitude, however long it is.
@Suite struct SnapLongEdgeTests {
  @Test(arguments: [0.1, 0.25, 0.5, 0.75])
  func aPointOnALongEdgeLiesOnIt(share: Double) throws {
    let a = LonLat(117, 36.6)
    let b = LonLat(117.2, 36.6)
    let line = [try Vertex(rounding: a), try Vertex(rounding: b)]
    let way = RoadWay(
      source: "w", line: line, nodeKeys: line.map(\.key), attributes: SegmentAttributes(roadClass: .arterial))
    let snapper = try Snapper(NetworkBuilder().build(ways: [way]).network)
    let snap = snapper.nearest(LonLat(a.longitude + 0.2 * share, 36.6), within: Meters(50))
    let found = try #require(snap)
    // Without points between, the edge of 18 km would bow by metres.
    #expect(found.distance < Meters(0.002))
    #expect(abs(found.position.latitude - 36.6) < 1e-7)
  }
}
