import GeoTypes
import SpatialIndex
import TestKit
import Testing

@Suite("Nearest lines agree with a scan")
struct NearestSegmentIndexTests {
  private func lines(_ count: Int, _ random: inout SeededGenerator) -> [[PlanarPoint]] {
    (0..<count).map { _ in
      var p = PlanarPoint(random.double(in: 500_000...500_500), random.double(in: 4_050_000...4_050_500))
      return (0..<random.int(in: 1...6)).map { _ in
        p = PlanarPoint(p.x + random.double(in: -60...60), p.y + random.double(in: -60...60))
        return p
      }
    }
  }

  @Test(arguments: UInt64(0)..<10, [1, 5, 120]) func agreesWithScan(seed: UInt64, count: Int) {
    var random = SeededGenerator(seed: seed)
    let lines = lines(count, &random)
    let index = NearestSegmentIndex(lines: lines)
    let treeAlone = NearestSegmentIndex(lines: lines, isAskedOften: false)
    for _ in 0..<20 {
      let p = PlanarPoint(random.double(in: 499_900...500_600), random.double(in: 4_049_900...4_050_600))
      let distances = lines.map { NearestScan.distance(p, to: $0) }
      let order = distances.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }
      let hits = index.nearest(4, to: p)
      #expect(hits.map(\.line) == Array(order.prefix(4)), "seed \(seed): \(p)")
      #expect(index.nearest(to: p) == hits.first)
      #expect(treeAlone.nearest(to: p) == hits.first)
      for hit in hits {
        #expect(abs(hit.distance.rawValue - distances[hit.line]) < 1e-6, "seed \(seed): \(p)")
        checkPlace(hit, on: lines[hit.line], from: p, "seed \(seed): \(p)")
      }
      let reach = Meters(random.double(in: 0...300))
      let within = order.filter { distances[$0] <= reach.rawValue }
      #expect(index.all(within: reach, of: p).map(\.line) == within, "seed \(seed): \(reach) of \(p)")
      #expect(index.nearest(to: p) { $0 % 2 == 1 }?.line == order.first { $0 % 2 == 1 }, "seed \(seed): \(p)")
    }
  }

  /// The place lies at the offset told, and as far away as told.
  private func checkPlace(_ hit: SegmentHit, on line: [PlanarPoint], from p: PlanarPoint, _ note: String) {
    let place = hit.place
    #expect(abs(place.distance(to: p).rawValue - hit.distance.rawValue) < 1e-6, "\(note)")
    let before = Plane.length(line.prefix(hit.piece + 1)).rawValue
    #expect(abs(before + line[hit.piece].distance(to: place).rawValue - hit.offset.rawValue) < 1e-6, "\(note)")
  }

  /// Lines that meet in a crossing are equally far from whatever is nearest there: the lowest number wins.
  @Test(arguments: UInt64(0)..<20) func tiesGoToTheLowestNumber(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let crossing = PlanarPoint(random.double(in: 5e5...5.001e5), random.double(in: 4.05e6...4.0501e6))
    let ends = [(-31.7, -10.1), (-40.3, 4.2), (-25.9, 12.3), (-33.3, 0.7)].shuffled(using: &random)
    let lines = ends.map { dx, dy in
      let far = PlanarPoint(crossing.x + dx, crossing.y + dy)
      return random.int(in: 0...1) == 0 ? [crossing, far] : [far, crossing]
    }
    let index = NearestSegmentIndex(lines: lines)
    let p = PlanarPoint(crossing.x + random.double(in: 5...9), crossing.y + random.double(in: -1...1))
    #expect(index.nearest(to: p)?.line == 0, "seed \(seed)")
    #expect(index.nearest(4, to: p).map(\.line) == [0, 1, 2, 3], "seed \(seed)")
    #expect(index.nearest(to: p) { $0 > 1 }?.line == 2, "seed \(seed)")
  }

  /// Along a bent line the side is where the position can be reached without crossing the line.
  @Test func sideAtCorners() {
    let hook = [PlanarPoint(0, 0), PlanarPoint(10, 0), PlanarPoint(2, 4)]
    let index = NearestSegmentIndex(lines: [hook, hook.reversed()])
    for (p, isLeft) in [
      (PlanarPoint(11, 1), false), (PlanarPoint(12, -1), false), (PlanarPoint(10.5, 0.9), false),
      (PlanarPoint(5, 1), true), (PlanarPoint(5, -1), false), (PlanarPoint(-2, 1), true), (PlanarPoint(8, 0.5), true),
    ] {
      let hits = index.nearest(2, to: p)
      #expect(hits.map(\.isLeft) == [isLeft, !isLeft], "\(p)")
    }
    let square = [(0.0, 0.0), (4, 0), (4, 4), (0, 4), (0, 0)].map { PlanarPoint($0.0, $0.1) }
    let closed = NearestSegmentIndex(lines: [square])
    #expect(closed.nearest(to: PlanarPoint(-1, -1))?.isLeft == false)
    #expect(closed.nearest(to: PlanarPoint(0.5, 1))?.isLeft == true)
    #expect(closed.nearest(to: PlanarPoint(2, 0))?.isLeft == false, "on the line counts as right")
    #expect(closed.nearest(to: PlanarPoint(4, 0)).map { ($0.offset, $0.piece) } ?? (.zero, -1) == (Meters(4), 0))
  }

  @Test func degenerateLines() {
    let twice = PlanarPoint(3, 4)
    let index = NearestSegmentIndex(lines: [[], [twice], [twice, twice], [PlanarPoint(9, 9), twice, twice]])
    #expect(index.count == 4)
    #expect(index.all(within: Meters(5), of: PlanarPoint(0, 0)).map(\.line) == [1, 2, 3])
    #expect(index.nearest(to: PlanarPoint(0, 0), within: Meters(4.999)) == nil)
  }
}
