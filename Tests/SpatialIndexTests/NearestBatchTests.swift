import GeoTypes
import SpatialIndex
import TestKit
import Testing

@Suite("Batches of nearest lines and points, and what is hard for them")
struct NearestBatchTests {
  /// How the things lie that are to be found.
  enum Scene: CaseIterable {
    case even, onOneSpot, onALine, inTwoHeaps, onALattice, oneStray, huge
  }

  private func points(_ scene: Scene, _ random: inout SeededGenerator) -> [PlanarPoint] {
    func even(_ low: Double, _ high: Double) -> PlanarPoint {
      PlanarPoint(5e5 + random.double(in: low...high), 4e6 + random.double(in: low...high))
    }
    return switch scene {
    case .even: (0..<500).map { _ in even(0, 1000) }
    case .onOneSpot: (0..<100).map { _ in PlanarPoint(5e5, 4e6) }
    case .onALine: (0..<300).map { PlanarPoint(5e5 + Double($0), 4e6 + Double($0)) }
    case .inTwoHeaps: (0..<400).map { $0 % 2 == 0 ? even(0, 1) : even(90_000, 90_001) }
    case .onALattice: (0..<400).map { PlanarPoint(5e5 + Double($0 % 20 * 10), 4e6 + Double($0 / 20 * 10)) }
    case .oneStray: (0..<400).map { $0 == 7 ? even(5e6, 6e6) : even(0, 50) }
    case .huge: (0..<50).map { _ in PlanarPoint(random.double(in: -1e300...1e300), random.double(in: -1e300...1e300)) }
    }
  }

  private func positions(_ points: [PlanarPoint], _ random: inout SeededGenerator) -> [PlanarPoint] {
    (0..<100).map { number in
      let (a, b) = (points[random.int(in: 0...points.count - 1)], points[random.int(in: 0...points.count - 1)])
      switch number % 5 {
      case 0: return a
      case 1: return PlanarPoint((a.x + b.x) / 2, (a.y + b.y) / 2)
      case 2: return PlanarPoint(a.x + random.double(in: -20...20), a.y + random.double(in: -20...20))
      case 3: return number == 3 ? PlanarPoint(.nan, 0) : PlanarPoint(a.x + (a.x - b.x), a.y + (a.y - b.y))
      default: return PlanarPoint(a.x + 5, a.y + 5)
      }
    }
  }

  @Test(arguments: Scene.allCases, UInt64(0)..<2) func pointsAgreeWithScan(scene: Scene, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let points = points(scene, &random)
    let positions = positions(points, &random)
    let index = NearestPointIndex(points: points)
    var hits = [PointHit?](repeating: nil, count: positions.count)
    var output = hits.mutableSpan
    index.findNearest(to: positions.span, within: Meters(.infinity), into: &output)
    for (p, hit) in zip(positions, hits) {
      guard p.x.isFinite else {
        #expect(hit == nil)
        continue
      }
      func square(_ q: PlanarPoint) -> Double { (p.x - q.x) * (p.x - q.x) + (p.y - q.y) * (p.y - q.y) }
      let nearest = points.indices.min { (square(points[$0]), $0) < (square(points[$1]), $1) }
      #expect(hit?.point == nearest, "seed \(seed): \(p)")
      #expect(index.nearest(to: p) == hit && index.nearest(to: p) { _ in true } == hit, "seed \(seed): \(p)")
      #expect(index.nearest(1, to: p).first == hit, "seed \(seed): \(p)")
    }
  }

  /// Pieces between neighbouring points of the scene, pieces of no length and lines that share them.
  @Test(arguments: Scene.allCases, UInt64(0)..<2) func linesAgreeWithScan(scene: Scene, seed: UInt64) {
    guard scene != .huge else { return }
    var random = SeededGenerator(seed: seed)
    let points = points(scene, &random)
    let lines = points.indices.map { number in
      number % 3 == 0 ? [points[number], points[number / 2]] : Array(points[max(0, number - number % 4)...number])
    }
    let positions = positions(points, &random)
    let index = NearestSegmentIndex(lines: lines)
    var hits = [SegmentHit?](repeating: nil, count: positions.count)
    var output = hits.mutableSpan
    index.findNearest(to: positions.span, within: Meters(.infinity), into: &output)
    for (p, hit) in zip(positions, hits) where p.x.isFinite {
      let least = lines.map { NearestScan.distance(p, to: $0) }.min() ?? .infinity
      #expect(abs((hit?.distance.rawValue ?? -1) - least) < 1e-6 + least * 1e-9, "seed \(seed): \(p)")
      // Each way of asking gives the same bits, ties and all.
      #expect(index.nearest(to: p) == hit && index.nearest(to: p) { _ in true } == hit, "seed \(seed): \(p)")
      #expect(index.nearest(1, to: p).first == hit, "seed \(seed): \(p)")
    }
  }

  @Test func batchWithinReach() {
    let index = NearestPointIndex(points: [PlanarPoint(0, 0), PlanarPoint(10, 0)])
    let positions = [PlanarPoint(3, 0), PlanarPoint(5, 0), PlanarPoint(8, 0), PlanarPoint(.infinity, 0)]
    func answers(within reach: Meters) -> [Int?] {
      var hits = [PointHit?](repeating: PointHit(point: 9, distance: .zero), count: 4)
      var output = hits.mutableSpan
      index.findNearest(to: positions.span, within: reach, into: &output)
      return hits.map { $0?.point }
    }
    #expect(answers(within: Meters(3)) == [0, nil, 1, nil])
    #expect(answers(within: Meters(-1)) == [nil, nil, nil, nil])
  }

  /// More lines than are looked through one by one, and arrays used again.
  @Test(arguments: UInt64(0)..<3) func manyLines(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let points = points(.even, &random)
    let lines = points.map { [$0, PlanarPoint($0.x + 3, $0.y + 4), $0] }
    let index = NearestSegmentIndex(lines: lines)
    var hits: [SegmentHit] = []
    for p in positions(points, &random) where p.x.isFinite {
      let distances = lines.map { NearestScan.distance(p, to: $0) }
      let order = distances.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }
      for k in [3, 64, 65, 200, 1000] {
        index.findNearest(k, to: p, into: &hits)
        #expect(hits.map { distances[$0.line].rounded() } == order.prefix(k).map { distances[$0].rounded() })
        #expect(Set(hits.map(\.line)).count == min(k, lines.count))
      }
    }
  }
}
