import Foundation
import GeoTypes
import Grid
import TestKit
import Testing

@Suite struct AreaLookupTests {
  @Test(arguments: UInt64(0)..<6) func answersAgreeWithAScan(seed: UInt64) throws {
    let town = RandomTown(seed: seed, blocks: 4)
    let half = town.side / 2
    let divisions = try DivisionHierarchy([
      TownPlan.division("370102", .district, TownPlan.rectangle(0, 0, half, town.side)),
      TownPlan.division("370103", .district, TownPlan.rectangle(half, 0, half, town.side)),
    ])
    let build = try UnitGridBuilder().build(divisions: divisions, segments: town.segments, buildings: town.buildings)
    let lookup = AreaLookup(divisions: build.divisions, cells: build.cells)
    let areas = build.cells.map { MultiPolygon([$0.polygon]) }
    var random = SeededGenerator(seed: seed)
    for _ in 0..<80 {
      let place = LonLat(TownPlan.vertex(random.double(in: 1...town.side - 1), random.double(in: 1...town.side - 1)))
      let match = lookup.areas(at: place)
      let holders = PolygonScan.holders(of: place, in: areas)
      if let only = holders.first { #expect(match.cell == only, "seed \(seed)") }
      #expect(match.district != nil, "seed \(seed)")
    }
    for cell in build.cells.prefix(40) {
      for vertex in cell.polygon.exterior.vertices {
        let match = lookup.areas(at: LonLat(vertex))
        #expect(match.grid != nil && match.community != nil && match.district != nil)
        // Never a community of one district with a grid of another.
        #expect(match.grid?.hasPrefix(match.community ?? "?") == true)
        #expect(match.community?.dropFirst(6).hasPrefix(match.district ?? "?") == true)
      }
    }
  }

  @Test func outsideThereIsNothingAndZonesGoByPrecedence() {
    let lookup = AreaLookup(
      divisions: [TownPlan.division("370102", .district, TownPlan.rectangle(0, 0, 100, 100))],
      zones: [
        Zone(code: "Z2", name: "b", precedence: 2, area: MultiPolygon([TownPlan.rectangle(0, 0, 300, 300)])),
        Zone(code: "Z1", name: "a", precedence: 1, area: MultiPolygon([TownPlan.rectangle(50, 0, 100, 100)])),
      ])
    #expect(lookup.areas(at: LonLat(TownPlan.vertex(20, 50))).zone == "Z2")
    #expect(lookup.areas(at: LonLat(TownPlan.vertex(70, 50))).zone == "Z1")
    #expect(lookup.areas(at: LonLat(TownPlan.vertex(70, 50))).district == "370102")
    #expect(lookup.areas(at: LonLat(TownPlan.vertex(200, 200))).district == nil)
    #expect(lookup.areas(at: LonLat(0, 0)) == AreaMatch())
    #expect(lookup.areas(at: LonLat(.nan, 36)) == AreaMatch())
  }

  @Test func twoZonesOfOneCodeAreRefused() {
    let zone = Zone(code: "Z", name: "z", precedence: 1, area: MultiPolygon([TownPlan.rectangle(0, 0, 10, 10)]))
    #expect(throws: GridError.self) { try Zone.ranked([zone, zone]) }
  }

  @Test(.enabled(if: SharedData.isAvailable, "needs ../shared/data"))
  func jinanDistrictsAreAPartitionAndOneGetsGrids() throws {
    let divisions = try DivisionHierarchy(try Self.jinan())
    #expect(divisions.divisions.count == 12)
    #expect(divisions.findings.isEmpty, "\(divisions.findings)")
    let options = UnitGridOptions(targetArea: SquareMeters(40_000), everywhere: true, restrictTo: ["370102"])
    let build = try UnitGridBuilder(options: options).build(divisions: divisions, segments: [])
    #expect(build.cells.allSatisfy { $0.code.hasPrefix("local:370102") })
    let inspection = GridInvariants(
      divisions: build.divisions.filter { $0.level < .community || $0.code.hasPrefix("local:370102") },
      cells: build.cells, extent: .everywhere, targetArea: options.targetArea
    ).checkInvariants()
    let faults = inspection.findings.filter { $0.severity == .fault && $0.invariant != .i05 }
    #expect(faults.isEmpty, "\(faults)")
    #expect(abs(build.report.cellArea.rawValue / build.report.totalArea.rawValue - 1) < 1e-9)
  }

  /// The districts of Jinan from the GeoJSON file, read with nothing of ours.
  private static func jinan() throws -> [Division] {
    let data = try Data(contentsOf: SharedData.url("divisions/jinan_districts_tianditu.geojson"))
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let features = try #require(root["features"] as? [[String: Any]])
    return try features.map { feature in
      let properties = try #require(feature["properties"] as? [String: Any])
      let geometry = try #require(feature["geometry"] as? [String: Any])
      let parts = try #require(geometry["coordinates"] as? [[[[Double]]]])
      let polygons = try parts.map { rings in
        let made = try rings.map { ring in
          try LinearRing(ring.map { try Vertex(rounding: LonLat($0[0], $0[1])) })
        }
        return Polygon(exterior: made[0], holes: Array(made.dropFirst()))
      }
      let code = try #require(DivisionCode.normalized(properties["gb"] as? String ?? "", level: .district))
      return Division(
        code: code, name: properties["name"] as? String ?? "", level: .district, parent: nil,
        area: MultiPolygon(polygons))
    }
  }
}
