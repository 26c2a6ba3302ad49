import GeoTypes
import Geometry
import TestKit
import Testing

@Suite struct ValidityTests {
  @Test func validAreasHaveNoFault() throws {
    #expect(try Validity.fault(in: MultiPolygon([])) == nil)
    #expect(try Validity.fault(in: RasterArea.rectangle(0, 0, 10, 10)) == nil)
  }

  @Test func aFigureOfEightIsNamedPlacedAndMended() throws {
    let eight = try area((0, 0), (100, 100), (100, 0), (0, 100))
    let fault = try #require(try Validity.fault(in: eight))
    #expect(fault.reason == "Self-intersection")
    #expect(fault.place == LonLat(50e-7, 50e-7))
    let mended = try Validity.repaired(eight)
    #expect(mended.polygons.count == 2)
    #expect(mended.rings.reduce(0) { $0 + $1.doubledArea } == 10_000)
    #expect(try Validity.fault(in: mended) == nil)
  }

  @Test func overlappingPartsAreJoined() throws {
    let overlapping = MultiPolygon(
      RasterArea.rectangle(0, 0, 10, 10).polygons + RasterArea.rectangle(5, 0, 15, 10).polygons)
    #expect(try Validity.fault(in: overlapping) != nil)
    let mended = try Validity.repaired(overlapping)
    #expect(RasterArea.squares(of: mended) == RasterArea.squares(of: RasterArea.rectangle(0, 0, 15, 10)))
  }

  @Test func aHoleOutsideBecomesAPart() throws {
    let odd = MultiPolygon([
      Polygon(
        exterior: try ring([(0, 0), (10, 0), (10, 10), (0, 10)]),
        holes: [try ring([(20, 20), (30, 20), (30, 30), (20, 30)])])
    ])
    #expect(try Validity.fault(in: odd)?.reason == "Hole lies outside shell")
    #expect(try Validity.repaired(odd).polygons.count == 2)
  }

  @Test func aHoleAcrossTheEdgeOnlyTakesAway() throws {
    let odd = MultiPolygon([
      Polygon(
        exterior: try ring([(0, 0), (10, 0), (10, 10), (0, 10)]),
        holes: [try ring([(5, 5), (15, 5), (15, 8), (5, 8)])])
    ])
    let expected = RasterArea.squares(of: RasterArea.rectangle(0, 0, 10, 10))
      .subtracting(RasterArea.squares(of: RasterArea.rectangle(5, 5, 15, 8)))
    #expect(RasterArea.squares(of: try Validity.repaired(odd)) == expected)
  }

  @Test func whatHasNoAreaVanishes() throws {
    #expect(try Validity.repaired(area((0, 0), (10, 0), (20, 0))).isEmpty)
  }

  @Test(arguments: UInt64(0)..<60) func mendedAreasAreValidOnTheGrid(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let size = seed.isMultiple(of: 2) ? 8 : 1_000_000
    var polygons: [Polygon] = []
    while polygons.count < 3 {
      let corners = (0..<random.int(in: 3...9)).map { _ in
        (Int32(random.int(in: 0...size)), Int32(random.int(in: 0...size)))
      }
      if let ring = try? ring(corners) { polygons.append(Polygon(exterior: ring)) }
    }
    let mended = try Validity.repaired(MultiPolygon(polygons))
    #expect(try Validity.fault(in: mended) == nil, "seed \(seed)")
    // Among vertices a few units apart a second repair may snap once more.
    if size > 8 { #expect(try Validity.repaired(mended) == mended, "seed \(seed)") }
  }
}
