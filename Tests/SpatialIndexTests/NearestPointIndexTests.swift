import GeoTypes
import SpatialIndex
import TestKit
import Testing

@Suite("Nearest points agree with a scan")
struct NearestPointIndexTests {
  /// Half of the points on a coarse lattice, so that there are ties and doubles; eastings as of a real plane.
  private func points(_ count: Int, _ random: inout SeededGenerator) -> [PlanarPoint] {
    (0..<count).map { i in
      i % 2 == 0
        ? PlanarPoint(500_000 + Double(random.int(in: 0...20) * 10), 4_050_000 + Double(random.int(in: 0...20) * 10))
        : PlanarPoint(random.double(in: 500_000...500_200), random.double(in: 4_050_000...4_050_200))
    }
  }

  @Test(arguments: UInt64(0)..<10, [1, 2, 9, 300]) func agreesWithScan(seed: UInt64, count: Int) {
    var random = SeededGenerator(seed: seed)
    let points = points(count, &random)
    let index = NearestPointIndex(points: points)
    #expect(index.count == count)
    for i in 0..<30 {
      let p =
        i % 2 == 0
        ? PlanarPoint(500_000 + Double(random.int(in: -5...45) * 5), 4_050_000 + Double(random.int(in: -5...45) * 5))
        : PlanarPoint(random.double(in: 499_900...500_300), random.double(in: 4_049_900...4_050_300))
      let order = NearestScan.order(of: points, from: p)
      let nearest = index.nearest(to: p)
      #expect(nearest?.point == order[0].point && nearest?.distance.rawValue == order[0].distance, "seed \(seed): \(p)")

      let k = random.int(in: 1...12)
      #expect(index.nearest(k, to: p).map(\.point) == order.prefix(k).map(\.point), "seed \(seed): \(k) near \(p)")

      let reach = order[random.int(in: 0...count - 1)].distance
      let within = order.filter { $0.distance <= reach }.map(\.point)
      #expect(index.all(within: Meters(reach), of: p).map(\.point) == within, "seed \(seed): \(reach) m of \(p)")

      let odd = order.filter { $0.point % 3 == 1 }.map(\.point)
      #expect(index.nearest(k, to: p) { $0 % 3 == 1 }.map(\.point) == Array(odd.prefix(k)), "seed \(seed): \(p)")
    }
  }

  @Test func reachOfNothing() {
    let index = NearestPointIndex(points: [PlanarPoint(1, 1), PlanarPoint(4, 5)])
    #expect(index.nearest(to: PlanarPoint(1, 1), within: .zero)?.point == 0)
    #expect(index.nearest(to: PlanarPoint(1, 2), within: Meters(0.5)) == nil)
    #expect(index.nearest(to: PlanarPoint(1, 1), within: Meters(-1)) == nil)
    #expect(index.nearest(to: PlanarPoint(1, 1), within: Meters(.nan)) == nil)
    #expect(index.nearest(0, to: PlanarPoint(1, 1)).isEmpty)
    #expect(index.all(within: Meters(5), of: PlanarPoint(1, 1)).map(\.point) == [0, 1])
  }
}
