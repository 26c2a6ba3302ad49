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
}
