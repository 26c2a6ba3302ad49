import GeoTypes
import Geometry
import TestKit
import Testing

@Suite struct EllipsoidTests {
  @Test func knownDistances() {
    // Sofia to Plovdiv, as georust documents it; the others with PROJ's `geod` tool.
    let sofia = LonLat(23.319941, 42.698334)
    let plovdiv = LonLat(24.742168, 42.136097)
    #expect(abs(Ellipsoid.wgs84.distance(sofia, plovdiv).rawValue - 132_675.501_858_820_6) < 1e-6)
    #expect(abs(Ellipsoid.wgs84.distance(LonLat(0, 0), LonLat(0, 90)).rawValue - 10_001_965.729) < 0.001)
    #expect(Ellipsoid.wgs84.distance(sofia, sofia) == .zero)
    #expect(Ellipsoid.wgs84.distance(LonLat(.nan, 0), sofia).rawValue.isNaN)
  }

  @Test func cgcs2000IsWGS84WithinATenthOfAMillimetre() {
    let a = LonLat(117.12, 36.651)
    let b = LonLat(117.17, 36.98)
    let difference = Ellipsoid.wgs84.distance(a, b) - Ellipsoid.cgcs2000.distance(a, b)
    #expect(abs(difference.rawValue) < 1e-4)
  }

  @Test func areasAgreeWithThePlane() throws {
    let outline = [LonLat(117, 36.6), LonLat(117.01, 36.6), LonLat(117.01, 36.61), LonLat(117, 36.61)]
    let hole = [LonLat(117.004, 36.604), LonLat(117.006, 36.604), LonLat(117.006, 36.606), LonLat(117.004, 36.606)]
    let polygon = Polygon(exterior: try ring(outline), holes: [try ring(hole)])
    let projector = try Projector(PlanarFrame(containing: outline[0]))
    let plane = try polygon.rings.reduce(SquareMeters.zero) {
      try $0 + Plane.signedArea(projector.project($1.vertices))
    }
    let area = Ellipsoid.cgcs2000.area(polygon)
    #expect(abs(area / plane - 1) < 1e-6, "\(area) \(plane)")
    #expect(Ellipsoid.cgcs2000.area(MultiPolygon([polygon, polygon])) == area + area)
    #expect(Ellipsoid.cgcs2000.area(MultiPolygon([])) == .zero)
    let perimeter = try Plane.length(projector.project(polygon.exterior.vertices))
    #expect(abs(Ellipsoid.cgcs2000.perimeter(polygon) / perimeter - 1) < 1e-6)
  }

  private func ring(_ corners: [LonLat]) throws -> LinearRing {
    let vertices = try corners.map { try Vertex(rounding: $0) }
    return try LinearRing(vertices + vertices.prefix(1))
  }

  @Test(arguments: UInt64(0)..<20) func pointsAlongALineDivideItsLength(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let vertices = (0..<6).map { _ in
      Vertex(x: 1_171_200_000 + Int32(random.int(in: 0...50_000)), y: 366_510_000 + Int32(random.int(in: 0...50_000)))
    }
    let line = try LineString(vertices)
    let total = Ellipsoid.wgs84.length(line)
    var walked = Meters.zero
    var last = LonLat(line.start)
    for step in 1...50 {
      let next = Ellipsoid.wgs84.point(along: line, at: total * (Double(step) / 50))
      walked += Ellipsoid.wgs84.distance(last, next)
      last = next
    }
    // Chords cut corners, so the walk is shorter, but never longer.
    #expect(walked <= total + Meters(1e-6) && walked > total * 0.9, "seed \(seed)")
    #expect(Ellipsoid.wgs84.distance(last, LonLat(line.end)) < Meters(1e-6))
  }

  @Test func pointsBeyondALineAreItsEnds() throws {
    let line = try line((0, 0), (1000, 0), (1000, 1000))
    #expect(Ellipsoid.wgs84.point(along: line, at: Meters(-5)) == LonLat(line.start))
    #expect(Ellipsoid.wgs84.point(along: line, at: Meters(1e9)) == LonLat(line.end))
    #expect(Ellipsoid.wgs84.point(along: line, at: Meters(.infinity)) == LonLat(line.end))
  }
}
