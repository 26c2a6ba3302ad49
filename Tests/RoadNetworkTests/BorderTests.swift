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

  @Test(arguments: [UInt64(1), 2, 3])
  func deepInsideADivisionEverySegmentHasOneOnly(seed: UInt64) throws {
    let ways = GeneratedTown(blocks: 9, seed: seed).ways
    let plain = try NetworkBuilder().build(ways: ways).network
    let box = Box(plain.nodes)
    let columns = (0...3).map { box.low.x + (box.high.x - box.low.x) / 3 * Int32($0) + ($0 == 3 ? 100 : 0) }
    let rows = (0...3).map { box.low.y + (box.high.y - box.low.y) / 3 * Int32($0) + ($0 == 3 ? 100 : 0) }
    var areas: [CutArea] = []
    for i in 0..<3 {
      for j in 0..<3 {
        let (west, east, south, north) = (columns[i], columns[i + 1], rows[j], rows[j + 1])
        let ring = try LinearRing([
          Vertex(x: west, y: south), Vertex(x: east, y: south), Vertex(x: east, y: north), Vertex(x: west, y: north),
          Vertex(x: west, y: south),
        ])
        areas.append(CutArea(code: "\(i)\(j)", area: MultiPolygon([Polygon(exterior: ring)])))
      }
    }
    let network = try NetworkBuilder().build(ways: ways, areas: areas).network
    #expect(network.segments.count > plain.segments.count)
    #expect(network.checkInvariants().isEmpty)
    let lengths = [plain, network].map { $0.segments.reduce(0) { $0 + $1.length.rawValue } }
    #expect(abs(lengths[0] - lengths[1]) < 1, "seed \(seed)")
    for segment in network.segments {
      var found: Set<String> = []
      for (a, b) in zip(segment.line.vertices, segment.line.vertices.dropFirst()) {
        for step in 0...20 {
          let x = Double(a.x) + (Double(b.x) - Double(a.x)) * Double(step) / 20
          let y = Double(a.y) + (Double(b.y) - Double(a.y)) * Double(step) / 20
          // 20 metres in each direction near 41 degrees north.
          let isNear = columns.contains { abs(Double($0) - x) < 2400 } || rows.contains { abs(Double($0) - y) < 1800 }
          guard !isNear else { continue }
          found.insert("\(columns.lastIndex { Double($0) <= x } ?? 9)\(rows.lastIndex { Double($0) <= y } ?? 9)")
        }
      }
      #expect(found.count <= 1, "seed \(seed): \(segment.source) lies in \(found.sorted())")
      // A street deep inside on all its length carries that division on both sides.
      if let code = found.first, segment.leftDivision == segment.rightDivision {
        #expect(segment.leftDivision == code, "seed \(seed): \(segment.source)")
      }
    }
  }
}
