import GeoTypes
import SampleCoverage
import SpatialIndex
import TestKit
import Testing

@Suite("The made-up coverage, and lookups in it")
struct TessellationTests {
  @Test func sixteenVerticesInTheMedian() {
    let tessellation = NoisyTessellation(cellCount: 1_000, seed: 1)
    let counts = tessellation.cells().map { $0.rings[0].vertices.count - 1 }.sorted()
    #expect(abs(tessellation.count - 1_000) <= 20)
    #expect(counts[counts.count / 2] == 16)
    #expect(tessellation.cells() == NoisyTessellation(cellCount: 1_000, seed: 1).cells())
    #expect(tessellation.cells() != NoisyTessellation(cellCount: 1_000, seed: 2).cells())
  }

  /// Neighbours share every vertex: each inner edge is met once each way, no cell is turned inside out, none overlap.
  @Test(arguments: UInt64(0)..<3) func isACoverage(seed: UInt64) {
    let cells = NoisyTessellation(cellCount: 300, seed: seed, side: Meters(2_000)).cells()
    var met: [String: Int] = [:]
    for ring in cells.flatMap(\.rings) {
      #expect(ring.doubledArea > 0)
      for (a, b) in zip(ring.vertices, ring.vertices.dropFirst()) { met["\(a.key) \(b.key)", default: 0] += 1 }
    }
    #expect(met.values.allSatisfy { $0 == 1 }, "seed \(seed)")
    let box = Box(cells.flatMap(\.rings).flatMap(\.vertices))
    let scan = PolygonScan(cells)
    let index = CoverageIndex(cells: cells)
    var random = SeededGenerator(seed: seed)
    for i in 0..<200 {
      let vertex = cells[i].rings[0].vertices[i % 7]
      let position =
        i % 2 == 0
        ? LonLat(vertex)
        : LonLat(
          random.double(in: box.low.longitude...box.high.longitude),
          random.double(in: box.low.latitude...box.high.latitude))
      let holders = scan.holders(of: position)
      #expect(holders.count <= 1, "seed \(seed): \(position)")
      #expect(
        index.cell(at: position) == holders.first ?? scan.touched(by: position).first, "seed \(seed): \(position)")
    }
  }
}
