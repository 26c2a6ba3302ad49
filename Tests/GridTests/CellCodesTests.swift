import GeoTypes
import Geometry
import Testing

@testable import Grid

struct CellCodesTests {
  private static let community = "990101001001"

  /// A square cell; `by` moves its north-east corner by some units of 1e-7 degree.
  private static func cell(_ number: Int, x: Int32, by shift: Int32 = 0) throws -> UnitGridCell {
    let west = 1_170_000_000 + x * 12_000
    let corners = [(west, 0), (west + 11_000, 0), (west + 11_000 + shift, 9_000 + shift), (west, 9_000), (west, 0)]
    let ring = try LinearRing(corners.map { Vertex(x: $0.0, y: 366_000_000 + $0.1) })
    let polygon = Polygon(exterior: ring)
    let digits = String(number)
    return UnitGridCell(
      code: community + String(repeating: "0", count: 3 - digits.count) + digits, community: community,
      polygon: polygon, area: Ellipsoid.wgs84.area(polygon), perimeter: Ellipsoid.wgs84.perimeter(polygon))
  }

  @Test func sameShapesKeepTheirCodesWhateverTheirOrder() throws {
    let old = try (1...5).map { try Self.cell($0 + 10, x: Int32($0)) }
    let built = try (1...5).map { try Self.cell(6 - $0, x: Int32($0)) }
    let codes = CellCodes(built: built, old: old, retired: [])
    #expect(codes.cells.map(\.code) == old.map(\.code))
    #expect(codes.cells.map(\.polygon) == old.map(\.polygon))
    #expect(codes.retired.isEmpty)
  }

  @Test(arguments: [(1, true), (-1, true), (8, true), (9, false), (400, false)])
  func vertexMovedByAHairKeepsTheCode(shift: Int32, isKept: Bool) throws {
    let old = try [Self.cell(1, x: 1), Self.cell(2, x: 2)]
    let built = try [Self.cell(1, x: 2, by: shift), Self.cell(2, x: 1)]
    let codes = CellCodes(built: built, old: old, retired: [])
    #expect(codes.retired == (isKept ? [] : [old[1].code]))
    let moved = codes.cells.first { $0.polygon == built[0].polygon }
    #expect(moved?.code == (isKept ? old[1].code : Self.community + "003"))
  }

  @Test func newCellsNeverTakeACodeThatWasUsed() throws {
    let old = try [Self.cell(1, x: 1), Self.cell(2, x: 2)]
    let codes = try CellCodes(
      built: [Self.cell(1, x: 7), Self.cell(2, x: 8)], old: old, retired: [Self.community + "003"])
    #expect(codes.cells.map(\.code) == [Self.community + "004", Self.community + "005"])
    #expect(codes.retired == old.map(\.code))
  }

  @Test func communityThatRunsOutIsNumberedAnewAndTold() throws {
    let retired = Set((2...999).map { Self.community + String(repeating: "0", count: 3 - "\($0)".count) + "\($0)" })
    let built = try [Self.cell(1, x: 1), Self.cell(2, x: 2)]
    let codes = try CellCodes(built: built, old: [Self.cell(1, x: 1)], retired: retired)
    #expect(codes.renumbered == [Self.community])
    #expect(codes.cells.map(\.code) == built.map(\.code))
  }
}
