public import GeoTypes
import Geometry

/// A unit grid as a bureau's file has it.
public struct ImportedUnitGrid: Hashable, Sendable {
  /// Where it stands in its file, for messages.
  public var source: String
  /// Its code.
  public var code: String
  /// Code of its community; `nil` takes the code without its last three digits.
  public var community: String?
  /// Its area.
  public var area: MultiPolygon

  /// Collects the parts.
  public init(source: String, code: String, community: String? = nil, area: MultiPolygon) {
    self.source = source
    self.code = code
    self.community = community
    self.area = area
  }
}

/// Unit grids that a bureau brings along: kept as they are, checked against the same rules as those made here.
public struct ImportedUnitGrids: Sendable {
  /// The cells, by code, shapes and codes untouched.
  public let cells: [UnitGridCell]
  /// Every fault with its place.
  public let inspection: GridInspection

  /// Takes over grids.
  ///
  /// A cell is one polygon (I04): of a grid in several parts the largest is kept and the others are named; a grid with
  /// no area at all cannot be kept and is named.
  /// - Parameter extent: what the grids claim to cover.
  public init(
    _ grids: [ImportedUnitGrid], divisions: [Division], extent: GridInvariants.Extent = .enclosed
  ) {
    var findings: [GridFinding] = []
    var cells: [UnitGridCell] = []
    for grid in grids {
      let parts = grid.area.polygons.sorted { Ellipsoid.wgs84.area($0) > Ellipsoid.wgs84.area($1) }
      guard let polygon = parts.first else {
        findings.append(
          GridFinding(.i04, cells: [grid.code], place: nil, message: "\(grid.source) has no area: left out"))
        continue
      }
      for part in parts.dropFirst() {
        findings.append(
          GridFinding(
            .i04, cells: [grid.code], place: part.interiorPoint.lonLat,
            message: "\(grid.source) has another part of \(Ellipsoid.wgs84.area(part).text): left out, "
              + "give it a code of its own"))
      }
      cells.append(
        UnitGridCell(
          code: grid.code, community: grid.community ?? String(grid.code.dropLast(3)), polygon: polygon,
          area: Ellipsoid.wgs84.area(polygon), perimeter: Ellipsoid.wgs84.perimeter(polygon)))
    }
    self.cells = cells.sorted { $0.code < $1.code }
    var inspection = GridInvariants(divisions: divisions, cells: self.cells, extent: extent).checkInvariants()
    inspection.findings.insert(contentsOf: findings, at: 0)
    self.inspection = inspection
  }
}
