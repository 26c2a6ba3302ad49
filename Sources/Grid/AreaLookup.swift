public import GeoTypes
import SpatialIndex

/// The areas that hold a position.
public struct AreaMatch: Hashable, Sendable {
  /// Number of the unit grid among the lookup's cells.
  public var cell: Int?
  /// Code of the unit grid.
  public var grid: String?
  /// Code of the community.
  public var community: String?
  /// Code of the subdistrict.
  public var subdistrict: String?
  /// Code of the district.
  public var district: String?
  /// Code of the zone of the lowest precedence number.
  public var zone: String?

  /// Nothing found.
  public init() {}
}

/// Tells for a position its unit grid, divisions and zone: immutable, shared by all who ask.
///
/// Inside the coverage there is exactly one of each kind, on edges and vertices too (``CoverageIndex``). Where there is
/// a unit grid, the divisions are those that its community lies in, so that the answers never contradict each other.
public struct AreaLookup: Sendable {
  private let cellCodes: [(grid: String, community: String)]
  private let cells: CoverageIndex
  private let lowestCodes: [String]
  private let lowest: CoverageIndex
  private let lineages: [String: AreaMatch]
  private let zoneCodes: [String]
  private let zones: OverlapIndex

  /// Prepares lookups.
  /// - Parameters:
  ///   - divisions: a partition with its parents, such as ``DivisionHierarchy/divisions`` or
  ///     ``UnitGridBuild/divisions``.
  ///   - zones: areas that may overlap; the lowest precedence number wins, then the lowest code.
  ///   - cells: the unit grids, by rising code, so that an outer boundary goes to the lowest one.
  public init(divisions: [Division], zones: [Zone] = [], cells: [UnitGridCell] = []) {
    let hierarchy = DivisionHierarchy(trusting: divisions)
    cellCodes = cells.map { ($0.code, $0.community) }
    self.cells = CoverageIndex(cells: cells.map { MultiPolygon([$0.polygon]) })
    let lowest = hierarchy.lowest
    lowestCodes = lowest.map(\.code)
    self.lowest = CoverageIndex(cells: lowest.map(\.area))
    lineages = Dictionary(
      hierarchy.divisions.map { ($0.code, AreaLookup.match(hierarchy.lineage(of: $0.code))) },
      uniquingKeysWith: { first, _ in first })
    let ranked = zones.sorted { ($0.precedence, $0.code) < ($1.precedence, $1.code) }
    zoneCodes = ranked.map(\.code)
    self.zones = OverlapIndex(areas: ranked.map(\.area))
  }

  private static func match(_ lineage: [Division]) -> AreaMatch {
    var match = AreaMatch()
    for division in lineage {
      switch division.level {
      case .community: match.community = division.code
      case .subdistrict: match.subdistrict = division.code
      case .district: match.district = division.code
      }
    }
    return match
  }

  /// The areas that hold a position; all `nil` outside the coverage.
  /// - Complexity: O(1) but near edges, in practice.
  public func areas(at position: LonLat) -> AreaMatch {
    var match = AreaMatch()
    if let cell = cells.cell(at: position) {
      match = lineages[cellCodes[cell].community] ?? land(at: position)
      match.cell = cell
      match.grid = cellCodes[cell].grid
      match.community = cellCodes[cell].community
    } else {
      match = land(at: position)
    }
    match.zone = zones.hits(at: position).min().map { zoneCodes[$0] }
    return match
  }

  /// The areas that hold each of many positions, in their order.
  public func areas(at positions: [LonLat]) -> [AreaMatch] { positions.map { areas(at: $0) } }

  private func land(at position: LonLat) -> AreaMatch {
    lowest.cell(at: position).flatMap { lineages[lowestCodes[$0]] } ?? AreaMatch()
  }
}
