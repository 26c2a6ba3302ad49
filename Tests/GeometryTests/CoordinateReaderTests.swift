import GeoTypes
import Geometry
import TestKit
import Testing

@Suite struct CoordinateReaderTests {
  @Test(arguments: [
    ("EPSG:4490", CoordinateSystem.cgcs2000), ("epsg:4548", .epsg(4548)), (" 4326 ", .wgs84),
    ("urn:ogc:def:crs:EPSG::4490", .cgcs2000), ("urn:ogc:def:crs:EPSG:6.9:4326", .wgs84),
    ("urn:ogc:def:crs:OGC:1.3:CRS84", .wgs84), ("urn:ogc:def:crs:OGC::CRS84", .wgs84), ("CRS84", .wgs84),
    ("OGC:CRS84", .wgs84), ("http://www.opengis.net/def/crs/OGC/1.3/CRS84", .wgs84),
    ("http://www.opengis.net/def/crs/EPSG/0/4490", .cgcs2000), ("WGS84", .wgs84), ("WGS 84", .wgs84),
    ("http://www.opengis.net/gml/srs/epsg.xml#4326", .wgs84), ("GCJ-02", .gcj02), ("gcj02", .gcj02), ("BD09", .bd09),
  ])
  func namesAreUnderstood(name: String, system: CoordinateSystem) throws {
    #expect(try CoordinateSystem(parsing: name) == system)
    #expect(try CoordinateSystem(parsing: system.description) == system)
  }

  @Test(arguments: [
    "", "EPSG:", "EPSG:abc", "EPSG:-1", "EPSG:0", "EPSG:99999999999999999999", "EPSG:４４９０", "mars", "crs:84:x",
    "ESRI:102100", "urn:ogc:def:crs:IGNF::4326", String(repeating: ":", count: 100_000),
  ])
  func otherNamesAreRefused(name: String) {
    #expect(throws: GeometryError.unknownCRS(name)) { try CoordinateSystem(parsing: name) }
  }

  @Test func codesThatAreNoSystemsOfTheSurfaceAreRefused() {
    for code in [999_998, 5773 /* heights */, 4978 /* from the earth's centre */] {
      #expect(throws: GeometryError.unknownCRS("EPSG:\(code)")) { try CoordinateReader(from: .epsg(code)).system }
    }
  }

  @Test(arguments: ProjectorTests.jinan)
  func readsEastingFirstAndKnowsNorthingFirst(latitude: Double, longitude: Double, n: Double, e: Double) throws {
    for (code, prefix) in [(4548, 0.0), (4527, 39_000_000)] {
      let reader = try CoordinateReader(from: .epsg(code))
      let given = try reader.reading(RawPosition(prefix + e, n))
      let swapped = try reader.reading(RawPosition(n, prefix + e))
      #expect(!given.wasSwapped && swapped.wasSwapped && given.position == swapped.position)
      #expect(abs(given.position.longitude - longitude) < 2e-9 && abs(given.position.latitude - latitude) < 2e-9)
    }
  }

  @Test func readsOtherSystems() throws {
    let web = try CoordinateReader(from: .epsg(3857)).lonLat(RawPosition(13_037_738.75, 4_390_000))
    #expect(abs(web.longitude - 117.12) < 0.001 && abs(web.latitude - 36.65) < 1)
    let porto = try CoordinateReader(from: .epsg(32629)).lonLat(RawPosition(532_000, 4_556_000))
    #expect(abs(porto.longitude + 8.62) < 0.01 && abs(porto.latitude - 41.155) < 0.01)
    let sixDegree = try CoordinateReader(from: .epsg(4498)).reading(RawPosition(4_057_787, 20_510_730))
    #expect(sixDegree.wasSwapped && abs(sixDegree.position.longitude - 117.12) < 0.01)
    let xian = try CoordinateReader(from: .epsg(4610)).lonLat(RawPosition(117.12, 36.651))
    #expect(abs(xian.longitude - 117.12) < 0.01)
    let shifted = GCJ02.encode(LonLat(117.12, 36.651))
    let gcj = try CoordinateReader(from: .gcj02).lonLat(RawPosition(shifted.longitude, shifted.latitude))
    #expect(abs(gcj.longitude - 117.12) < 1e-9 && abs(gcj.latitude - 36.651) < 1e-9)
  }

  @Test func degreesPassUnchanged() throws {
    for code in [4326, 4490] {
      let position = try CoordinateReader(from: .epsg(code)).lonLat(RawPosition(117.123_456_789, 36.651))
      #expect(position == LonLat(117.123_456_789, 36.651))
    }
    let all = try CoordinateReader(from: .wgs84).lonLats([RawPosition(1, 2), RawPosition(3, 4)])
    #expect(all == [LonLat(1, 2), LonLat(3, 4)])
  }

  @Test func swappedDegreesAreRefusedWithAHint() {
    #expect(throws: GeometryError.positionOutOfRange(x: 36.651, y: 117.12, frame: "EPSG:4326")) {
      try CoordinateReader(from: .wgs84).lonLat(RawPosition(36.651, 117.12))
    }
    #expect(GeometryError.positionOutOfRange(x: 36.651, y: 117.12, frame: "EPSG:4326").description.contains("swapped?"))
    #expect(throws: GeometryError.axesSwapped(x: 39.47, y: 75.99, frame: "EPSG:4490")) {
      try CoordinateReader(from: .cgcs2000).lonLat(RawPosition(39.47, 75.99))
    }
  }

  @Test(arguments: [4326, 4490, 4548, 3857, 32650, 4610])
  func oddNumbersAreRefused(code: Int) throws {
    let reader = try CoordinateReader(from: .epsg(code))
    for pair in [
      RawPosition(.nan, 36), RawPosition(117, .nan), RawPosition(.infinity, 0), RawPosition(1e308, 1e308),
      RawPosition(-1e308, 36), RawPosition(117, -1e308),
    ] {
      #expect(throws: GeometryError.self, "\(pair)") { try reader.lonLat(pair) }
    }
  }

  @Test(arguments: [4548, 4527, 3857, 32650]) func degreesAreNoMetres(code: Int) throws {
    let reader = try CoordinateReader(from: .epsg(code))
    for pair in [RawPosition(117.12, 36.651), RawPosition(36.651, 117.12), RawPosition(0, 0)] {
      #expect(throws: GeometryError.self, "\(pair)") { try reader.lonLat(pair) }
    }
    let error = GeometryError.positionOutOfRange(x: 117.12, y: 36.651, frame: "EPSG:\(code)")
    #expect(error.description.contains("looks like degrees"))
  }

  @Test func theNextZoneMayBeUsedAndAFarOneNot() throws {
    let reader = try CoordinateReader(from: .epsg(4548))
    #expect(try !reader.reading(RawPosition(900_000, 4_050_000)).wasSwapped)
    #expect(throws: GeometryError.self) { try reader.lonLat(RawPosition(510_730, 500_000)) }
  }

  @Test func errorsTellWhatToDo() {
    #expect(GeometryError.unknownCRS("mars").description.contains("EPSG:4490"))
    let failure = GeometryError.geosFailure(operation: "GEOSMakeValid", messages: ["a", "b"]).description
    #expect(failure.contains("GEOSMakeValid failed: a; b"))
  }
}
