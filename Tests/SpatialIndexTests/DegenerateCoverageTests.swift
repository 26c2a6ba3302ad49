import GeoTypes
import SpatialIndex
import TestKit
import Testing

/// Areas that break every rule of coverages, on a lattice so small that all special cases meet.
@Suite("Coverage lookup agrees with a scan on what is hardly a coverage")
struct DegenerateCoverageTests {
  /// The corners of a lattice of 9 × 9 and all half steps between, some moved off by a rounding.
  private static func positions(spacing: Int32, _ random: inout SeededGenerator) -> [LonLat] {
    var positions: [LonLat] = []
    for y in -1...17 {
      for x in -1...17 {
        let place = LonLat(
          (Double(x) * Double(spacing) / 2 + 7) / 1e7, (Double(y) * Double(spacing) / 2 - 3) / 1e7)
        positions.append(place)
        switch random.int(in: 0...3) {
        case 0: positions.append(LonLat(place.longitude.nextUp, place.latitude))
        case 1: positions.append(LonLat(place.longitude, place.latitude.nextDown))
        case 2: positions.append(LonLat(place.longitude.nextDown, place.latitude.nextUp))
        default: break
        }
      }
    }
    return positions
  }

  private static func check(_ areas: [MultiPolygon], spacing: Int32, seed: UInt64, _ note: String) {
    var random = SeededGenerator(seed: seed)
    let index = CoverageIndex(cells: areas)
    let scan = PolygonScan(areas)
    let positions = positions(spacing: spacing, &random)
    let batch = index.cells(at: positions)
    for (position, found) in zip(positions, batch) {
      let expected = scan.holders(of: position).first ?? scan.touched(by: position).first
      #expect(found == expected, "\(note), spacing \(spacing), seed \(seed): \(position)")
      #expect(index.cell(at: position) == expected, "\(note), spacing \(spacing), seed \(seed): \(position)")
    }
  }

  private static func polygon(_ corners: [(Int, Int)], spacing: Int32) -> Polygon? {
    let vertices = corners.map { Vertex(x: Int32($0.0) * spacing + 7, y: Int32($0.1) * spacing - 3) }
    guard let ring = try? LinearRing(vertices + [vertices[0]]), ring.doubledArea != 0 else { return nil }
    return Polygon(exterior: ring)
  }

  /// Triangles that overlap, touch, share edges or parts of them, and repeat each other.
  @Test(arguments: UInt64(0)..<40, [Int32(1), 5, 1000, 100_000, 20_000_000]) func triangles(
    seed: UInt64, spacing: Int32
  ) {
    var random = SeededGenerator(seed: seed)
    let areas = (0..<random.int(in: 1...9)).map { _ in
      MultiPolygon(
        (0..<random.int(in: 0...2)).compactMap { _ in
          Self.polygon(
            (0..<3).map { _ in (random.int(in: 0...8), random.int(in: 0...8)) }, spacing: spacing)
        })
    }
    Self.check(areas, spacing: spacing, seed: seed, "triangles")
  }

  /// Rectangles that fill an area without sharing edges: corners in the middle of others' sides, holes left open.
  @Test(arguments: UInt64(0)..<20, [Int32(1), 3, 1000, 7_000_000]) func cornersInSides(
    seed: UInt64, spacing: Int32
  ) {
    var random = SeededGenerator(seed: seed)
    var open = [(0, 0, 8, 8)]
    var areas: [MultiPolygon] = []
    while let (west, south, east, north) = open.popLast() {
      if east - west > 1, random.int(in: 0...4) > 0 {
        let middle = random.int(in: west + 1...east - 1)
        open += [(west, south, middle, north), (middle, south, east, north)]
      } else if north - south > 1, random.int(in: 0...4) > 0 {
        let middle = random.int(in: south + 1...north - 1)
        open += [(west, south, east, middle), (west, middle, east, north)]
      } else if random.int(in: 0...5) > 0 {
        let corners = [(west, south), (east, south), (east, north), (west, north)]
        areas.append(MultiPolygon([Self.polygon(corners, spacing: spacing)].compactMap { $0 }))
      }
    }
    areas.shuffle(using: &random)
    Self.check(areas, spacing: spacing, seed: seed, "corners in sides")
  }

  /// A slanted long side against a chain of short ones nearly, but not exactly, along it.
  @Test func chainBesideALongSide() throws {
    var random = SeededGenerator(seed: 5)
    let (low, high) = (Vertex(x: 0, y: 0), Vertex(x: 9_000_001, y: 3_000_000))
    let chain = (1..<30).map { i in Vertex(x: Int32(300_000 * i), y: Int32(100_000 * i)) }
    let west = try LinearRing([low, high, Vertex(x: 0, y: 3_000_000), low])
    let east = try LinearRing([low, Vertex(x: 9_000_001, y: 0), high] + chain.reversed() + [low])
    let areas = [MultiPolygon([Polygon(exterior: east)]), MultiPolygon([Polygon(exterior: west)])]
    let index = CoverageIndex(cells: areas)
    let scan = PolygonScan(areas)
    for vertex in chain {
      for _ in 0..<40 {
        let position = LonLat(
          vertex.longitude + Double(random.int(in: -3...3)) * 0x1p-50,
          vertex.latitude + Double(random.int(in: -3...3)) * 0x1p-50)
        #expect(index.cell(at: position) == scan.holders(of: position).first ?? scan.touched(by: position).first)
      }
    }
  }

  /// Ten thousand sides meet in one vertex; the cells are far smaller than a tile there.
  @Test func star() throws {
    let count = 2_000
    let center = Vertex(x: 1_170_000_000, y: 366_000_000)
    let rim = (0..<count).map { i in
      // A square walked around.
      let step = Int32(i % (count / 4)) * 4000
      let side = Int32(count / 4) * 4000
      let (x, y) = [(step, 0), (side, step), (side - step, side), (0, side - step)][i / (count / 4)]
      return Vertex(x: center.x + x - side / 2, y: center.y + y - side / 2)
    }
    let cells = try (0..<count).map { i in
      MultiPolygon([Polygon(exterior: try LinearRing([center, rim[i], rim[(i + 1) % count], center]))])
    }
    let index = CoverageIndex(cells: cells)
    let scan = PolygonScan(cells)
    var random = SeededGenerator(seed: 2)
    for i in 0..<60 {
      let reach = [1e-7, 1e-5, 1e-3, 0.09][i % 4]
      let position = LonLat(
        center.longitude + random.double(in: -reach...reach), center.latitude + random.double(in: -reach...reach))
      #expect(index.cell(at: position) == scan.holders(of: position).first, "\(position)")
    }
    #expect(index.cell(at: LonLat(center)) == scan.holders(of: LonLat(center)).first)
  }
}
