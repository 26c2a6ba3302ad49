import GeoTypes
import SpatialIndex
import TestKit
import Testing

@Suite("Orientation agrees with whole-number arithmetic")
struct ExactPredicatesTests {
  private func check(_ a: LonLat, _ b: LonLat, _ c: LonLat, _ note: String) {
    let expected = OrientationOracle.orientation(a, b, c)
    #expect(ExactPredicates.orientation(a, b, c) == expected, "\(note): \(a) \(b) \(c)")
    #expect(ExactPredicates.orientation(b, c, a) == expected, "\(note), turned: \(a) \(b) \(c)")
    #expect(ExactPredicates.orientation(b, a, c) == -expected, "\(note), swapped: \(a) \(b) \(c)")
  }

  @Test func plainCases() {
    #expect(ExactPredicates.orientation(LonLat(0, 0), LonLat(1, 0), LonLat(0, 1)) == 1)
    #expect(ExactPredicates.orientation(LonLat(0, 0), LonLat(1, 0), LonLat(0, -1)) == -1)
    #expect(ExactPredicates.orientation(LonLat(0, 0), LonLat(1, 0), LonLat(7, 0)) == 0)
    #expect(ExactPredicates.orientation(LonLat(3, 3), LonLat(3, 3), LonLat(7, 0)) == 0)
  }

  /// Points a few roundings around a line, where the filter fails.
  @Test(arguments: UInt64(0)..<20) func nearTheLineOfStoredVertices(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let a = Vertex(x: Int32(random.int(in: 1_160_000_000...1_180_000_000)), y: Int32(random.int(in: 0...900_000_000)))
    let b = Vertex(x: a.x + Int32(random.int(in: -5000...5000)), y: a.y - Int32(random.int(in: 1...5000)))
    let (p, q) = (LonLat(a), LonLat(b))
    var signs: Set<Int> = []
    for step in 0..<30 {
      let share = Double(step) / 29
      var c = LonLat(
        p.longitude + share * (q.longitude - p.longitude), p.latitude + share * (q.latitude - p.latitude))
      c.longitude += Double(random.int(in: -2...2)) * c.longitude.ulp
      c.latitude += Double(random.int(in: -2...2)) * c.latitude.ulp
      check(p, q, c, "seed \(seed)")
      signs.insert(ExactPredicates.orientation(p, q, c))
    }
    #expect(signs.count > 1, "seed \(seed): the cases are not near the line")
  }

  /// Differences that are not doubles: near and far numbers together.
  @Test(arguments: UInt64(0)..<20) func withRoundedDifferences(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<30 {
      let slope = Double(random.int(in: 1...7))
      let near = random.double(in: 0x1p-40...0x1p-20)
      let far = Double(random.int(in: 1...1 << 20))
      var c = LonLat(near, slope * near)
      if random.int(in: 0...1) == 0 { c.latitude = c.latitude.nextUp }
      check(LonLat(-far, -slope * far), LonLat(far + 1, slope * (far + 1)), c, "seed \(seed)")
    }
  }

  /// Products that leave the range of doubles.
  @Test func beyondTheRangeOfProducts() {
    let tiny = Double.leastNonzeroMagnitude
    let huge = Double.greatestFiniteMagnitude
    let values = [0, tiny, -tiny, 0x1p-600, 1, -1, 1e-7, 0x1p-449, 0x1p-451, 0x1p501, huge, -huge, huge.nextDown]
    var random = SeededGenerator(seed: 1)
    for _ in 0..<400 {
      let n = (0..<6).map { _ in values[random.int(in: 0...values.count - 1)] }
      check(LonLat(n[0], n[1]), LonLat(n[2], n[3]), LonLat(n[4], n[5]), "range")
    }
    check(LonLat(-1e-7, -1e-7), LonLat(1e-7, 1e-7), LonLat(tiny, 0), "beside the origin")
    check(LonLat(-1e-7, -1e-7), LonLat(1e-7, 1e-7), LonLat(tiny, tiny), "on the diagonal")
  }
}
