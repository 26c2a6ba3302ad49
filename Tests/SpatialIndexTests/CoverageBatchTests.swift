import GeoTypes
import SampleCoverage
import SpatialIndex
import TestKit
import Testing

@Suite("A batch answers like lookups one by one")
struct CoverageBatchTests {
  private static let tessellation = NoisyTessellation(cellCount: 400, seed: 3, side: Meters(800))
  private static let index = CoverageIndex(cells: tessellation.cells())

  /// Positions in no order: within, around, on vertices, and no positions at all.
  private static func positions(_ count: Int, seed: UInt64) -> [LonLat] {
    var random = SeededGenerator(seed: seed)
    let vertices = (0..<20).map { tessellation.cell($0 * 17).exterior.vertices[$0 % 6] }
    return (0..<count).map { i in
      switch random.int(in: 0...19) {
      case 0: LonLat(vertices[i % 20])
      case 1: LonLat(.nan, 36.5)
      case 2: LonLat(116.8, .infinity)
      case 3: LonLat(-116.8, 36.5)
      default: LonLat(random.double(in: 116.799...116.811), random.double(in: 36.4995...36.508))
      }
    }
  }

  @Test(arguments: [0, 1, 255, 256, 257, 5000]) func rowsAndColumns(count: Int) {
    let positions = Self.positions(count, seed: UInt64(count))
    let expected = positions.map { Self.index.cell(at: $0).map(UInt32.init) ?? CoverageIndex.noCell }
    var rows = [UInt32](repeating: 7, count: count)
    var span = rows.mutableSpan
    Self.index.findCells(at: positions.span, into: &span)
    #expect(rows == expected)
    var columns = [UInt32](repeating: 7, count: count)
    let (x, y) = (positions.map(\.longitude), positions.map(\.latitude))
    span = columns.mutableSpan
    Self.index.findCells(longitudes: x.span, latitudes: y.span, into: &span)
    #expect(columns == expected)
    #expect(count < 200 || (Set(expected).count > 50 && expected.contains(CoverageIndex.noCell)))
  }

  @Test(arguments: [2, 3, 16]) func threadsDoNotShow(threads: Int) {
    let positions = Self.positions(100_000, seed: 9)
    var one = [UInt32](repeating: 7, count: positions.count)
    var many = one
    var span = one.mutableSpan
    Self.index.findCells(at: positions.span, into: &span)
    span = many.mutableSpan
    Self.index.findCells(at: positions.span, into: &span, threads: threads)
    #expect(one == many)
  }
}
