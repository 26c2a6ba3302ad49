import GeoTypes
import TestKit
import Testing

@Suite struct LineAndRingTests {
  private func vertices(_ pairs: (Int32, Int32)...) -> [Vertex] { pairs.map { Vertex(x: $0.0, y: $0.1) } }

  @Test func linesDropRepeatsAndNeedTwoVertices() throws {
    let line = try LineString(vertices((0, 0), (0, 0), (5, 0), (5, 0), (0, 0)))
    #expect(line.vertices == vertices((0, 0), (5, 0), (0, 0)))
    #expect(line.isClosed)
    #expect(line.reversed.reversed == line)
    #expect(throws: ShapeError.lineTooShort(vertexCount: 1)) { try LineString(vertices((1, 1), (1, 1))) }
    #expect(throws: ShapeError.lineTooShort(vertexCount: 0)) { try LineString([]) }
  }

  @Test func ringsAreClosedAndHaveThreeVertices() throws {
    #expect(throws: ShapeError.ringNotClosed(vertexCount: 4)) {
      try LinearRing(vertices((0, 0), (1, 0), (1, 1), (0, 1)))
    }
    #expect(throws: ShapeError.ringTooShort(vertexCount: 2)) { try LinearRing(vertices((0, 0), (1, 0), (0, 0))) }
    #expect(throws: ShapeError.ringTooShort(vertexCount: 0)) { try LinearRing([]) }
  }

  @Test func windingIsTold() throws {
    let ring = try LinearRing(vertices((0, 0), (2, 0), (2, 3), (0, 3), (0, 0)))
    #expect(ring.doubledArea == 12)
    #expect(ring.reversed.doubledArea == -12)
    #expect(ring.reversed.counterClockwise.doubledArea == 12)
    let eight = try LinearRing(vertices((0, 0), (2, 2), (2, 0), (0, 2), (0, 0)))
    #expect(eight.doubledArea == 0)
  }

  @Test func areasOfTheWholeWorldDoNotOverflow() throws {
    let x: Int32 = 1_800_000_000
    let y: Int32 = 900_000_000
    let world = try LinearRing(vertices((-x, -y), (x, -y), (x, y), (-x, y), (-x, -y)))
    #expect(world.doubledArea == Int128(7_200_000_000) * 1_800_000_000)
    let extreme = try LinearRing(
      vertices((.min, .min), (.max, .min), (.max, .max), (.min, .max), (.min, .min)))
    #expect(extreme.doubledArea == Int128(8_589_934_590) * 4_294_967_295)
  }

  @Test(arguments: UInt64(0)..<10) func areaDoesNotDependOnTheStart(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let open = (0..<random.int(in: 3...20)).map { _ in
      Vertex(x: Int32(random.int(in: -1000...1000)), y: Int32(random.int(in: -1000...1000)))
    }
    let areas = try open.indices.map { start in
      try LinearRing(Array(open[start...] + open[..<start]) + [open[start]]).doubledArea
    }
    #expect(Set(areas).count == 1, "seed \(seed)")
  }

  @Test func polygonsTurnTheirRings() throws {
    let outer = try LinearRing(vertices((0, 0), (0, 9), (9, 9), (9, 0), (0, 0)))
    let hole = try LinearRing(vertices((3, 3), (6, 3), (6, 6), (3, 6), (3, 3)))
    let polygon = Polygon(exterior: outer, holes: [hole])
    #expect(polygon.exterior.doubledArea > 0)
    #expect(polygon.holes.allSatisfy { $0.doubledArea < 0 })
    #expect(polygon == Polygon(exterior: outer.reversed, holes: [hole.reversed]))
    #expect(MultiPolygon([polygon, polygon]).rings.count == 4)
    #expect(MultiPolygon([]).isEmpty && MultiPolygon([]).box.isEmpty)
  }
}
