import GeoTypes
import Geometry
import TestKit
import Testing

@Suite("A local projection agrees with PROJ")
struct LocalProjectionTests {
  /// Boxes in degrees: a city in a zone's middle, cities at its border, on the equator, in the south and far north, a
  /// province, a street and a single place.
  static let boxes: [[Double]] = [
    [116.2, 36.0, 117.8, 37.6], [118.3, 31.9, 118.9, 32.4], [-8.75, 41.0, -8.45, 41.3], [103.6, -0.1, 104.0, 0.3],
    [18.3, -34.2, 18.8, -33.7], [24.5, 69.5, 26, 70.2], [115.5, 30.1, 118.2, 32.7], [121.47, 31.22, 121.471, 31.221],
    [121.47, 31.22, 121.47, 31.22],
  ]

  @Test(arguments: LocalProjectionTests.boxes) func withinAHundredthOfAMillimetre(corners: [Double]) throws {
    let (low, high) = (LonLat(corners[0], corners[1]), LonLat(corners[2], corners[3]))
    let box = Box([try Vertex(rounding: low), try Vertex(rounding: high)])
    let projector = try Projector(PlanarFrame(containing: box.center))
    let found = LocalProjection(projector, around: box)
    let local = try #require(found)
    var random = SeededGenerator(seed: 5)
    for _ in 0..<400 {
      let position = LonLat(
        random.double(in: low.longitude - 0.015...high.longitude + 0.015),
        random.double(in: low.latitude - 0.015...high.latitude + 0.015))
      #expect(local.covers(position))
      let exact = try projector.project(position)
      #expect(exact.distance(to: local.project(position)) < LocalProjection.tolerance, "\(position)")
      let back = try projector.unproject(exact)
      let answer = local.unproject(exact)
      // 1e-10 degrees are a hundredth of a millimetre.
      #expect(abs(answer.longitude - back.longitude) < 3e-10 && abs(answer.latitude - back.latitude) < 1e-10)
    }
  }

  @Test func elsewherePROJAnswers() throws {
    let box = Box([Vertex(x: 1_170_000_000, y: 360_000_000), Vertex(x: 1_172_000_000, y: 362_000_000)])
    let frame = PlanarFrame(containing: box.center)
    let near = try Projector(frame, near: box)
    let plain = try Projector(frame)
    #expect(near.local != nil && plain.local == nil)
    for position in [LonLat(116, 36), LonLat(117.1, 36.5), LonLat(117.1, 36.1)] {
      let (first, second) = (try near.project(position), try plain.project(position))
      #expect(first.distance(to: second) < LocalProjection.tolerance)
      let (there, here) = (try near.unproject(second), try plain.unproject(second))
      #expect(abs(there.longitude - here.longitude) < 1e-9 && abs(there.latitude - here.latitude) < 1e-9)
    }
    #expect(throws: GeometryError.self) { try near.project(LonLat(.nan, 36)) }
  }

  @Test func whatIsTooWideIsLeftToPROJ() throws {
    let projector = try Projector(PlanarFrame(containing: LonLat(117, 36)))
    let wide = Box([Vertex(x: 1_100_000_000, y: 300_000_000), Vertex(x: 1_240_000_000, y: 400_000_000)])
    #expect(LocalProjection(projector, around: wide) == nil && LocalProjection(projector, around: .empty) == nil)
  }
}
