import GeoTypes
import Geometry
import TestKit
import Testing

@Suite struct OverlayTests {
  /// Random rectangles in a square of 24 units.
  private func rectangles(_ count: Int, _ random: inout SeededGenerator) -> [MultiPolygon] {
    (0..<count).map { _ in
      let west = random.int(in: 0...20)
      let south = random.int(in: 0...20)
      return RasterArea.rectangle(
        Int32(west), Int32(south), Int32(random.int(in: (west + 1)...24)), Int32(random.int(in: (south + 1)...24)))
    }
  }

  @Test(arguments: UInt64(0)..<40) func agreesWithCountingSquares(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let first = rectangles(random.int(in: 1...6), &random)
    let second = rectangles(random.int(in: 1...6), &random)
    let a = first.reduce(into: Set<Vertex>()) { $0.formUnion(RasterArea.squares(of: $1)) }
    let b = second.reduce(into: Set<Vertex>()) { $0.formUnion(RasterArea.squares(of: $1)) }

    let unionA = try Overlay.union(first)
    let unionB = try Overlay.union(second)
    #expect(RasterArea.squares(of: unionA) == a, "seed \(seed)")
    #expect(RasterArea.squares(of: try Overlay.intersection(unionA, unionB)) == a.intersection(b), "seed \(seed)")
    #expect(RasterArea.squares(of: try Overlay.difference(unionA, unionB)) == a.subtracting(b), "seed \(seed)")
    #expect(RasterArea.squares(of: try Overlay.union([unionA, unionB])) == a.union(b), "seed \(seed)")
    for result in [unionA, unionB] { #expect(try Validity.fault(in: result) == nil, "seed \(seed)") }
  }

  @Test(arguments: UInt64(0)..<20) func resultsDoNotDependOnOrder(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let areas = rectangles(8, &random)
    #expect(try Overlay.union(areas) == Overlay.union(areas.shuffled(using: &random)), "seed \(seed)")
  }

  @Test(arguments: UInt64(0)..<20) func slantedPartsAddUpWithinTheGrid(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func triangle() throws -> MultiPolygon {
      while true {
        let corners = (0..<3).map { _ in (Int32(random.int(in: 0...100_000)), Int32(random.int(in: 0...100_000))) }
        let candidate = try ring(corners)
        if candidate.doubledArea.magnitude > 1_000_000 { return MultiPolygon([Polygon(exterior: candidate)]) }
      }
    }
    let a = try triangle()
    let b = try triangle()
    let parts = [try Overlay.difference(a, b), try Overlay.intersection(a, b), try Overlay.difference(b, a)]
    let sum = parts.reduce(0) { $0 + doubledArea($1) }
    let whole = doubledArea(try Overlay.union([a, b]))
    // Each cut vertex moves by at most half a unit along edges of up to 141,422 units.
    #expect((sum - whole).magnitude < 2_000_000, "seed \(seed): \(sum) \(whole)")
    for part in parts { #expect(try Validity.fault(in: part) == nil, "seed \(seed)") }
    #expect(try Overlay.union(parts) == Overlay.union([Overlay.union(parts)]), "seed \(seed)")
  }

  private func doubledArea(_ area: MultiPolygon) -> Int128 {
    area.rings.reduce(0) { $0 + $1.doubledArea }
  }

  @Test func touchingAreasShareNoArea() throws {
    let left = RasterArea.rectangle(0, 0, 10, 10)
    let right = RasterArea.rectangle(10, 0, 20, 10)
    #expect(try Overlay.intersection(left, right).isEmpty)
    // The ends of the shared edge stay: the areas beyond may have them too.
    let both = try area((0, 0), (10, 0), (20, 0), (20, 10), (10, 10), (0, 10))
    #expect(try Overlay.union([left, right]) == both)
    #expect(try Overlay.unionOfTiles([left, right]) == both)
    #expect(try Overlay.difference(left, right) == left)
  }

  @Test func emptyAreasAreNeutral() throws {
    let empty = MultiPolygon([])
    let square = RasterArea.rectangle(0, 0, 10, 10)
    #expect(try Overlay.union([]).isEmpty)
    #expect(try Overlay.union([empty, square]) == square)
    #expect(try Overlay.unionOfTiles([]).isEmpty)
    #expect(try Overlay.intersection(empty, square).isEmpty)
    #expect(try Overlay.difference(square, empty) == square)
    #expect(try Overlay.difference(empty, square).isEmpty)
    #expect(try Overlay.interiorPoint(of: empty) == nil)
  }

  @Test func worksAtTheEndsOfTheWorld() throws {
    let world = RasterArea.rectangle(-1_800_000_000, -900_000_000, 1_800_000_000, 900_000_000)
    let half = RasterArea.rectangle(0, -900_000_000, 1_800_000_000, 900_000_000)
    #expect(try Overlay.difference(world, half) == RasterArea.rectangle(-1_800_000_000, -900_000_000, 0, 900_000_000))
  }

  @Test(arguments: UInt64(0)..<40) func interiorPointsLieInside(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let area = try Overlay.difference(Overlay.union(rectangles(4, &random)), Overlay.union(rectangles(3, &random)))
    for polygon in area.polygons {
      let point = try Overlay.interiorPoint(of: polygon)
      #expect(try PreparedArea(MultiPolygon([polygon])).containsProperly(point), "seed \(seed)")
    }
    if let point = try Overlay.interiorPoint(of: area) { #expect(try PreparedArea(area).covers(point), "seed \(seed)") }
  }
}
