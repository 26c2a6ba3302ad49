import GeoTypes
import RoadNetwork
import Testing

@testable import CityImport

struct WithinFilterTests {
  /// A square of 1000 units with its corner at the origin.
  private static func square() throws -> MultiPolygon {
    let corners = [(0, 0), (1000, 0), (1000, 1000), (0, 1000), (0, 0)].map { Vertex(x: $0.0, y: $0.1) }
    return MultiPolygon([try Polygon(exterior: LinearRing(corners))])
  }

  private static func way(_ positions: [(Int32, Int32)]) -> RoadWay {
    let line = positions.map { Vertex(x: $0.0, y: $0.1) }
    return RoadWay(
      source: "way", line: line, nodeKeys: line.map(\.key), attributes: SegmentAttributes(roadClass: .branch))
  }

  @Test func wayInsideStaysAsItIs() throws {
    let way = Self.way([(0, 0), (500, 500), (1000, 1000)])
    #expect(try WithinFilter(Self.square()).runs(way) == [way])
  }

  @Test func wayOutsideGoes() throws {
    #expect(try WithinFilter(Self.square()).runs(Self.way([(2000, 0), (3000, 0)])).isEmpty)
  }

  @Test func runsReachTheNextNodeAndHaveNamesOfTheirOwn() throws {
    let way = Self.way([(-900, 100), (-500, 100), (100, 100), (1500, 100), (1600, 100), (1700, 900), (500, 900)])
    let runs = try WithinFilter(Self.square()).runs(way)
    #expect(runs.map(\.source) == ["way", "way#2"])
    #expect(runs.map { $0.line.map(\.x) } == [[-500, 100, 1500], [1700, 500]])
    #expect(runs.allSatisfy { $0.nodeKeys == $0.line.map(\.key) })
  }
}
