import GeoTypes
import Geometry
import Grid
import TestKit
import Testing

@Suite struct DivisionHierarchyTests {
  private static func faults(_ divisions: [Division]) -> [DivisionFault] {
    do {
      _ = try DivisionHierarchy(divisions)
      return []
    } catch .divisionFaults(let faults) {
      return faults
    } catch {
      return []
    }
  }

  private func isPartition(_ divisions: [Division]) throws {
    _ = try CoverageTopology(faces: divisions.map(\.area))
    let whole = try Overlay.union(divisions.map(\.area))
    let sum = divisions.reduce(Int128(0)) { $0 + $1.area.rings.reduce(0) { $0 + $1.doubledArea } }
    #expect(whole.rings.reduce(Int128(0)) { $0 + $1.doubledArea } == sum)
  }

  @Test func aNarrowGapGoesToTheNeighbourWithTheLongerBorder() throws {
    let hierarchy = try DivisionHierarchy([
      TownPlan.division("370102", .district, TownPlan.rectangle(0, 0, 1_000, 1_000)),
      TownPlan.division("370103", .district, TownPlan.rectangle(1_005, 0, 995, 1_000)),
      TownPlan.division("370104", .district, TownPlan.rectangle(0, 1_000, 2_000, 500)),
    ])
    try isPartition(hierarchy.divisions)
    #expect(hierarchy.findings.isEmpty, "the gap is open to the south, so no land is enclosed")
  }

  @Test func anEnclosedSliverIsClosedAndSharedBitForBit() throws {
    let hierarchy = try DivisionHierarchy([
      TownPlan.division("370102", .district, TownPlan.rectangle(0, 0, 1_000, 1_000)),
      TownPlan.division(
        "370103", .district,
        TownPlan.polygon([(1_000, 0), (2_000, 0), (2_000, 1_000), (1_000, 1_000), (1_004, 500)])),
    ])
    try isPartition(hierarchy.divisions)
    guard case .closed(let fault)? = hierarchy.findings.first else {
      Issue.record("no closed fault in \(hierarchy.findings)")
      return
    }
    #expect(fault.kind == .gap(parent: nil))
    #expect(abs(fault.area.rawValue - 2_000) < 60)
    #expect(fault.closedBy != nil)
  }

  @Test func awiderGapIsRefusedWithTheWayOutAndClosedOnRequest() throws {
    let divisions = [
      TownPlan.division("370102", .district, TownPlan.rectangle(0, 0, 1_000, 1_000)),
      TownPlan.division(
        "370103", .district,
        TownPlan.polygon([(1_000, 0), (2_000, 0), (2_000, 1_000), (1_000, 1_000), (1_120, 500)])),
    ]
    let faults = Self.faults(divisions)
    #expect(faults.count == 1)
    let message = GridError.divisionFaults(faults).description
    #expect(message.contains("--close-width METERS") && message.contains("m wide"))
    let hierarchy = try DivisionHierarchy(divisions, options: .init(closedWidth: Meters(100)))
    try isPartition(hierarchy.divisions)
    #expect(hierarchy.findings.count == 1)
  }

  @Test func aNarrowOverlapIsSettled() throws {
    let hierarchy = try DivisionHierarchy([
      TownPlan.division("370102", .district, TownPlan.rectangle(0, 0, 1_003, 1_000)),
      TownPlan.division("370103", .district, TownPlan.rectangle(1_000, 0, 1_000, 1_000)),
    ])
    try isPartition(hierarchy.divisions)
    #expect(hierarchy.findings.count == 1)
  }

  @Test func aLargeOverlapIsRefusedWithPlaceAndArea() {
    let faults = Self.faults([
      TownPlan.division("370102", .district, TownPlan.rectangle(0, 0, 1_200, 1_000)),
      TownPlan.division("370103", .district, TownPlan.rectangle(1_000, 0, 1_000, 1_000)),
    ])
    #expect(faults.count == 1)
    #expect(faults.first?.kind == .overlap(codes: ["370102", "370103"]))
    #expect(abs((faults.first?.area.rawValue ?? 0) - 200_000) < 1_000)
    let place = faults.first?.place ?? LonLat(0, 0)
    #expect(TownPlan.vertex(1_000, 0).longitude < place.longitude)
    #expect(place.longitude < TownPlan.vertex(1_200, 0).longitude)
  }

  @Test func aLargeGapInsideTheParentIsRefused() {
    let faults = Self.faults([
      TownPlan.division("370102", .district, TownPlan.rectangle(0, 0, 2_000, 1_000)),
      TownPlan.division("370102001", .subdistrict, TownPlan.rectangle(0, 0, 900, 1_000)),
      TownPlan.division("370102002", .subdistrict, TownPlan.rectangle(1_100, 0, 900, 1_000)),
    ])
    #expect(faults.map(\.kind) == [.gap(parent: "370102")])
  }

  @Test func aDivisionReachingFarOutsideItsParentIsRefused() {
    let faults = Self.faults([
      TownPlan.division("370102", .district, TownPlan.rectangle(0, 0, 1_000, 1_000)),
      TownPlan.division("370102001", .subdistrict, TownPlan.rectangle(0, 0, 1_300, 1_000)),
    ])
    #expect(faults.map(\.kind) == [.outsideParent(code: "370102001", parent: "370102")])
  }

  @Test func parentsAreTheSumOfTheirChildren() throws {
    let hierarchy = try DivisionHierarchy([
      TownPlan.division("370102", .district, TownPlan.rectangle(0, 0, 2_000, 1_000)),
      TownPlan.division("370102001", .subdistrict, TownPlan.rectangle(0, 0, 1_002, 1_000)),
      TownPlan.division("370102002", .subdistrict, TownPlan.rectangle(1_000, 0, 1_004, 1_000)),
    ])
    let children = hierarchy.children(of: "370102")
    #expect(children.map(\.code) == ["370102001", "370102002"])
    try isPartition(children)
    let sum = children.reduce(Int128(0)) { $0 + $1.area.rings.reduce(0) { $0 + $1.doubledArea } }
    #expect(hierarchy.division("370102")?.area.rings.reduce(Int128(0)) { $0 + $1.doubledArea } == sum)
    #expect(hierarchy.lineage(of: "370102002").map(\.code) == ["370102002", "370102"])
  }

  @Test func codeAndPlaceMayDisagree() throws {
    let hierarchy = try DivisionHierarchy([
      TownPlan.division("370102", .district, TownPlan.rectangle(0, 0, 1_000, 1_000)),
      TownPlan.division("370103", .district, TownPlan.rectangle(1_000, 0, 1_000, 1_000)),
      TownPlan.division("370103009", .subdistrict, TownPlan.rectangle(0, 0, 1_000, 1_000), parent: "370103"),
    ])
    #expect(hierarchy.division("370103009")?.parent == "370102")
    let disagreements = hierarchy.findings.filter {
      if case .parentsDisagree("370103009", "370103", "370102", _) = $0 { true } else { false }
    }
    #expect(disagreements.count == 1)
    #expect(hierarchy.findings.contains(.statedParentDiffers(code: "370103009", stated: "370103", byPlace: "370102")))
  }

  @Test func aDrawnHoleStaysOpen() throws {
    let holed = TownPlan.polygon(
      [(0, 0), (1_000, 0), (1_000, 1_000), (0, 1_000)], holes: [[(400, 400), (600, 400), (600, 600), (400, 600)]])
    let hierarchy = try DivisionHierarchy([TownPlan.division("370102", .district, holed)])
    #expect(hierarchy.divisions[0].area.polygons[0].holes.count == 1)
    guard case .openHole("370102", _, let area)? = hierarchy.findings.first else {
      Issue.record("the hole is not told")
      return
    }
    #expect(abs(area.rawValue - 40_000) < 300)
  }

  @Test func partsOfOneDivisionStayTogether() throws {
    let hierarchy = try DivisionHierarchy([
      TownPlan.division(
        "370102", .district, TownPlan.rectangle(0, 0, 500, 500), TownPlan.rectangle(1_000, 0, 500, 500)),
      TownPlan.division("370103", .district, TownPlan.rectangle(500, 0, 500, 500)),
    ])
    #expect(hierarchy.division("370102")?.area.polygons.count == 2)
  }

  @Test(arguments: ["37010", "3701020", "37010a", "", "local:", "３７０１０２"]) func badCodesAreRefused(code: String) {
    #expect(throws: GridError.self) {
      try DivisionHierarchy([TownPlan.division(code, .district, TownPlan.rectangle(0, 0, 100, 100))])
    }
  }

  @Test func aCodeIsGivenOnce() {
    #expect(throws: GridError.self) {
      try DivisionHierarchy([
        TownPlan.division("370102", .district, TownPlan.rectangle(0, 0, 100, 100)),
        TownPlan.division("local:370102", .district, TownPlan.rectangle(100, 0, 100, 100)),
      ])
    }
  }

  @Test func codesAreReadInTheShapesFilesHold() {
    #expect(DivisionCode.normalized("156370102", level: .district) == "370102")
    #expect(DivisionCode.normalized("370102000000", level: .district) == "370102")
    #expect(DivisionCode.normalized(" 370102001 ", level: .subdistrict) == "370102001")
    #expect(DivisionCode.normalized("370102001", level: .district) == nil)
    #expect(DivisionCode.normalized("local:000001", level: .district) == "local:000001")
  }
}
