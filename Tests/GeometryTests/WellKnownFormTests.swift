import GeoTypes
import Geometry
import TestKit
import Testing

@Suite struct WellKnownFormTests {
  private static func shapes() throws -> [Shape] {
    let hole = try ring([(3, 3), (3, 6), (6, 6), (6, 3)])
    let outer = try ring([(0, 0), (10, 0), (10, 10), (0, 10)])
    let far = try ring([(1_171_200_000, 366_510_000), (1_171_300_000, 366_510_000), (1_171_300_001, 366_510_007)])
    let ringed = Polygon(exterior: outer, holes: [hole])
    return [
      .point(Vertex(x: -1_800_000_000, y: 1)), .multiPoint([Vertex(x: 1, y: 2), Vertex(x: 3, y: 4)]), .multiPoint([]),
      .line(try line((0, 0), (1_171_200_000, -5))), .multiLine([try line((0, 0), (1, 1)), try line((2, 2), (3, 3))]),
      .area(MultiPolygon([ringed])), .area(MultiPolygon([ringed, Polygon(exterior: far)])), .area(MultiPolygon([])),
    ]
  }

  @Test(arguments: [false, true]) func shapesComeBack(multi: Bool) throws {
    let intake = try ShapeIntake(from: .wgs84)
    for shape in try Self.shapes() {
      for raw in [
        try WKB.decode(WKB.encode(shape, multi: multi)), try WKT.decode(WKT.encode(shape, multi: multi)),
      ] {
        if shape.box.isEmpty {
          #expect(throws: ShapeIntakeError.empty) { try intake.shape(raw) }
        } else {
          let taken = try intake.shape(raw)
          #expect(taken.shape == shape && taken.repairs.isEmpty, "\(shape)")
        }
      }
    }
  }

  @Test func textsAreTheExpectedOnes() throws {
    let texts = try Self.shapes().map { WKT.encode($0) }
    #expect(texts[0] == "POINT (-180 0.0000001)")
    #expect(texts[1] == "MULTIPOINT ((0.0000001 0.0000002), (0.0000003 0.0000004))")
    #expect(texts[2] == "MULTIPOINT EMPTY")
    #expect(texts[3] == "LINESTRING (0 0, 117.12 -0.0000005)")
    #expect(texts[5].hasPrefix("POLYGON ((0 0, 0.000001 0,") && texts[6].hasPrefix("MULTIPOLYGON (((0 0,"))
    #expect(WKT.encode(try Self.shapes()[5], multi: true).hasPrefix("MULTIPOLYGON (((0 0,"))
    #expect(WKT.encode(.line(try line((0, 0), (10, 10))), multi: true) == "MULTILINESTRING ((0 0, 0.000001 0.000001))")
  }

  @Test(arguments: [
    ("point(1 2)", RawShape.point(RawPosition(1, 2))), ("  POINT  Z ( 1e0   2. 3 ) ", .point(RawPosition(1, 2))),
    ("POINTZM(1 2 3 4)", .point(RawPosition(1, 2))), ("SRID=4490;POINT(1 2)", .point(RawPosition(1, 2))),
    ("POINT EMPTY", .multiPoint([])), ("MultiPoint(1 2,3 4)", .multiPoint([RawPosition(1, 2), RawPosition(3, 4)])),
    ("POLYGON((0 0,1 0,1 1))", .polygon([[RawPosition(0, 0), RawPosition(1, 0), RawPosition(1, 1)]])),
    ("MULTIPOLYGON(EMPTY)", .multiPolygon([[]])),
    ("GEOMETRYCOLLECTION(POINT(1 2), LINESTRING EMPTY)", .collection([.point(RawPosition(1, 2)), .line([])])),
    ("POINT(1e308 nan)", .point(RawPosition(1e308, .nan))),
  ])
  func wildTextsAreRead(text: String, shape: RawShape) throws {
    #expect("\(try WKT.decode(text))" == "\(shape)")
  }

  @Test(arguments: [
    "", " ", "POINT", "POINT(", "POINT()", "POINT(1)", "POINT(1 2", "POINT(1 2) x", "POINT(1 2, 3 4)", "POINT(1 two)",
    "CIRCULARSTRING(0 0, 1 1, 2 0)", "LINESTRING((0 0, 1 1))", "POLYGON(0 0, 1 1)", "SRID=4490", "路网 (1 2)",
    "POINT(1 2 3 4 5)",
    "TRIANGLE EMPTY", "MULTIPOINT(1 2,)", String(repeating: "GEOMETRYCOLLECTION(", count: 100_000),
    String(repeating: "(", count: 100_000), "POINT(" + String(repeating: "9", count: 100_000),
  ])
  func otherTextsAreRefused(text: String) {
    #expect(throws: GeometryError.self) { try WKT.decode(text) }
  }

  @Test func otherBytesAreRefused() throws {
    let point = WKB.encode(.point(Vertex(x: 1, y: 2)))
    let line = WKB.encode(.line(try line((0, 0), (1, 1))))
    var huge = line
    huge.replaceSubrange(5..<9, with: [0xFF, 0xFF, 0xFF, 0xFF])
    let nested = (0..<200).flatMap { _ in [UInt8(1), 7, 0, 0, 0, 1, 0, 0, 0] } + point
    let damaged: [[UInt8]] = [
      [], [1], [2] + point.dropFirst(), point + [0], point.dropLast(), huge, nested, [1, 99, 0, 0, 0],
    ]
    for bytes in damaged {
      #expect(throws: GeometryError.self) { try WKB.decode(bytes) }
    }
  }

  @Test func bigEndianAndExtendedBytesAreRead() throws {
    let big: [UInt8] = [0, 0, 0, 0, 1, 0x3F, 0xF0, 0, 0, 0, 0, 0, 0, 0x40, 0, 0, 0, 0, 0, 0, 0]
    #expect(try WKB.decode(big) == .point(RawPosition(1, 2)))
    let numbers: [UInt8] = [0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0x40]
    let height: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0]
    #expect(try WKB.decode([1, 1, 0, 0, 0x20, 0x8A, 0x11, 0, 0] + numbers) == .point(RawPosition(1, 2)))
    #expect(try WKB.decode([1, 1, 0, 0, 0x80] + numbers + height) == .point(RawPosition(1, 2)))
    #expect(try WKB.decode([1, 0xE9, 3, 0, 0] + numbers + height) == .point(RawPosition(1, 2)))
    let quietNaN: [UInt8] = [0, 0, 0, 0, 0, 0, 0xF8, 0x7F]
    #expect(try WKB.decode([1, 1, 0, 0, 0] + quietNaN + quietNaN) == .multiPoint([]))
  }

  @Test(arguments: UInt64(0)..<8) func damagedInputNeverTraps(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let intake = try ShapeIntake(from: .wgs84)
    var refused = 0
    for shape in try Self.shapes() {
      for _ in 0..<60 {
        var bytes = WKB.encode(shape)
        var text = Array(WKT.encode(shape).utf8)
        for _ in 0...random.int(in: 0...3) {
          bytes[random.int(in: 0...(bytes.count - 1))] ^= UInt8(1 << random.int(in: 0...7))
          text[random.int(in: 0...(text.count - 1))] = UInt8(random.int(in: 0...255))
        }
        if random.int(in: 0...2) == 0 {
          bytes.removeLast(random.int(in: 0...bytes.count))
          text.removeLast(random.int(in: 0...text.count))
        }
        do { _ = try intake.shape(WKB.decode(bytes)) } catch { refused += 1 }
        do { _ = try intake.shape(WKT.decode(String(decoding: text, as: UTF8.self))) } catch { refused += 1 }
      }
    }
    #expect(refused > 100, "seed \(seed)")
  }

  @Test func everyTruncationIsRefused() throws {
    for shape in try Self.shapes() {
      let bytes = WKB.encode(shape)
      for length in bytes.indices {
        #expect(throws: GeometryError.self, "\(shape) \(length)") { try WKB.decode(bytes[..<length]) }
      }
    }
  }
}
