import GeoTypes
import TestKit
import Testing

@testable import Grid

/// What must not grow with the square of a city.
@Suite struct GridScalingTests {
  /// Land with many islands, each of which joins it and names it anew.
  private func land(islands: Int) -> RegionGraph {
    let land = Int32(islands)
    var regions = (0..<islands).map {
      RegionGraph.Region(area: 2 - Double($0) / 1e6, perimeter: 4, division: 0, isBuiltUp: true)
    }
    regions.append(RegionGraph.Region(area: 1e9, perimeter: 4e5, division: 0, isBuiltUp: true))
    let shore = RegionGraph.Border(length: 4, weight: 4, weakLength: 4)
    var borders = [[Int32: RegionGraph.Border]](repeating: [land: shore], count: islands)
    borders.append(Dictionary(uniqueKeysWithValues: (0..<land).map { ($0, shore) }))
    return RegionGraph(regions: regions, borders: borders)
  }

  @Test(arguments: [1_000, 4_000]) func islandsJoinTheirLandOneByOne(islands: Int) {
    var graph = land(islands: islands)
    let mergers = graph.mergeSmallestFirst(size: \.area, isSmall: { $0.area < 1e3 }, score: { $2.weight })
    #expect(mergers == islands)
    #expect(graph.roots.allSatisfy { $0 == 0 })
    #expect(graph.visitedBorders <= 3 * islands, "\(graph.visitedBorders) borders were visited")
  }

  /// A ragged ring about a place, with more edges than ``BuiltUpLand`` looks at one by one.
  private func ring(
    about x: Int, _ y: Int, _ vertices: Int, inner: Double = 2_000, _ random: inout SeededGenerator
  ) throws -> LinearRing {
    let corners = (0..<vertices).map { number in
      let (a, b) = SquareTurn.direction(number, of: vertices)
      let radius = random.double(in: inner...20_000)
      return Vertex(x: Int32(x) + Int32(a * radius), y: Int32(y) + Int32(b * radius))
    }
    return try LinearRing(corners + [corners[0]])
  }

  @Test(arguments: UInt64(0)..<20) func ringsAroundAPlaceAreThoseThatHoldIt(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let rings = try (0..<30).map { _ in
      try ring(about: random.int(in: 0...60_000), random.int(in: 0...60_000), random.int(in: 3...40), &random)
    }
    let bands = RingBands(rings)
    for _ in 0..<200 {
      let place = UnitPoint(random.double(in: -30_000...90_000), random.double(in: -30_000...90_000))
      let holders = rings.indices.filter { rings[$0].crossesRay(from: place) }
      #expect(bands.rings(around: place) == holders, "seed \(seed) at \(place)")
    }
  }

  @Test(arguments: UInt64(0)..<40) func largePiecesFindTheSameSigns(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let face = Polygon(exterior: try ring(about: 0, 0, 200, inner: 18_000, &random))
    let metric = LocalMetric(latitude: 0)
    let origin = UnitPoint(0, 0)
    let piece = PlanarPiece(face, origin: origin, metric: metric)
    let from = Vertex(x: Int32(random.int(in: -25_000...25_000)), y: Int32(random.int(in: -25_000...25_000)))
    let to = Vertex(x: from.x + Int32(random.int(in: 1...300)), y: from.y + Int32(random.int(in: 1...300)))
    let distance = random.double(in: 1...40)
    func planar(_ v: Vertex) -> PlanarPoint { PlanarPoint(Double(v.x) * metric.east, Double(v.y) * metric.north) }
    let sign = LinePieces.Piece(from: from, to: to, tag: 0)
    let land = BuiltUpLand(signs: [sign], distance: Meters(distance), everywhere: false)
    let isNear = piece.isNear(planar(from), planar(to), within: distance)
    #expect(land.reaches(piece, origin: origin, metric: metric) == isNear, "seed \(seed)")
  }
}

/// Directions to points along a square, which make a star-shaped ring without trigonometry.
private enum SquareTurn {
  static func direction(_ number: Int, of count: Int) -> (Double, Double) {
    let t = 4 * Double(number) / Double(count)
    switch t {
    case ..<1: return (1, 2 * t - 1)
    case ..<2: return (3 - 2 * t, 1)
    case ..<3: return (-1, 5 - 2 * t)
    default: return (2 * t - 7, -1)
    }
  }
}
