import Casework
import GeoTypes
import Grid
import RoadNetwork
import TestKit
import Testing

@Suite("Locating a position")
struct LocatorTests {
  private let duty = Duty(chief: "c1", segment: SmallTown.uid(1))

  private func location(_ x: Double, _ y: Double, level: Int? = nil, duties: [Duty]? = nil) throws -> Location {
    let locator = try Locator(SmallTown.index(duties: duties ?? [duty]))
    return locator.location(at: SmallTown.position(x, y), level: level)
  }

  @Test func everythingIsAnswered() throws {
    let location = try location(55, 25)
    #expect(location.grid == "370102001001026")
    #expect(location.community == "370102001001")
    #expect(location.subdistrict == "370102001")
    #expect(location.district == "370102")
    #expect(location.zone == "Z1")
    #expect(location.road == "经十路")
    #expect(location.roadID == RoadID(rawValue: 8))
    #expect(location.segment == SmallTown.uid(1))
    #expect(location.side == .right)
    #expect(abs((location.distance?.rawValue ?? 0) - 5.549) < 0.002)
    #expect(location.chiefs == [ChiefOnDuty(id: "c1", name: "一号", level: "一级")])
    #expect(location.reasons.isEmpty)
  }

  @Test func areasThatAreMissingHaveTheirReason() throws {
    let north = try location(20, 80)
    #expect(north.community == "370102001002")
    #expect(north.reasons[.grid] == .outsideBuiltUp)
    #expect(north.reasons[.zone] == .outsideZones)
    let east = try location(160, 20)
    #expect(east.district == "370103")
    #expect(east.reasons[.subdistrict] == .noDivisionOfLevel)
    #expect(east.reasons[.community] == .noDivisionOfLevel)
    #expect(east.reasons[.grid] == .outsideBuiltUp)
    let away = try location(300, 20)
    for field in [LocationField.grid, .community, .subdistrict, .district] {
      #expect(away.reasons[field] == .outsideDivisions)
    }
  }

  @Test func theLowestPrecedenceNumberWins() throws {
    #expect(try location(95, 80).zone == "Z2")
    #expect(try location(60, 80).zone == "Z1")
  }

  @Test func sharedEdgesHaveOneGrid() throws {
    // The rule looks east, then north: a corner belongs to the square north-east of it.
    #expect(try location(10, 10).grid == "370102001001032")
    #expect(try location(10, 15).grid == "370102001001032")
    #expect(try location(15, 10).grid == "370102001001032")
    // On the rim of the divisions the lowest square that touches.
    #expect(try location(0, 0).grid == "370102001001041")
  }

  @Test func roadsBeyondReachHaveNoAnswer() throws {
    // 4.6 and 6.6 steps west of the lane: 41 and 59 m.
    let near = try location(145.4, 30)
    #expect(near.segment == SmallTown.uid(3))
    #expect(near.side == .left)
    #expect(near.reasons[.road] == .unnamedRoad)
    #expect(near.reasons[.chief] == .noDuty)
    let far = try location(143.4, 30)
    for field in [LocationField.road, .segment, .side, .distance, .chief] {
      #expect(far.reasons[field] == .noRoadWithin)
    }
    var options = LocatorOptions()
    options.reach = Meters(60)
    let wide = try Locator(SmallTown.index(duties: [duty]), options: options)
    #expect(wide.location(at: SmallTown.position(143.4, 30)).segment == SmallTown.uid(3))
  }

  @Test func theGroundWinsWhereRoadsAreStacked() throws {
    let open = try location(50, 26)
    #expect(open.segment == SmallTown.uid(1))
    #expect(open.candidates.map(\.segment) == [SmallTown.uid(2), SmallTown.uid(1)])
    #expect(open.candidates.map(\.level) == [1, 0])
    #expect(try location(50, 25).candidates.map(\.segment) == [SmallTown.uid(1), SmallTown.uid(2)])
    let above = try location(50, 26, level: 1)
    #expect(above.segment == SmallTown.uid(2))
    #expect(above.road == "经十高架路")
    #expect(above.candidates.isEmpty)
    #expect(try location(50, 26, level: 3).reasons[.segment] == .noRoadOnLevel)
    #expect(try location(150.1, 60).candidates.isEmpty)
  }

  @Test func anEmptyCityAnswersNothing() throws {
    let nothing = StreetNetwork(
      nodes: [], segments: [], kerbs: [], restrictions: [], roads: [], drivingSide: .right)
    let locator = try Locator(LocatorIndex(divisions: [], network: nothing))
    let location = locator.location(at: SmallTown.position(5, 5))
    let expected: [LocationField: MissingReason] = [
      .grid: .noGrids, .community: .noDivisions, .subdistrict: .noDivisions, .district: .noDivisions,
      .zone: .noZones, .road: .noRoads, .segment: .noRoads, .side: .noRoads, .distance: .noRoads, .chief: .noRoster,
    ]
    #expect(location.reasons == expected)
    let withoutGrids = try Locator(LocatorIndex(divisions: SmallTown.divisions, network: nothing))
    #expect(withoutGrids.location(at: SmallTown.position(5, 5)).reasons[.grid] == .noGrids)
    #expect(withoutGrids.location(at: SmallTown.position(5, -5)).reasons[.grid] == .outsideDivisions)
  }

  @Test(arguments: [LonLat(.nan, 1), LonLat(1, .infinity), LonLat(36.65, 117.12), LonLat(1e308, -1e308)])
  func positionsThatAreNone(position: LonLat) throws {
    let locator = try Locator(SmallTown.index())
    let location = locator.location(at: position)
    #expect(LocationField.allCases.allSatisfy { location.reasons[$0] == .invalidPosition })
  }

  /// Every answer is there or has a reason, never both; areas agree with a scan, roads with a flat map.
  @Test(arguments: UInt64(0)..<8) func agreesWithScan(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let locator = try Locator(SmallTown.index(duties: [duty]))
    let scan = PolygonScan(SmallTown.cells.map { MultiPolygon([$0.polygon]) })
    for _ in 0..<80 {
      // Half of them on borders.
      let onBorder = random.int(in: 0...1) == 0
      let x = onBorder ? Double(random.int(in: -2...22)) * 10 : random.double(in: -20...220)
      let y = random.double(in: -20...120)
      let position = SmallTown.position(x, y)
      let location = locator.location(at: position)
      for field in LocationField.allCases {
        let isMissing = location.value(of: field) == .null
        #expect(isMissing == (location.reasons[field] != nil), "seed \(seed): \(field) at \(x), \(y)")
      }
      let cell = scan.holders(of: position).first ?? scan.touched(by: position).first
      #expect(location.grid == cell.map { SmallTown.cells[$0].code }, "seed \(seed): \(x), \(y)")
      checkRoad(location, x, y, "seed \(seed): \(x), \(y)")
    }
  }

  /// 8.937 m to a step east, 11.096 m to a step north.
  private func checkRoad(_ location: Location, _ x: Double, _ y: Double, _ note: String) {
    let toRoad = hypotenuse(max(0, -x, x - 100) * 8.937, (y - 25.5) * 11.096)
    let toLane = hypotenuse((x - 150) * 8.937, max(0, -y, y - 100) * 11.096)
    guard let distance = location.distance?.rawValue else {
      #expect(min(toRoad, toLane) > 49.5, "\(note)")
      return
    }
    // The elevated road is the answer only where the ground one is out of reach.
    let expected = location.segment == SmallTown.uid(3) ? toLane : toRoad
    if location.segment != SmallTown.uid(2) { #expect(abs(distance - expected) < 0.3, "\(note)") }
    #expect(distance <= 50, "\(note)")
  }

  private func hypotenuse(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }

  @Test func batchesKeepTheOrder() throws {
    let locator = try Locator(SmallTown.index())
    let positions = [SmallTown.position(5, 5), LonLat(.nan, 0), SmallTown.position(160, 5)]
    #expect(locator.locations(at: positions) == positions.map { locator.location(at: $0) })
  }
}
