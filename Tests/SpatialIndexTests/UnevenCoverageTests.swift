import GeoTypes
import SpatialIndex
import TestKit
import Testing

@Suite("Areas of very different sizes")
struct UnevenCoverageTests {
  static let kinds: [UnevenCoverage.Contents] = [
    .clusters, .manyVertices, .slivers, .fan, [.clusters, .slivers, .fan], [.clusters, .manyVertices, .overlaps],
    [.slivers, .fan, .overlaps],
  ]

  static func positions(near vertices: [Vertex], _ count: Int, _ random: inout SeededGenerator) -> [LonLat] {
    (0..<count).map { i in
      let v = LonLat(vertices[random.int(in: 0...vertices.count - 1)])
      let reach = [0, 0x1p-46, 1e-7, 2e-6, 1e-4, 1e-2][i % 6]
      return LonLat(
        v.longitude + reach * random.double(in: -1...1),
        v.latitude + (i % 7 == 0 ? 0 : reach) * random.double(in: -1...1))
    }
  }

  @Test(arguments: 0..<7, UInt64(0)..<4) func agreesWithScan(kind: Int, seed: UInt64) {
    let drawn = UnevenCoverage(seed: seed, Self.kinds[kind])
    var random = SeededGenerator(seed: seed)
    let cells = CoverageIndex(cells: drawn.areas)
    let overlaps = OverlapIndex(areas: drawn.areas)
    let scan = PolygonScan(drawn.areas)
    for position in Self.positions(near: drawn.vertices, 120, &random) {
      let (holders, touched) = (scan.holders(of: position), scan.touched(by: position))
      #expect(cells.cell(at: position) == holders.first ?? touched.first, "kind \(kind), seed \(seed): \(position)")
      #expect(
        overlaps.hits(at: position) == Set(holders + touched).sorted(), "kind \(kind), seed \(seed): \(position)")
    }
  }

}
