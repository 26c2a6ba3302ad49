import RoadNetwork
import TestKit
import Testing

@testable import CityImport

struct RoadIslandsTests {
  @Test func smallerPartsAreListedByLength() throws {
    let sketch = RoadSketch(
      """
      A--B--C  X-Y
      |  |
      D--E     P>Q
               |
               R
      """)
    let network = try NetworkBuilder(options: NetworkOptions()).build(
      ways: sketch.ways, restrictions: [], areas: [], previous: nil, nextUID: 1
    ).network
    let islands = RoadIslands(network).smallerOnes
    #expect(islands.map(\.segments) == [2, 1])
    #expect(islands[0].length > islands[1].length)
    #expect(islands.allSatisfy { island in network.segments.contains { $0.uid == island.lowest } })
  }

  @Test func nothingHasNoIslands() {
    let empty = StreetNetwork(nodes: [], segments: [], kerbs: [], restrictions: [], roads: [], drivingSide: .right)
    #expect(RoadIslands(empty).smallerOnes.isEmpty)
  }
}
