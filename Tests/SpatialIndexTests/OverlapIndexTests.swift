import GeoTypes
import SpatialIndex
import TestKit
import Testing

@Suite("Overlapping areas: all hits, boundary included")
struct OverlapIndexTests {
  /// Several random coverages on top of each other.
  static func areas(seed: UInt64) -> [MultiPolygon] {
    var areas: [MultiPolygon] = []
    for layer in 0..<3 {
      var look = RandomCoverage.Options()
      look.size = 4 + layer
      look.spacing = [1500, 1200, 1000][layer]
      look.jitter = layer == 1 ? 0 : 100
      look.cellCount = 5
      areas += RandomCoverage(seed: seed &* 3 &+ UInt64(layer), look).cells
    }
    return areas
  }

  static func positions(over areas: [MultiPolygon], _ random: inout SeededGenerator) -> [LonLat] {
    let vertices = Set(areas.flatMap(\.rings).flatMap(\.vertices)).sorted()
    let box = Box(vertices)
    return (0..<150).map { i in
      let v = LonLat(vertices[random.int(in: 0...vertices.count - 1)])
      let x = random.double(in: box.low.longitude...box.high.longitude)
      let y = random.double(in: box.low.latitude...box.high.latitude)
      return i % 3 == 0 ? v : i % 3 == 1 ? LonLat(x, v.latitude) : LonLat(x, y)
    }
  }

  @Test(arguments: UInt64(0)..<12) func agreesWithScan(seed: UInt64) {
    let areas = Self.areas(seed: seed)
    var random = SeededGenerator(seed: seed)
    let index = OverlapIndex(areas: areas)
    let scan = PolygonScan(areas)
    var several = 0
    for position in Self.positions(over: areas, &random) {
      let expected = scan.covering(position)
      #expect(index.hits(at: position) == expected, "seed \(seed): \(position)")
      if expected.count > 1 { several += 1 }
    }
    #expect(several > 20, "seed \(seed): the areas hardly overlap")
  }

  @Test(arguments: UInt64(0)..<3) func oneByOneAndInBatches(seed: UInt64) {
    let areas = Self.areas(seed: seed)
    var random = SeededGenerator(seed: seed)
    let index = OverlapIndex(areas: areas)
    let positions = (0..<5).flatMap { _ in Self.positions(over: areas, &random) } + [LonLat(.nan, 0)]
    let expected = positions.map { index.hits(at: $0).map(UInt32.init) }
    var rows = OverlapHits()
    let first = [LonLat(areas[0].rings[0].vertices[0])]
    index.findHits(at: first.span, into: &rows)
    #expect(rows.count == 1 && rows.areas.contains(0))
    index.findHits(at: positions.span, into: &rows)
    #expect(rows.count == positions.count && rows.areas.count == rows.starts.last)
    #expect(positions.indices.map { Array(rows[$0]) } == expected)
    var columns = OverlapHits()
    let (x, y) = (positions.map(\.longitude), positions.map(\.latitude))
    index.findHits(longitudes: x.span, latitudes: y.span, into: &columns)
    #expect(columns.starts == rows.starts && columns.areas == rows.areas)
    var collected: [UInt32] = [7]
    index.hits(at: positions[0], into: &collected)
    #expect(collected == [7] + expected[0])
    #expect(positions.map { index.firstHit(at: $0).map(UInt32.init) } == expected.map(\.first))
  }

  /// Areas drawn in another order, rings turned: the same areas.
  @Test(arguments: UInt64(0)..<3) func orderDoesNotShow(seed: UInt64) {
    let areas = Self.areas(seed: seed)
    var random = SeededGenerator(seed: seed)
    let order = areas.indices.shuffled(using: &random)
    let (index, other) = (OverlapIndex(areas: areas), OverlapIndex(areas: order.map { areas[$0] }))
    for position in Self.positions(over: areas, &random) {
      #expect(index.hits(at: position) == other.hits(at: position).map { order[$0] }.sorted(), "seed \(seed)")
    }
  }

  /// A thousand areas on top of each other take memory in proportion to their edges.
  @Test func manyOnTopOfEachOther() throws {
    let count = 1_000
    let areas = try (0..<count).map { i in
      let reach = Int32(1_000_000 + 997 * i)
      let corners = [(-reach, -reach), (reach, -reach), (reach, reach), (-reach, reach), (-reach, -reach)]
      return MultiPolygon([
        Polygon(exterior: try LinearRing(corners.map { Vertex(x: 1_000_000_000 + $0.0, y: 300_000_000 + $0.1) }))
      ])
    }
    let index = OverlapIndex(areas: areas)
    #expect(index.byteCount < 20_000_000, "\(index.byteCount)")
    #expect(index.hits(at: LonLat(100, 30)) == Array(0..<count))
    let scan = PolygonScan(areas)
    for step in 0..<30 {
      let position = LonLat(100 + Double(step) * 0.007, 30.01)
      #expect(index.hits(at: position) == scan.covering(position))
    }
  }
}
