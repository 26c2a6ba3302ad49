import GeoTypes
import Geometry
import TestKit
import Testing

@Suite struct ProjectorTests {
  /// Latitude, longitude, northing, easting in EPSG:4548 (domain.md, section 8).
  static let jinan: [(Double, Double, Double, Double)] = [
    (36.651, 117.12, 4_057_787.6251, 510_730.0221), (36.98, 117.17, 4_094_304.9329, 515_135.9527),
    (36.21, 117.68, 4_009_058.8361, 561_148.7829), (36.29, 116.45, 4_017_861.9210, 450_591.9381),
  ]

  @Test(arguments: jinan) func agreesWithKnownPoints(latitude: Double, longitude: Double, n: Double, e: Double) throws {
    let frame = PlanarFrame(containing: LonLat(longitude, latitude))
    #expect(frame.epsg == 4548)
    let projector = try Projector(frame)
    let point = try projector.project(LonLat(longitude, latitude))
    #expect(abs(point.x - e) < 0.0001 && abs(point.y - n) < 0.0001, "\(point)")
    let back = try projector.unproject(PlanarPoint(e, n))
    #expect(abs(back.longitude - longitude) < 2e-9 && abs(back.latitude - latitude) < 2e-9, "\(back)")
  }

  @Test func batchesAgreeWithSinglePositions() throws {
    let vertices = Self.jinan.compactMap { try? Vertex(rounding: LonLat($0.1, $0.0)) }
    let projector = try Projector(try #require(PlanarFrame(epsg: 4548)))
    #expect(try projector.project(vertices) == vertices.map { try projector.project(LonLat($0)) })
    #expect(try projector.project([Vertex]()).isEmpty)
  }

  @Test(arguments: [
    ("Jinan", 117.12, 36.65, 4548), ("Urumqi", 87.6, 43.8, 4538), ("Shanghai", 121.47, 31.23, 4549),
    ("Harbin", 126.6, 45.8, 4551), ("Fuyuan", 134.29, 48.36, 4554), ("Kashgar", 75.99, 39.47, 4534),
    ("Lhasa", 91.1, 29.65, 4539), ("Sanya", 109.4, 18.25, 4545), ("Shenzhen", 114.06, 22.54, 4547),
    ("Hanoi", 105.85, 21.03, 32648), ("Ulaanbaatar", 106.9, 47.9, 32648), ("Seoul", 126.98, 37.57, 32652),
    ("Pyongyang", 125.75, 39.03, 32651), ("Vladivostok", 131.89, 43.12, 32652), ("Almaty", 76.9, 43.25, 32643),
    ("Kathmandu", 85.32, 27.7, 32645), ("Khabarovsk", 135.07, 48.48, 32653), ("Hong Kong", 114.16, 22.28, 32650),
    ("Macao", 113.545, 22.19, 32649), ("Taipei", 121.56, 25.03, 32651), ("Kinmen", 118.32, 24.43, 32650),
    ("Porto", -8.61, 41.15, 32629), ("Helsinki", 24.94, 60.17, 32635), ("Singapore", 103.85, 1.28, 32648),
    ("Sydney", 151.2, -33.87, 32756), ("Fiji", 180, -17, 32760), ("west end", -180, 10, 32601),
  ])
  func framesGoByPlace(name: String, longitude: Double, latitude: Double, epsg: Int) throws {
    let frame = PlanarFrame(containing: LonLat(longitude, latitude))
    #expect(frame.epsg == epsg, "\(name)")
    #expect(PlanarFrame(epsg: epsg) == frame)
    #expect(frame.geographicEPSG == (epsg < 5000 ? 4490 : 4326))
    #expect(abs(frame.centralMeridian - longitude) <= 3 || longitude == 180)
    // Within its zone a frame is true to scale: half a kilometre in it is half a kilometre on the ellipsoid.
    let projector = try Projector(frame)
    let a = LonLat(longitude, latitude)
    let b = try projector.unproject(PlanarPoint(projector.project(a).x + 300, projector.project(a).y + 400))
    #expect(abs(Ellipsoid.wgs84.distance(a, b).rawValue - 500) < 0.5, "\(name)")
  }

  @Test func otherCodesAreNoFrames() {
    for code in [4490, 4326, 3857, 4527, 32600, 32661, 0, -1, .max] { #expect(PlanarFrame(epsg: code) == nil) }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e308, -1e308, 1e20])
  func oddNumbersAreRefused(number: Double) throws {
    let projector = try Projector(PlanarFrame(containing: LonLat(117, 36)))
    #expect(throws: GeometryError.self) { try projector.project(LonLat(117, number)) }
    #expect(throws: GeometryError.self) { try projector.unproject(PlanarPoint(number, number)) }
  }

  @Test func eachThreadMayHaveItsOwn() async throws {
    let frame = PlanarFrame(containing: LonLat(117.12, 36.651))
    try await withThrowingTaskGroup(of: PlanarPoint.self) { group in
      for _ in 0..<8 { group.addTask { try Projector(frame).project(LonLat(117.12, 36.651)) } }
      for try await point in group { #expect(abs(point.x - 510_730.0221) < 0.0001) }
    }
  }
}
