import GeoTypes
import RoadNetwork
import TestKit
import Testing

@Suite struct BorderTests {
  /// Two divisions, W and E, that meet at a column of the drawing.
  private func areas(_ sketch: RoadSketch, borderAt column: Double) -> [CutArea] {
    [
      CutArea(code: "W", area: sketch.area(columns: -10...column, rows: -10...10)),
      CutArea(code: "E", area: sketch.area(columns: column...30, rows: -10...10)),
    ]
  }

  private func build(_ sketch: RoadSketch, borderAt column: Double) throws -> StreetNetwork {
    let network = try sketch.build(areas: areas(sketch, borderAt: column)).network
    #expect(network.checkInvariants().isEmpty)
    return network
  }

  @Test func cutsWhereARoadCrosses() throws {
    let network = try build(RoadSketch("A---------B", cell: Meters(20)), borderAt: 4.3)
    #expect(network.segments.map(\.leftDivision) == ["W", "E"])
    #expect(network.segments.map(\.rightDivision) == ["W", "E"])
    #expect(network.segments[0].line.end == network.segments[1].line.start)
    #expect(network.segments[0].to == network.segments[1].from)
    #expect(abs(network.segments[0].length.rawValue - 86) < 0.1)
  }

  @Test func doesNotCutARoadAlongTheBorder() throws {
    let network = try build(RoadSketch("A\n|\n|\n|\nB", cell: Meters(100)), borderAt: 0.05)
    #expect(network.segments.count == 1)
    // Digitised from north to south: the left is the east.
    #expect(network.segments[0].leftDivision == "E")
    #expect(network.segments[0].rightDivision == "W")
  }

  @Test func doesNotCutARoadThatWeavesOverTheBorder() throws {
    let sketch = RoadSketch("A", cell: Meters(100))
    let places = [(-0.1, 0.0), (0.1, 1.0), (-0.1, 2.0), (0.1, 3.0)]
    let line = try places.map { try Vertex(rounding: sketch.position(column: $0.0, row: $0.1)) }
    let way = RoadWay(
      source: "w", line: line, nodeKeys: line.map(\.key), attributes: SegmentAttributes(roadClass: .branch))
    let network = try NetworkBuilder().build(ways: [way], areas: areas(sketch, borderAt: 0)).network
    #expect(network.segments.count == 1)
    #expect(network.segments[0].leftDivision == "E")
    #expect(network.segments[0].rightDivision == "W")
  }

  @Test func ofARoadThatEntersLateOneCutIsMade() throws {
    // In W, over the border, along it within tolerance on both sides, then deep into E.
    let sketch = RoadSketch("A", cell: Meters(100))
    let places = [(-2.0, 0.0), (0.1, 0.0), (-0.05, 1.0), (0.1, 2.0), (3.0, 2.0)]
    let line = try places.map { try Vertex(rounding: sketch.position(column: $0.0, row: $0.1)) }
    let way = RoadWay(
      source: "w", line: line, nodeKeys: line.map(\.key), attributes: SegmentAttributes(roadClass: .branch))
    let network = try NetworkBuilder().build(ways: [way], areas: areas(sketch, borderAt: 0)).network
    #expect(network.segments.count == 2)
    #expect(network.segments.first?.leftDivision == "W")
    #expect(network.segments.last?.leftDivision == "E")
  }

  @Test func doesNotCutAJunctionJustBeyondTheBorder() throws {
    let network = try build(RoadSketch("A---------B", cell: Meters(20)), borderAt: 0.5)
    #expect(network.segments.count == 1)
    #expect(network.segments[0].leftDivision == "E")
  }

  @Test func cutsAtTheOuterBorderAndLeavesTheOutsideWithoutDivision() throws {
    let network = try build(RoadSketch("A---------B", cell: Meters(1000)), borderAt: -9)
    #expect(network.segments.map(\.leftDivision) == ["E"])
    let sketch = RoadSketch("A---------B", cell: Meters(100))
    let inner = [CutArea(code: "M", area: sketch.area(columns: 3...6, rows: -1...1))]
    let cut = try sketch.build(areas: inner).network
    #expect(cut.segments.map(\.leftDivision) == [nil, "M", nil])
    #expect(cut.segments.map(\.length.rawValue).map { ($0 / 10).rounded() * 10 } == [300, 300, 400])
  }

  @Test func bothPiecesShareTheRoundedVertexOnASlantingRoad() throws {
    let sketch = RoadSketch("A")
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<50 {
      let places = [
        (Double.random(in: -5 ... -1, using: &generator), Double.random(in: -5...5, using: &generator)),
        (Double.random(in: 1...5, using: &generator), Double.random(in: -5...5, using: &generator)),
      ]
      let line = try places.map { try Vertex(rounding: sketch.position(column: $0.0, row: $0.1)) }
      let way = RoadWay(
        source: "w", line: line, nodeKeys: line.map(\.key), attributes: SegmentAttributes(roadClass: .branch))
      let network = try NetworkBuilder().build(ways: [way], areas: areas(sketch, borderAt: 0)).network
      #expect(network.segments.count == 2, "\(places)")
      let cut = network.segments[0].line.end
      #expect(cut == network.segments[1].line.start)
      #expect(abs(LonLat(cut).longitude - sketch.position(column: 0, row: 0).longitude) < 1e-7)
      #expect(network.checkInvariants().isEmpty)
    }
  }

  @Test func refusesACodeGivenTwice() {
    let sketch = RoadSketch("A--B")
    let area = CutArea(code: "W", area: sketch.area(columns: 0...1, rows: 0...1))
    #expect(throws: NetworkError.duplicateAreaCode("W")) { try sketch.build(areas: [area, area]) }
  }
}
