import Casework
public import Foundation
public import GeoTypes
public import Grid
import RoadNetwork
import Store

/// Builds the unit grids of a city and stores them with their codes.
public struct CityGridder: Sendable {
  /// What a building of unit grids came to.
  public struct Report: Codable, Sendable {
    /// Cells made.
    public var cells: Int
    /// Communities that carry them.
    public var communities: Int
    /// Communities made to carry them.
    public var provisional: Int
    /// Area of the cells together.
    public var cellArea: SquareMeters
    /// Half of the cells are no larger than this.
    public var medianArea: SquareMeters
    /// Share of the cells within the band of 2,000 to 50,000 m².
    public var shareInBand: Double
    /// Share of the length of inner borders within 5 m of a barrier.
    public var shareAlongBarriers: Double?
    /// Buildings that a cell edge cuts.
    public var buildingsCut: Int
    /// Cells that kept the code they had.
    public var codesKept: Int
    /// Codes retired.
    public var codesRetired: Int
    /// Components whose unit grid changed.
    public var componentsMoved: Int
    /// What breaks an invariant or needs to be known, one sentence each.
    public var findings: [String]

    enum CodingKeys: String, CodingKey {
      case cells, communities, provisional, findings
      case cellArea = "cell_area_m2"
      case medianArea = "median_area_m2"
      case shareInBand = "share_in_band"
      case shareAlongBarriers = "share_along_barriers"
      case buildingsCut = "buildings_cut"
      case codesKept = "codes_kept"
      case codesRetired = "codes_retired"
      case componentsMoved = "components_moved"
    }

    /// The report in a few lines.
    public var summary: [String] {
      let average = cells == 0 ? 0 : cellArea.rawValue / Double(cells)
      var lines = [
        "grid: \(cells) unit grids in \(communities) communities"
          + (provisional == 0 ? "" : " (\(provisional) provisional, local codes)")
          + ", \(Figure.squareKilometers(cellArea.rawValue)) km², mean \(Figure.whole(average)) m², median "
          + "\(Figure.whole(medianArea.rawValue)) m²",
        "grid: \(Figure.percent(shareInBand)) of cells within 2,000 to 50,000 m², "
          + (shareAlongBarriers.map { "\(Figure.percent($0)) of inner borders along barriers, " } ?? "")
          + "\(buildingsCut) buildings cut",
      ]
      if codesKept + codesRetired > 0 { lines.append("grid: \(codesKept) codes kept, \(codesRetired) retired") }
      if let first = findings.first {
        lines.append("grid: \(first)" + (findings.count == 1 ? "" : " (1 of \(findings.count) findings)"))
      }
      return lines
    }
  }

  /// How the cells are made.
  public var options: UnitGridOptions

  /// A builder of unit grids.
  public init(options: UnitGridOptions = UnitGridOptions()) { self.options = options }

  /// Builds, checks and stores the unit grids in one transaction.
  /// - Throws: ``ImportError``, `GridError`, `CityFileError`.
  public func run(_ file: URL) throws -> Report {
    let old = try ExistingCity(file)
    guard var metadata = old.metadata else { throw CityFileError.notFound(path: file.path) }
    let scope = GridScope(options.restrictTo, old.divisions)
    // A part of the city is built on the borders as they are stored, since the cells outside it share their vertices.
    let given = scope.isWhole ? old.officialDivisions : old.divisions.filter { !$0.isProvisional }
    let hierarchy = try DivisionHierarchy(given)
    let build = try UnitGridBuilder(options: options).build(
      divisions: hierarchy, segments: old.network?.segments ?? [], barriers: old.barriers, buildings: old.buildings)
    guard !build.cells.isEmpty else { throw nothingBuilt(file) }
    let before = old.cells.filter { scope.contains($0.community) }
    let outside = old.cells.filter { !scope.contains($0.community) }
    let divisions = build.divisions + old.divisions.filter { $0.isProvisional && !scope.contains($0.code) }
    let city = try CityFile.open(file)
    let retired = try Set(city.read { try $0.retiredCodes(of: .unitGrid) })
    let codes = CellCodes(built: build.cells, old: before, retired: retired)
    let cells = (codes.cells + outside).sorted { $0.code < $1.code }
    let components = Self.reassigned(old.components, cells: cells)
    let carried = BorderVertices(of: build.divisions.filter { !$0.isProvisional }, beyond: given)
    (scope.isWhole ? carried : carried.union(BorderVertices(metadata))).store(in: &metadata)
    try city.write { writer in
      try writer.replace(.divisions, with: divisions)
      try writer.setMetadata(metadata)
      try writer.replace(.cells, with: cells)
      try writer.retire(codes.retired, of: .unitGrid)
      if let components { try writer.replace(.components, with: components) }
    }
    try city.close()
    var report = report(build, codes, old)
    report.componentsMoved = zip(components ?? [], old.components).count { $0.unitGrid != $1.unitGrid }
    return report
  }

  private func nothingBuilt(_ file: URL) -> ImportError {
    .cityLacks(
      file: file.relativePath, what: "built-up land to make unit grids on",
      remedy: "import roads or buildings, or give --everywhere, for large areas with --only CODE")
  }

  /// The components with the cells that hold them now; `nil` when there are none.
  private static func reassigned(_ components: [Component], cells: [UnitGridCell]) -> [Component]? {
    guard !components.isEmpty else { return nil }
    let lookup = AreaLookup(divisions: [], cells: cells)
    return components.map { component in
      var moved = component
      moved.unitGrid = lookup.areas(at: LonLat(component.position)).grid
      return moved
    }
  }

  private func report(_ build: UnitGridBuild, _ codes: CellCodes, _ old: ExistingCity) -> Report {
    let inspection = GridInvariants(
      divisions: build.divisions, cells: codes.cells, extent: options.everywhere ? .everywhere : .builtUp,
      targetArea: options.targetArea
    ).checkInvariants(segments: old.network?.segments ?? [], barriers: old.barriers, buildings: old.buildings)
    let areas = codes.cells.map(\.area).sorted()
    let oldCodes = Set(old.cells.map(\.code))
    return Report(
      cells: areas.count, communities: Set(codes.cells.map(\.community)).count,
      provisional: build.addedDivisions.count, cellArea: areas.reduce(.zero, +),
      medianArea: areas.isEmpty ? .zero : areas[areas.count / 2], shareInBand: inspection.shareInBand,
      shareAlongBarriers: inspection.shareAlongBarriers, buildingsCut: inspection.buildingsCut,
      codesKept: codes.cells.count { oldCodes.contains($0.code) }, codesRetired: codes.retired.count,
      componentsMoved: 0,
      findings: inspection.findings.map(\.description)
        + codes.renumbered.map { "community \($0) ran out of numbers and was numbered anew" })
  }
}
