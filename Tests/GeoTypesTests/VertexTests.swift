import GeoTypes
import TestKit
import Testing

@Suite struct VertexTests {
  @Test(arguments: [
    (117.12, 36.651, Int32(1_171_200_000), Int32(366_510_000)), (-180, -90, -1_800_000_000, -900_000_000),
    (180, 90, 1_800_000_000, 900_000_000), (0.000_000_04, -0.000_000_06, 0, -1),
  ])
  func roundsToTheNearest(longitude: Double, latitude: Double, x: Int32, y: Int32) throws {
    #expect(try Vertex(rounding: LonLat(longitude, latitude)) == Vertex(x: x, y: y))
  }

  @Test(arguments: [
    LonLat(.nan, 0), LonLat(0, .infinity), LonLat(1e308, 0), LonLat(180.000_000_1, 0), LonLat(0, -90.000_000_1),
    LonLat(36.651, 117.12),
  ])
  func refusesWhatIsOutOfRange(position: LonLat) {
    #expect(!position.isValid)
    #expect(throws: ShapeError.self) { try Vertex(rounding: position) }
  }

  @Test func hintsAtSwappedAxes() {
    #expect(ShapeError.positionOutOfRange(LonLat(36.651, 117.12)).description.contains("swapped?"))
    #expect(!ShapeError.positionOutOfRange(LonLat(500_000, 4_057_787)).description.contains("swapped?"))
  }

  @Test(arguments: UInt64(0)..<5) func degreesComeBackAsTheSameVertex(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<10_000 {
      let vertex = Vertex(
        x: Int32(random.int(in: -1_800_000_000...1_800_000_000)), y: Int32(random.int(in: -900_000_000...900_000_000)))
      #expect(try Vertex(rounding: LonLat(vertex)) == vertex, "seed \(seed)")
      #expect(try Vertex(rounding: LonLat(Double("\(vertex.longitude)") ?? .nan, vertex.latitude)) == vertex)
    }
  }

  @Test func keysTellVerticesApart() {
    let vertices = [(0, 0), (0, -1), (-1, 0), (1, 0), (0, 1), (-1, -1)].map { Vertex(x: $0.0, y: $0.1) }
    #expect(Set(vertices.map(\.key)).count == vertices.count)
    #expect(vertices.sorted().first == Vertex(x: -1, y: -1))
  }
}
