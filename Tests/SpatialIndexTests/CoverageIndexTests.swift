import GeoTypes
import SpatialIndex
import TestKit
import Testing

@Suite("Coverage lookup agrees with a scan of all polygons")
struct CoverageIndexTests {
  /// Coverages from smooth to degenerate: upright and level edges, faces of a few units, around the origin, at ±180.
  private static let looks: [RandomCoverage.Options] = {
    var plain = RandomCoverage.Options()
    plain.gapShare = 0.15
    var level = plain
    level.jitter = 0
    var tiny = plain
    (tiny.spacing, tiny.jitter, tiny.inBetween) = (4, 1, 0)
    tiny.origin = Vertex(x: -14, y: -14)
    var far = plain
    far.origin = Vertex(x: -1_800_000_000 + 200, y: -900_000_000 + 200)
    var wide = plain
    (wide.spacing, wide.jitter, wide.cellCount) = (400_000_000 / 7, 4_000_000, 30)
    wide.origin = Vertex(x: -200_000_000, y: -200_000_000)
    return [plain, level, tiny, far, wide]
  }()

  /// Positions where lookups go wrong: vertices and their neighbours among doubles, edges, and level with vertices.
  static func positions(of coverage: RandomCoverage, _ random: inout SeededGenerator) -> [LonLat] {
    var positions: [LonLat] = []
    let vertices = coverage.vertices
    let box = Box(vertices)
    for _ in 0..<60 {
      let v = LonLat(vertices[random.int(in: 0...vertices.count - 1)])
      let w = LonLat(vertices[random.int(in: 0...vertices.count - 1)])
      let dx = random.double(in: box.low.longitude...box.high.longitude)
      positions += [
        v, LonLat(v.longitude.nextUp, v.latitude), LonLat(v.longitude, v.latitude.nextDown),
        LonLat(v.longitude.nextDown, v.latitude.nextUp), LonLat(v.longitude, w.latitude), LonLat(dx, v.latitude),
        LonLat(dx, random.double(in: box.low.latitude...box.high.latitude)),
      ]
    }
    let rings = coverage.cells.flatMap(\.rings)
    for _ in 0..<60 {
      let ring = rings[random.int(in: 0...rings.count - 1)].vertices
      let i = random.int(in: 1...ring.count - 1)
      let (a, b) = (LonLat(ring[i - 1]), LonLat(ring[i]))
      let share = [0.5, 0.25, random.double(in: 0...1)][random.int(in: 0...2)]
      let on = LonLat(
        a.longitude + share * (b.longitude - a.longitude), a.latitude + share * (b.latitude - a.latitude))
      positions += [on, LonLat(on.longitude.nextDown, on.latitude), LonLat(on.longitude, on.latitude.nextUp)]
    }
    return positions
  }

  @Test(arguments: 0..<5, UInt64(0)..<8) func agreesWithScan(look: Int, seed: UInt64) {
    let coverage = RandomCoverage(seed: seed, Self.looks[look])
    var random = SeededGenerator(seed: seed &+ 1000)
    let index = CoverageIndex(cells: coverage.cells)
    let scan = PolygonScan(coverage.cells)
    var onBoundary = 0
    for position in Self.positions(of: coverage, &random) {
      let holders = scan.holders(of: position)
      let touched = scan.touched(by: position)
      #expect(holders.count <= 1, "look \(look), seed \(seed): not a coverage at \(position)")
      #expect(index.cell(at: position) == holders.first ?? touched.first, "look \(look), seed \(seed): \(position)")
      if touched.count > 1 { onBoundary += 1 }
    }
    #expect(onBoundary > 20, "look \(look), seed \(seed): too few positions on shared edges")
  }

  /// Numbers permuted, rings turned and begun elsewhere: the same cell, but where only a touch decides.
  @Test(arguments: 0..<5, UInt64(0)..<4) func buildOrderDoesNotShow(look: Int, seed: UInt64) throws {
    let coverage = RandomCoverage(seed: seed, Self.looks[look])
    var random = SeededGenerator(seed: seed &+ 2000)
    let order = coverage.cells.indices.shuffled(using: &random)
    let shuffled = try order.map { number in
      MultiPolygon(
        try coverage.cells[number].polygons.shuffled(using: &random).map { polygon in
          Polygon(
            exterior: try rotated(polygon.exterior, &random),
            holes: try polygon.holes.shuffled(using: &random).map { try rotated($0, &random) })
        })
    }
    let index = CoverageIndex(cells: coverage.cells)
    let other = CoverageIndex(cells: shuffled)
    let scan = PolygonScan(coverage.cells)
    for position in Self.positions(of: coverage, &random) {
      let cell = index.cell(at: position)
      let same = other.cell(at: position).map { order[$0] }
      if scan.holders(of: position).isEmpty {
        #expect((cell == nil) == (same == nil), "look \(look), seed \(seed): \(position)")
      } else {
        #expect(cell == same, "look \(look), seed \(seed): \(position)")
      }
    }
    #expect(index.cells(at: [LonLat(0, 89), LonLat(coverage.vertices[0])]).count == 2)
  }

  private func rotated(_ ring: LinearRing, _ random: inout SeededGenerator) throws -> LinearRing {
    let open = Array(ring.vertices.dropLast())
    let start = random.int(in: 0...open.count - 1)
    let turned = Array(open[start...] + open[..<start])
    return try LinearRing(random.int(in: 0...1) == 0 ? turned + [turned[0]] : [turned[0]] + turned.reversed())
  }

  /// Areas that overlap are no coverage: the lowest number wins, touching counts only where nobody holds.
  @Test(arguments: UInt64(0)..<5) func overlappingAreasGiveTheLowest(seed: UInt64) {
    let areas = OverlapIndexTests.areas(seed: seed)
    var random = SeededGenerator(seed: seed)
    let index = CoverageIndex(cells: areas)
    let scan = PolygonScan(areas)
    for position in OverlapIndexTests.positions(over: areas, &random) {
      let expected = scan.holders(of: position).first ?? scan.touched(by: position).first
      #expect(index.cell(at: position) == expected, "seed \(seed): \(position)")
    }
  }

  /// One ring of 20,000 vertices inside another cell, as a lake on an estate would be.
  @Test func manyVertices() throws {
    var random = SeededGenerator(seed: 7)
    let count = 20_000
    let center = (x: 1_171_200_000.0, y: 366_500_000.0)
    let shore: [Vertex] = try (0..<count).map { i in
      let angle = 2 * Double.pi * Double(i) / Double(count)
      let radius = random.double(in: 1_500_000...2_000_000)
      let (x, y) = CoverageIndexTests.direction(angle)
      return try Vertex(rounding: LonLat((center.x + radius * x) / 1e7, (center.y + radius * y) / 1e7))
    }
    let lake = try LinearRing(shore + [shore[0]])
    let land = try LinearRing(
      [(-3, -3), (3, -3), (3, 3), (-3, 3), (-3, -3)].map { dx, dy in
        Vertex(x: Int32(center.x) + dx * 1_000_000, y: Int32(center.y) + dy * 1_000_000)
      })
    let cells = [
      MultiPolygon([Polygon(exterior: land, holes: [lake])]), MultiPolygon([Polygon(exterior: lake)]),
    ]
    let index = CoverageIndex(cells: cells)
    let scan = PolygonScan(cells)
    for i in 0..<300 {
      let v = LonLat(shore[random.int(in: 0...count - 1)])
      let position =
        i % 2 == 0 ? v : LonLat(v.longitude + random.double(in: -1e-3...1e-3), v.latitude)
      let holders = scan.holders(of: position)
      #expect(holders.count == 1)
      #expect(index.cell(at: position) == holders.first, "\(position)")
    }
  }

  /// Cosine and sine by repeated halving of the turn, good to a few digits.
  private static func direction(_ angle: Double) -> (x: Double, y: Double) {
    var (x, y) = (1 - angle * angle / 0x1p41, angle / 0x1p20)
    for _ in 0..<20 { (x, y) = (x * x - y * y, 2 * x * y) }
    return (x, y)
  }
}
