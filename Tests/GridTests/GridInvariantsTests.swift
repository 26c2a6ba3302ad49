import GeoTypes
import Grid
import RoadNetwork
import TestKit
import Testing

/// Each rule broken on purpose: the check must name it.
@Suite struct GridInvariantsTests {
  private static let community = "370102001001"

  private static let divisions = [
    TownPlan.division("370102", .district, TownPlan.rectangle(0, 0, 400, 200)),
    TownPlan.division("370102001", .subdistrict, TownPlan.rectangle(0, 0, 400, 200), parent: "370102"),
    TownPlan.division(community, .community, TownPlan.rectangle(0, 0, 400, 200), parent: "370102001"),
  ]

  /// Two rows of four squares of 100 m, numbered as I08 wants it.
  private static func cells() -> [UnitGridCell] {
    (0..<8).map { number in
      cell(number + 1, TownPlan.rectangle(Double(number % 4) * 100, number < 4 ? 100 : 0, 100, 100))
    }
  }

  private static func cell(_ number: Int, _ polygon: Polygon, area: Double = 10_000) -> UnitGridCell {
    UnitGridCell(
      code: community + "00\(number)", community: community, polygon: polygon, area: SquareMeters(area),
      perimeter: Meters(400))
  }

  private func broken(
    by change: (inout [UnitGridCell]) -> Void, extent: GridInvariants.Extent = .builtUp
  ) -> [GridFinding] {
    var cells = Self.cells()
    change(&cells)
    return GridInvariants(divisions: Self.divisions, cells: cells, extent: extent).checkInvariants().findings
  }

  @Test func soundGridsHaveNoFindings() {
    #expect(broken { _ in }.isEmpty)
    #expect(broken(by: { _ in }, extent: .everywhere).filter { $0.severity == .fault }.isEmpty)
  }

  @Test func overlapsAreFound() {
    let crossing = broken { $0[0].polygon = TownPlan.polygon([(0, 100), (110, 90), (110, 200), (0, 200)]) }
    #expect(crossing.contains { $0.invariant == .i01 && $0.message.contains("overlap") && $0.cells.count == 2 })
    let doubled = broken { $0[1].polygon = $0[0].polygon }
    #expect(doubled.contains { $0.invariant == .i01 && $0.place != nil })
    let nested = broken { $0[0].polygon = TownPlan.rectangle(220, 20, 40, 40) }
    #expect(nested.contains { $0.invariant == .i01 && $0.cells == [Self.community + "001", Self.community + "007"] })
  }

  @Test func bordersNotSharedVertexByVertexAreFound() {
    let findings = broken {
      $0[0].polygon = TownPlan.polygon([(0, 100), (100, 100), (100, 150), (100, 200), (0, 200)])
    }
    #expect(findings.map(\.invariant) == [.i01])
    #expect(findings.first?.message.contains("vertex by vertex") == true)
  }

  @Test func gapsAreFound() {
    let narrow = broken { cells in
      cells[1].polygon = TownPlan.polygon([(100, 100), (200, 100), (200, 200), (100, 200), (103, 150)])
    }
    #expect(narrow.contains { $0.invariant == .i01 && $0.message.contains("gap") })
    let missing = broken(by: { $0.remove(at: 1) }, extent: .everywhere)
    #expect(missing.contains { $0.invariant == .i01 && $0.message.contains(Self.community) })
    #expect(broken { $0.remove(at: 1) }.isEmpty, "land without cells is no fault where only built-up land has them")
  }

  /// A ring of eight grids about a missing ninth.
  @Test func aGapThatABureausGridsEncloseIsNamed() {
    let places = (0..<9).filter { $0 != 4 }
    let grids = places.map { number in
      let square = TownPlan.rectangle(Double(number % 3) * 100, Double(number / 3) * 100, 100, 100)
      let code = Self.community + "00\(number + 1)"
      return ImportedUnitGrid(source: code, code: code, area: MultiPolygon([square]))
    }
    let findings = ImportedUnitGrids(grids, divisions: Self.divisions).inspection.findings
    #expect(findings.contains { $0.invariant == .i01 && $0.message.contains("gap") && $0.place != nil })
  }

  @Test func nestingIsChecked() {
    let foreign = broken { $0[0].community = "370102001009" }
    #expect(foreign.contains { $0.invariant == .i02 && $0.message.contains("370102001009") })
    #expect(foreign.contains { $0.invariant == .i03 })
    let outside = broken { $0[3].polygon = TownPlan.rectangle(300, 100, 150, 100) }
    #expect(outside.contains { $0.invariant == .i02 && $0.message.contains("outside") })
  }

  @Test func codesAreChecked() {
    let short = broken { $0[0].code = Self.community + "01" }
    #expect(short.contains { $0.invariant == .i03 && $0.message.contains("15") })
    let double = broken { $0[1].code = $0[0].code }
    #expect(double.contains { $0.invariant == .i03 && $0.message.contains("more than one") })
  }

  @Test func holesMustBeFilled() {
    let holed = TownPlan.polygon(
      [(0, 100), (100, 100), (100, 200), (0, 200)], holes: [[(40, 140), (60, 140), (60, 160), (40, 160)]])
    let open = broken { $0[0].polygon = holed }
    #expect(open.contains { $0.invariant == .i04 && $0.message.contains("hole") })
    let filled = broken {
      $0[0].polygon = holed
      $0.append(Self.cell(9, TownPlan.rectangle(40, 140, 20, 20)))
    }
    #expect(!filled.contains { $0.invariant == .i04 })
  }

  @Test func shapesMustBeSimple() {
    let bow = broken { $0[0].polygon = TownPlan.polygon([(0, 100), (100, 200), (100, 100), (0, 201)]) }
    #expect(bow.contains { $0.invariant == .i04 && $0.message.contains("simple") })
  }

  @Test func sizesAreReported() {
    let inspection = GridInvariants(
      divisions: Self.divisions,
      cells: Self.cells().enumerated().map { Self.cell($0 + 1, $1.polygon, area: $0 < 2 ? 1_000 : 10_000) }
    ).checkInvariants()
    #expect(inspection.outOfBand.keys.sorted() == [Self.community + "001", Self.community + "002"])
    #expect(inspection.shareInBand == 0.75)
    #expect(inspection.findings.contains { $0.invariant == .i05 && $0.severity == .fault })
  }

  @Test func numbersMustRunInRows() {
    let swapped = broken {
      let first = $0[0].polygon
      $0[0].polygon = $0[2].polygon
      $0[2].polygon = first
    }
    #expect(swapped.map(\.invariant) == [.i08])
  }

  @Test func bordersAlongRoadsAndCutBuildingsAreCounted() {
    let building = Building(area: TownPlan.rectangle(90, 20, 20, 20), source: "house")
    let inspection = GridInvariants(divisions: Self.divisions, cells: Self.cells()).checkInvariants(
      segments: [TownPlan.road(.branch, [(0, 103), (400, 103)])], buildings: [building])
    #expect(inspection.buildingsCut == 1)
    // Of 1,000 m of inner borders 400 m run along the road; the other three lines meet it and end at the outer border.
    #expect(abs((inspection.shareAlongBarriers ?? 0) - 0.46) < 0.02)
  }

  @Test func importedGridsStayAsTheyAreAndTheirFaultsAreNamed() {
    let grids = Self.cells().map {
      ImportedUnitGrid(source: "grids.geojson#\($0.code)", code: $0.code, area: MultiPolygon([$0.polygon]))
    }
    let good = ImportedUnitGrids(grids, divisions: Self.divisions, extent: .everywhere)
    #expect(good.inspection.isSound, "\(good.inspection.findings)")
    #expect(good.cells.map(\.polygon) == Self.cells().map(\.polygon))
    #expect(abs((good.cells.first?.area.rawValue ?? 0) - 10_000) < 100)
    var bad = grids
    bad[0].area = MultiPolygon([TownPlan.rectangle(0, 100, 100, 100), TownPlan.rectangle(900, 900, 10, 10)])
    bad[1].area = MultiPolygon([])
    bad[2].code = "12"
    let checked = ImportedUnitGrids(bad, divisions: Self.divisions)
    #expect(checked.cells.count == 7)
    #expect(checked.inspection.findings.contains { $0.message.contains("another part") && $0.place != nil })
    #expect(checked.inspection.findings.contains { $0.message.contains("no area") })
    #expect(checked.inspection.findings.contains { $0.invariant == .i03 && $0.cells == ["12"] })
  }
}
