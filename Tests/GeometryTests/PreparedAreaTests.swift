import GeoTypes
import Geometry
import TestKit
import Testing

@Suite struct PreparedAreaTests {
  @Test(arguments: UInt64(0)..<20) func agreesWithExactScanOnVertices(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let corners = (0..<5).map { _ in (Int32(random.int(in: 0...40)), Int32(random.int(in: 0...40))) }
    guard let outline = try? ring(corners) else { return }
    let area = try Validity.repaired(MultiPolygon([Polygon(exterior: outline)]))
    let prepared = try PreparedArea(area)
    for x in Int32(-1)...41 {
      for y in Int32(-1)...41 {
        let place = ExactSegments.place(of: Vertex(x: x, y: y), in: area)
        let position = LonLat(Vertex(x: x, y: y))
        #expect(try prepared.covers(position) == (place >= 0), "seed \(seed) \(x) \(y)")
        #expect(try prepared.containsProperly(position) == (place > 0), "seed \(seed) \(x) \(y)")
      }
    }
  }

  @Test func linesAndAreas() throws {
    let prepared = try PreparedArea(RasterArea.rectangle(0, 0, 10, 10))
    #expect(try prepared.covers(line((0, 0), (10, 10))) && prepared.covers(line((0, 0), (10, 0))))
    #expect(try !prepared.covers(line((5, 5), (11, 5))) && prepared.intersects(line((5, 5), (11, 5))))
    #expect(try prepared.intersects(line((10, 10), (20, 20))) && !prepared.intersects(line((11, 0), (11, 10))))
    #expect(try prepared.covers(RasterArea.rectangle(0, 0, 10, 5)))
    #expect(try !prepared.covers(RasterArea.rectangle(0, 0, 11, 5)))
    #expect(try prepared.intersects(RasterArea.rectangle(10, 10, 11, 11)))
    #expect(try !prepared.intersects(RasterArea.rectangle(11, 11, 12, 12)))
  }

  @Test func oddQuestionsDoNotTrap() throws {
    let prepared = try PreparedArea(RasterArea.rectangle(0, 0, 10, 10))
    for number in [Double.nan, .infinity, -.infinity, 1e308, -1e308] {
      let answer = try? prepared.covers(LonLat(number, 0))
      #expect(answer != true)
    }
    let none = try PreparedArea(MultiPolygon([]))
    #expect(try !none.covers(LonLat(0, 0)) && !none.intersects(line((0, 0), (1, 1))))
  }

  @Test func manyThreadsEachWithTheirOwn() async throws {
    let area = try area((0, 0), (100, 0), (100, 100), (50, 20), (0, 100))
    let answers = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask {
          let prepared = try PreparedArea(area)
          return try (Int32(0)...100).reduce(0) { try $0 + (prepared.covers(LonLat(Vertex(x: $1, y: 50))) ? 1 : 0) }
        }
      }
      return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
    }
    #expect(answers.count == 1)
  }
}
