import GeoTypes
import Geometry
import TestKit
import Testing

/// Areas around lines, against distances to each line.
@Suite struct CorridorTests {
  /// Streets of a random town around a place, half of them in each of two stages.
  private func stages(_ random: inout SeededGenerator, x: Int32, y: Int32) throws -> [[LineString]] {
    func place() -> Vertex {
      Vertex(x: x + Int32(random.int(in: 0...200_000)), y: y + Int32(random.int(in: 0...200_000)))
    }
    return try (0..<2).map { _ in
      try (0..<random.int(in: 1...12)).map { _ in
        var chain = [place()]
        for _ in 0...random.int(in: 0...3) {
          let last = chain[chain.count - 1]
          chain.append(
            Vertex(
              x: last.x + Int32(random.int(in: -20_000...20_000)), y: last.y + Int32(random.int(in: 1...20_000))))
        }
        return try LineString(chain)
      }
    }
  }

  @Test(arguments: UInt64(0)..<30) func areasHoldWhatIsNearAndNothingFar(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let corner = [(1_170_000_000, 366_000_000), (-86_000_000, 411_500_000), (1_000_000, -5_000_000)][Int(seed % 3)]
    let stages = try stages(&random, x: Int32(corner.0), y: Int32(corner.1))
    let width = [10.0, 50, 180][Int(seed / 3 % 3)]
    let areas = try Corridor.areas(around: stages, within: Meters(width))
    try #require(areas.count == 2)
    let box = areas[1].box
    let projector = try Projector(PlanarFrame(containing: box.center))
    var drawn: [[PlanarPoint]] = []
    for (stage, area) in areas.enumerated() {
      #expect(try Validity.fault(in: area) == nil, "seed \(seed)")
      drawn += try stages[stage].map { try $0.vertices.map { try projector.project(LonLat($0)) } }
      let prepared = try PreparedArea(area)
      for line in stages[...stage].joined() { #expect(try prepared.covers(line), "seed \(seed)") }
      for _ in 0..<300 {
        let place = LonLat(
          random.double(in: box.low.longitude...box.high.longitude),
          random.double(in: box.low.latitude...box.high.latitude))
        let distance = Self.distance(try projector.project(place), drawn)
        let isInside = try prepared.covers(place)
        if distance < 0.95 * width { #expect(isInside, "seed \(seed): \(place) at \(distance)") }
        if distance > 1.03 * width { #expect(!isInside, "seed \(seed): \(place) at \(distance)") }
      }
    }
    // Each stage holds the one before it, up to the rounding of its edges.
    let lost = try Overlay.difference(areas[0], areas[1])
    let rim = areas[0].polygons.reduce(Meters.zero) { $0 + Ellipsoid.wgs84.perimeter($1) }
    #expect(Ellipsoid.wgs84.area(lost).rawValue < 0.02 * rim.rawValue, "seed \(seed)")
  }

  @Test func aRingOfStreetsKeepsItsHole() throws {
    func vertex(_ x: Int32, _ y: Int32) -> Vertex { Vertex(x: 1_170_000_000 + x, y: 366_000_000 + y) }
    let ring = try LineString([
      vertex(0, 0), vertex(90_000, 0), vertex(90_000, 90_000), vertex(0, 90_000), vertex(0, 0),
    ])
    let area = try Corridor.areas(around: [[ring]], within: Meters(50))[0]
    #expect(area.polygons.map(\.holes.count) == [1])
    #expect(area.polygons[0].exterior.doubledArea > 0 && area.polygons[0].holes[0].doubledArea < 0)
    let wide = try Corridor.areas(around: [[ring]], within: Meters(600))[0]
    #expect(wide.polygons.map(\.holes.count) == [0])
  }

  @Test func nothingHasNoArea() throws {
    let line = try LineString([Vertex(x: 0, y: 0), Vertex(x: 10_000, y: 0)])
    #expect(try Corridor.areas(around: [], within: Meters(1)).isEmpty)
    let areas = try Corridor.areas(around: [[], [line], []], within: Meters(20))
    #expect(areas[0].isEmpty && !areas[1].isEmpty && areas[1] == areas[2])
  }

  private static func distance(_ point: PlanarPoint, _ lines: [[PlanarPoint]]) -> Double {
    lines.flatMap { line in
      zip(line, line.dropFirst()).map { Plane.nearest(to: point, from: $0, to: $1).distance.rawValue }
    }.min() ?? .infinity
  }
}
