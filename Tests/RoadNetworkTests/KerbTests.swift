import GeoTypes
import RoadNetwork
import TestKit
import Testing

@Suite struct KerbTests {
  /// Kerbs as `left outer forward` and so on.
  private func kerbs(_ drawing: String, _ side: DrivingSide) throws -> [String] {
    var options = NetworkOptions()
    options.drivingSide = side
    return try RoadSketch(drawing).network(options: options).kerbs.map {
      "\($0.side) \($0.kind) \($0.forward ? "forward" : "backward")"
    }
  }

  @Test func twoWayRoadIsSweptWithTheTrafficOfEachSide() throws {
    #expect(try kerbs("A--B", .right) == ["left outer backward", "right outer forward"])
    #expect(try kerbs("A--B", .left) == ["left outer forward", "right outer backward"])
  }

  @Test func oneWayRoadIsSweptWithTraffic() throws {
    #expect(try kerbs("A>>B", .right) == ["left outer forward", "right outer forward"])
    #expect(try kerbs("A>>B", .left) == ["left outer forward", "right outer forward"])
  }

  @Test func roadDigitisedAgainstTrafficIsSweptBackward() throws {
    let sketch = RoadSketch("A--B", edit: ["AB": { $0.direction = .backward }])
    #expect(try sketch.network().kerbs.map(\.forward) == [false, false])
  }

  @Test func dividedCentreLineHasFourKerbs() throws {
    #expect(
      try kerbs("A==B", .right) == [
        "left outer backward", "left median backward", "right outer forward", "right median forward",
      ])
  }

  @Test(arguments: [DrivingSide.right, .left])
  func halfOfADualRoadHasAMedianOnTheSideOfOncomingTraffic(side: DrivingSide) {
    for direction in [TravelDirection.forward, .backward] {
      var attributes = SegmentAttributes(name: "经十路", roadClass: .arterial)
      attributes.direction = direction
      attributes.isDivided = true
      guard let line = try? LineString([Vertex(x: 0, y: 0), Vertex(x: 1000, y: 0)]) else { return }
      let segment = Segment(
        uid: SegmentUID(rawValue: 1), source: "s", line: line, attributes: attributes, from: NodeID(rawValue: 0),
        to: NodeID(rawValue: 1), length: Meters(1))
      let kerbs = segment.kerbs(drivingSide: side)
      let median = side.side(forward: direction == .forward).opposite
      #expect(kerbs.count == 2)
      #expect(kerbs.filter { $0.kind == .median }.map(\.side) == [median])
      #expect(kerbs.allSatisfy { $0.forward == (direction == .forward) })
    }
  }
}
