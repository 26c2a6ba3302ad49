import GeoTypes
import Geometry
import Grid
import RoadNetwork
import TestKit
import Testing

@Suite struct UnitGridBuilderTests {
  private static func district(_ side: Double) throws -> DivisionHierarchy {
    try DivisionHierarchy([
      TownPlan.division("370102", .district, TownPlan.rectangle(-100, -100, side + 200, side + 200))
    ])
  }

  private static func build(
    _ town: RandomTown, in divisions: DivisionHierarchy, _ options: UnitGridOptions = UnitGridOptions()
  ) throws -> UnitGridBuild {
    try UnitGridBuilder(options: options).build(
      divisions: divisions, segments: town.segments, barriers: town.barriers, buildings: town.buildings)
  }

  private static func checkSound(_ build: UnitGridBuild, extent: GridInvariants.Extent, _ note: String) {
    let inspection = GridInvariants(divisions: build.divisions, cells: build.cells, extent: extent).checkInvariants()
    #expect(inspection.isSound, "\(note): \(inspection.findings)")
    #expect(!inspection.findings.contains { $0.invariant == .i08 }, "\(note): \(inspection.findings)")
    #expect(inspection.shareInBand >= 0.9, "\(note): \(inspection.outOfBand)")
  }

  @Test(arguments: UInt64(0)..<12) func everyPointHasOneCellEverywhere(seed: UInt64) throws {
    let town = RandomTown(seed: seed, blocks: 5)
    let build = try Self.build(town, in: Self.district(town.side), UnitGridOptions(everywhere: true))
    Self.checkSound(build, extent: .everywhere, "seed \(seed)")
    let areas = build.cells.map { MultiPolygon([$0.polygon]) }
    var random = SeededGenerator(seed: seed ^ 77)
    for _ in 0..<60 {
      let place = TownPlan.vertex(random.double(in: -99...town.side + 99), random.double(in: -99...town.side + 99))
      #expect(PolygonScan.holders(of: LonLat(place), in: areas).count == 1, "seed \(seed) at \(LonLat(place))")
    }
    // Exact to the last unit: the cells' integer areas add up to the district's.
    let cells = areas.flatMap(\.rings).reduce(Int128(0)) { $0 + $1.doubledArea }
    let district = build.divisions.first { $0.level == .district }
    #expect(district?.area.rings.reduce(Int128(0)) { $0 + $1.doubledArea } == cells, "seed \(seed)")
  }

  @Test(arguments: UInt64(0)..<12) func builtUpGridsKeepTheRules(seed: UInt64) throws {
    let town = RandomTown(seed: seed, blocks: 8)
    let build = try Self.build(town, in: Self.district(town.side * 2))
    Self.checkSound(build, extent: .builtUp, "seed \(seed)")
    #expect(build.report.cellArea < build.report.totalArea * 0.8, "the empty half stays empty, seed \(seed)")
  }

  @Test(arguments: UInt64(0)..<3) func sameInputSameCells(seed: UInt64) throws {
    let town = RandomTown(seed: seed)
    let first = try Self.build(town, in: Self.district(town.side))
    var shuffled = town
    shuffled.segments.reverse()
    shuffled.buildings.reverse()
    #expect(try Self.build(shuffled, in: Self.district(town.side)).cells == first.cells, "seed \(seed)")
  }

  @Test func citiesWithoutDivisionsGetAProvisionalOne() throws {
    let town = RandomTown(seed: 4)
    let build = try Self.build(town, in: DivisionHierarchy([]))
    #expect(build.divisions.first?.code == "local:000001")
    #expect(build.divisions.allSatisfy { $0.isProvisional })
    #expect(build.cells.allSatisfy { $0.code.hasPrefix("local:000001") && $0.code.utf8.count == 21 })
    #expect(build.addedDivisions.count == build.divisions.count)
    Self.checkSound(build, extent: .builtUp, "without divisions")
    // A second run starts from the official divisions again and comes to the same.
    let again = try Self.build(town, in: DivisionHierarchy(build.divisions))
    #expect(again.cells == build.cells)
  }

  @Test func nothingAtAllCannotBeDivided() throws {
    let nothing = try DivisionHierarchy([])
    #expect(throws: GridError.self) { try UnitGridBuilder().build(divisions: nothing, segments: []) }
  }

  /// The hull of two roads a thousand kilometres apart, as one wrong position makes it.
  @Test func landWithoutEndIsRefused() throws {
    let roads = [TownPlan.road(.branch, [(0, 0), (100, 0)]), TownPlan.road(.branch, [(1e6, 1e6), (1e6, -1e6)])]
    let options = UnitGridOptions(everywhere: true)
    do throws(GridError) {
      _ = try UnitGridBuilder(options: options).build(divisions: DivisionHierarchy([]), segments: roads)
      Issue.record("was cut")
    } catch {
      guard case .tooMuchLand(_, let cells, let limit) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(cells > limit)
      #expect(error.description.contains("--only"))
    }
  }

  @Test func withoutRoadsThereAreCellsOnlyEverywhere() throws {
    let divisions = try Self.district(600)
    #expect(try UnitGridBuilder().build(divisions: divisions, segments: []).cells.isEmpty)
    let everywhere = try UnitGridBuilder(options: UnitGridOptions(everywhere: true))
      .build(divisions: divisions, segments: [])
    #expect(everywhere.cells.count >= 32 && everywhere.cells.count <= 64)
    Self.checkSound(everywhere, extent: .everywhere, "no roads")
  }

  @Test func provisionalCommunitiesAreConnectedAndSmallEnough() throws {
    let town = RandomTown(seed: 9, blocks: 8)
    let build = try Self.build(
      town, in: Self.district(town.side), UnitGridOptions(everywhere: true, provisionalCommunityCells: 40))
    let communities = build.divisions.filter { $0.level == .community }
    #expect(communities.count >= 4)
    for community in communities {
      #expect(community.area.polygons.count == 1, "\(community.code) is in parts")
      #expect(community.isProvisional && community.code.hasPrefix("local:370102"))
      #expect(build.cells.filter { $0.community == community.code }.count <= 40)
    }
    #expect(communities.first?.code == "local:370102000001")
    Self.checkSound(build, extent: .everywhere, "communities")
  }

  @Test func officialCommunitiesCarryTheirCode() throws {
    let town = RandomTown(seed: 2)
    let half = town.side / 2
    let divisions = try DivisionHierarchy([
      TownPlan.division("370102", .district, TownPlan.rectangle(0, 0, town.side, town.side)),
      TownPlan.division("370102001", .subdistrict, TownPlan.rectangle(0, 0, town.side, town.side)),
      TownPlan.division("370102001001", .community, TownPlan.rectangle(0, 0, half, town.side)),
      TownPlan.division("370102001002", .community, TownPlan.rectangle(half, 0, half, town.side)),
    ])
    let build = try Self.build(town, in: divisions)
    #expect(build.addedDivisions.isEmpty)
    #expect(Set(build.cells.map(\.community)) == ["370102001001", "370102001002"])
    #expect(build.cells.first?.code == "370102001001001")
    Self.checkSound(build, extent: .builtUp, "official")
  }

  @Test func acrowdedCommunityGetsALargerTarget() throws {
    let side = 1_200.0
    let divisions = try DivisionHierarchy([
      TownPlan.division("370102", .district, TownPlan.rectangle(0, 0, side, side)),
      TownPlan.division("370102001001", .community, TownPlan.rectangle(0, 0, side, side)),
    ])
    let options = UnitGridOptions(targetArea: SquareMeters(1_000), everywhere: true, sliverWidth: Meters(1))
    let build = try UnitGridBuilder(options: options).build(divisions: divisions, segments: [])
    #expect(build.cells.count <= 999 && build.cells.count > 300)
    #expect(build.report.raisedTargets.keys.sorted() == ["370102001001"])
  }

  @Test func workMayBeRestrictedToADivision() throws {
    let divisions = try DivisionHierarchy([
      TownPlan.division("370102", .district, TownPlan.rectangle(0, 0, 500, 500)),
      TownPlan.division("370103", .district, TownPlan.rectangle(500, 0, 500, 500)),
    ])
    let options = UnitGridOptions(everywhere: true, restrictTo: ["370103"])
    let build = try UnitGridBuilder(options: options).build(divisions: divisions, segments: [])
    #expect(!build.cells.isEmpty)
    #expect(build.cells.allSatisfy { $0.code.hasPrefix("local:370103") })
    #expect(throws: GridError.self) {
      try UnitGridBuilder(options: UnitGridOptions(restrictTo: ["370199"])).build(divisions: divisions, segments: [])
    }
  }
}
