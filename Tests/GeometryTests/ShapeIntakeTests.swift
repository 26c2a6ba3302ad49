import GeoTypes
import Geometry
import TestKit
import Testing

@Suite struct ShapeIntakeTests {
  private func take(_ raw: RawShape, _ system: CoordinateSystem = .wgs84) throws -> ShapeIntake.Taken {
    try ShapeIntake(from: system).shape(raw)
  }

  private func square(_ x: Double, _ y: Double, _ size: Double) -> [RawPosition] {
    raw((x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y))
  }

  @Test func wellFormedShapesNeedNoRepair() throws {
    for shape in [
      RawShape.point(RawPosition(117, 36)), .multiPoint(raw((1, 2), (3, 4))), .line(raw((0, 0), (1, 1))),
      .multiLine([raw((0, 0), (1, 1)), raw((2, 2), (3, 3))]),
      .polygon([square(0, 0, 10), square(3, 3, 2).reversed()]), .multiPolygon([[square(0, 0, 1)], [square(5, 5, 1)]]),
    ] {
      #expect(try take(shape).repairs.isEmpty, "\(shape)")
    }
  }

  @Test func ringsAreClosedTurnedAndThinned() throws {
    let given = raw((0, 0), (0, 1), (0, 1), (1, 1), (1, 0.000_000_01), (1, 0))
    let taken = try take(.polygon([given]))
    #expect(taken.repairs == [.droppedRepeats(count: 2), .closedRings(count: 1), .turnedRings(count: 1)])
    #expect(taken.shape == (try take(.polygon([square(0, 0, 1)])).shape))
  }

  @Test func polygonAndMultiPolygonAreTheSameArea() throws {
    #expect(try take(.polygon([square(0, 0, 1)])).shape == take(.multiPolygon([[square(0, 0, 1)]])).shape)
  }

  @Test func crossingRingsAreMendedAndReported() throws {
    let taken = try take(.polygon([raw((0, 0), (1, 1), (1, 0), (0, 1), (0, 0))]))
    #expect(taken.repairs == [.mended(reason: "Self-intersection", place: LonLat(0.5, 0.5))])
    guard case .area(let area) = taken.shape else { return #expect(Bool(false), "an area") }
    #expect(area.polygons.count == 2)
    #expect(try Validity.fault(in: area) == nil)
  }

  @Test func partsWithoutAreaAreLeftOutBesideOthers() throws {
    let flat = raw((5, 5), (6, 6), (7, 7), (5, 5))
    let taken = try take(.multiPolygon([[square(0, 0, 1)], [flat]]))
    #expect(taken.repairs == [.droppedPart(reason: "a part without area", place: LonLat(5, 5))])
    let holed = try take(.polygon([square(0, 0, 10), raw((5, 5), (6, 6), (5, 5))]))
    #expect(holed.repairs == [.droppedPart(reason: "a hole without area", place: LonLat(5, 5))])
    let lines = try take(.multiLine([raw((0, 0), (1, 1)), raw((2, 2), (2, 2))]))
    #expect(lines.shape == .line(try line((0, 0), (10_000_000, 10_000_000))))
    #expect(lines.repairs.contains(.droppedPart(reason: "a line without length", place: LonLat(2, 2))))
  }

  @Test(arguments: [
    (RawShape.polygon([raw((5, 5), (6, 6), (7, 7), (5, 5))]), ShapeIntakeError.zeroArea(place: LonLat(5, 5))),
    (.polygon([raw((5, 5), (6, 6), (5, 5))]), .ringTooShort(positionCount: 2, place: LonLat(5, 5))),
    (.polygon([raw((5, 5))]), .ringTooShort(positionCount: 1, place: LonLat(5, 5))),
    (.polygon([]), .empty), (.polygon([[]]), .empty), (.multiPolygon([]), .empty), (.line([]), .empty),
    (.multiLine([]), .empty), (.multiPoint([]), .empty), (.collection([]), .empty),
    (.line(raw((1, 1), (1, 1))), .lineTooShort(positionCount: 1, place: LonLat(1, 1))),
    (.multiLine([raw((1, 1), (1, 1))]), .lineTooShort(positionCount: 1, place: LonLat(1, 1))),
    (.point(RawPosition(1e308, 0)), .position(.positionOutOfRange(x: 1e308, y: 0, frame: "EPSG:4326"))),
    (.line(raw((36, 91), (36, 92))), .position(.positionOutOfRange(x: 36, y: 91, frame: "EPSG:4326"))),
    (.collection([.point(RawPosition(1, 2)), .line(raw((0, 0), (1, 1)))]), .mixedCollection),
    (.collection([.collection([.point(RawPosition(1, 2))])]), .mixedCollection),
  ])
  func whatCannotBeTakenIsNamed(shape: RawShape, error: ShapeIntakeError) {
    #expect(throws: error) { try take(shape) }
    #expect(!error.description.isEmpty)
  }

  @Test func numbersThatAreNoneAreNamed() {
    for pair in [RawPosition(.nan, 1), RawPosition(1, .infinity)] {
      do {
        _ = try take(.polygon([raw((0, 0), (1, 0)) + [pair]]))
        #expect(Bool(false), "not refused")
      } catch { #expect("\(error)".contains("not a pair of finite numbers")) }
    }
    let beyond = ShapeIntakeError.position(.positionOutOfRange(x: 36, y: 91, frame: "EPSG:4326"))
    #expect(beyond.description.contains("swapped?"))
  }

  @Test func collectionsOfOneKindAreFlattened() throws {
    let taken = try take(.collection([.polygon([square(0, 0, 1)]), .multiPolygon([[square(5, 5, 1)]])]))
    #expect(taken.repairs == [.flattenedCollection])
    #expect(taken.shape == (try take(.multiPolygon([[square(0, 0, 1)], [square(5, 5, 1)]])).shape))
  }

  @Test func northingFirstIsReadAndReported() throws {
    let taken = try take(.line(raw((4_057_787.6251, 510_730.0221), (4_094_304.9329, 515_135.9527))), .epsg(4548))
    #expect(taken.repairs == [.exchangedAxes(count: 2)])
    #expect(taken.shape == .line(try line((1_171_200_000, 366_510_000), (1_171_700_000, 369_800_000))))
  }

  @Test func kindsAreAskedFor() throws {
    let intake = try ShapeIntake(from: .wgs84)
    #expect(throws: ShapeIntakeError.wrongKind(expected: "polygon", found: "point")) {
      try intake.area(.point(RawPosition(1, 1)))
    }
    #expect(throws: ShapeIntakeError.wrongKind(expected: "line", found: "polygon")) {
      try intake.lines(.polygon([square(0, 0, 1)]))
    }
    #expect(try intake.position(.point(RawPosition(1.123_456_789, 2))) == LonLat(1.123_456_789, 2))
    #expect(throws: ShapeIntakeError.wrongKind(expected: "point", found: "line")) {
      try intake.position(.line(raw((0, 0), (1, 1))))
    }
    #expect(try intake.area(.polygon([square(0, 0, 1)])).area.polygons.count == 1)
    #expect(try intake.lines(.line(raw((0, 0), (1, 1)))).lines.count == 1)
  }

  @Test(arguments: UInt64(0)..<60) func anyRingGivesAValidAreaOrAReason(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let size = seed.isMultiple(of: 2) ? 5e-7 : 1.0
    let rings = (0..<random.int(in: 1...3)).map { _ in
      (0..<random.int(in: 0...8)).map { _ in
        RawPosition(random.double(in: 0...size), random.double(in: 0...size))
      }
    }
    do {
      guard case .area(let area) = try take(.polygon(rings)).shape else { return #expect(Bool(false), "an area") }
      #expect(try Validity.fault(in: area) == nil && !area.isEmpty, "seed \(seed)")
    } catch let error as ShapeIntakeError {
      #expect(!error.description.isEmpty)
    }
  }
}
