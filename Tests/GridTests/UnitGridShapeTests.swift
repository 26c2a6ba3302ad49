import GeoTypes
import Geometry
import Grid
import RoadNetwork
import TestKit
import Testing

/// Plans in which something is odd, each checked against all rules.
@Suite struct UnitGridShapeTests {
  private static let square = TownPlan.rectangle(0, 0, 600, 600)

  private func build(
    _ segments: [Segment], barriers: [Barrier] = [], buildings: [Building] = [], area: [Polygon] = [square],
    _ options: UnitGridOptions = UnitGridOptions(everywhere: true)
  ) throws -> UnitGridBuild {
    let divisions = try DivisionHierarchy([
      Division(code: "370102", name: "area", level: .district, parent: nil, area: MultiPolygon(area))
    ])
    let build = try UnitGridBuilder(options: options).build(
      divisions: divisions, segments: segments, barriers: barriers, buildings: buildings)
    let extent: GridInvariants.Extent = options.everywhere ? .everywhere : .builtUp
    let inspection = GridInvariants(divisions: build.divisions, cells: build.cells, extent: extent).checkInvariants()
    #expect(inspection.isSound, "\(inspection.findings)")
    return build
  }

  @Test func aDeadEndPartsNothing() throws {
    let small = TownPlan.rectangle(0, 0, 120, 120)
    let build = try build([TownPlan.road(.branch, [(60, 0), (60, 80)])], area: [small])
    #expect(build.cells.count == 1)
  }

  @Test func anIslandOfRoadsFillsItsHole() throws {
    let ring = TownPlan.road(.branch, [(30, 30), (130, 30), (130, 130), (30, 130), (30, 30)])
    let build = try build([ring], area: [TownPlan.rectangle(0, 0, 160, 160)])
    #expect(build.cells.contains { $0.polygon.holes.count == 1 })
    #expect(build.cells.count == 2)
  }

  @Test func aSmallIslandIsTakenIn() throws {
    let roundabout = TownPlan.road(.branch, [(300, 300), (320, 300), (320, 320), (300, 320), (300, 300)])
    let build = try build([roundabout], area: [TownPlan.rectangle(240, 240, 120, 120)])
    #expect(build.cells.count == 1)
    #expect(build.cells[0].polygon.holes.isEmpty)
  }

  @Test func aRoadAlongTheBorderLeavesNoSliver() throws {
    let build = try build([
      TownPlan.road(.arterial, [(-50, 2), (650, 3)]), TownPlan.road(.branch, [(300, -50), (301, 650)]),
    ])
    #expect(build.cells.allSatisfy { $0.area.rawValue > 2_000 })
  }

  @Test func aRiverPartsCells() throws {
    let river = Barrier(kind: .water, line: TownPlan.line([(55, -10), (60, 60), (58, 160)]), source: "river")
    let build = try build([], barriers: [river], area: [TownPlan.rectangle(0, 0, 120, 150)])
    #expect(build.cells.count == 2)
  }

  @Test func aTunnelPartsNothing() throws {
    var tunnel = TownPlan.road(.arterial, [(-10, 60), (200, 60)])
    tunnel.attributes.structure = .tunnel
    let build = try build([tunnel], area: [TownPlan.rectangle(0, 0, 120, 120)])
    #expect(build.cells.count == 1)
  }

  @Test func divisionsInPartsGetCellsInEach() throws {
    let build = try build([], area: [TownPlan.rectangle(0, 0, 150, 150), TownPlan.rectangle(400, 0, 150, 150)])
    #expect(build.divisions.filter { $0.level == .community }.count == 2)
  }

  @Test func cutsAvoidBuildings() throws {
    // The balanced cut at 150 m would run through the hall; one a little beside it is free.
    let hall = Building(area: TownPlan.rectangle(145, 20, 12, 60), source: "hall")
    let build = try build([], buildings: [hall], area: [TownPlan.rectangle(0, 0, 300, 90)])
    #expect(build.cells.count > 1)
    let inspection = GridInvariants(divisions: build.divisions, cells: build.cells).checkInvariants(buildings: [hall])
    #expect(inspection.buildingsCut == 0)
  }

  @Test func nestedRingsStayNested() throws {
    let rings = [40.0, 90, 140].map { half in
      TownPlan.road(
        .branch,
        [
          (300 - half, 300 - half), (300 + half, 300 - half), (300 + half, 300 + half), (300 - half, 300 + half),
          (300 - half, 300 - half),
        ])
    }
    let build = try build(rings)
    #expect(build.cells.count > 5)
  }

  @Test func dualCarriagewaysLeaveNoStripOfTheirOwn() throws {
    let build = try build([
      TownPlan.road(.arterial, [(-10, 300), (610, 300)]), TownPlan.road(.arterial, [(-10, 308), (610, 308)]),
    ])
    let narrow = build.cells.filter { 2 * $0.area.rawValue / $0.perimeter.rawValue < 12 }
    #expect(narrow.isEmpty)
  }
}
