import GeoTypes
import RoadNetwork
import TestKit
import Testing

@Suite struct RoadTests {
  /// The sources of the segments of each road, roads by id.
  private func roads(_ network: StreetNetwork) -> [[String]] {
    network.roads.map { road in
      network.segments.filter { $0.road == road.id }.map { String($0.source.dropFirst(7)) }.sorted()
    }
  }

  @Test(arguments: [(40.0, 1), (60.0, 2)])
  func runsOfOneNameAreOneRoadAcrossASmallGap(cell: Double, count: Int) throws {
    // The gap is two cells wide.
    let sketch = RoadSketch("A--B C--D", cell: Meters(cell), names: ["AB": "经十路", "CD": "经十路"])
    #expect(try sketch.network().roads.count == count)
  }

  @Test func namesAndUnnamedClassesMakeRoads() throws {
    let sketch = RoadSketch(
      "A--B--C--D--E\n   |     |\n   F     G", names: ["AB": "经十路", "BC": "经十路"],
      classes: ["BF": .lane, "CD": .branch, "DE": .branch, "DG": .secondary])
    let network = try sketch.network()
    #expect(roads(network).sorted { $0[0] < $1[0] } == [["AB", "BC"], ["CD", "DE"], ["DG"]])
    #expect(network.segments.first { $0.source == "sketch:BF" }?.road == nil, "a lane without a name has no road")
    #expect(network.checkInvariants().isEmpty)
  }

  @Test func aRoadIsOfTheClassOfMostOfItsLength() throws {
    let sketch = RoadSketch(
      "A--B-----C", names: ["AB": "路", "BC": "路"], classes: ["AB": .arterial, "BC": .secondary])
    #expect(try sketch.network().roads.map(\.roadClass) == [.secondary])
  }

  @Test func roadsKeepTheirIDsWhenOthersGo() throws {
    let first = try RoadSketch("A--B  C--D", names: ["AB": "甲路", "CD": "乙路"]).build()
    var ways = RoadSketch("A--B  C--D", names: ["AB": "甲路", "CD": "乙路"]).ways
    ways.removeFirst()
    let second = try NetworkBuilder().build(ways: ways, previous: first.network, nextUID: first.nextUID)
    #expect(second.network.roads.map(\.id) == first.network.roads.filter { $0.name == "乙路" }.map(\.id))
  }
}
