public import GeoTypes
import IndexFile
public import SpatialIndex

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
  /// The unit grids, numbered by rising code.
  public let cells: CoverageIndex
  /// The lowest divisions, by code: they partition the land.
  public let lowest: CoverageIndex
  /// The zones, by precedence, then code.
  public let zones: OverlapIndex
  let table: AreaTable

  /// Prepares lookups.
  /// - Parameters:
  ///   - divisions: a partition with its parents, such as ``DivisionHierarchy/divisions`` or
  ///     ``UnitGridBuild/divisions``.
  ///   - zones: areas that may overlap; the lowest precedence number wins, then the lowest code.
  ///   - cells: the unit grids, by rising code, so that an outer boundary goes to the lowest one.
  public init(divisions: [Division], zones: [Zone] = [], cells: [UnitGridCell] = []) {
    let hierarchy = DivisionHierarchy(trusting: divisions)
    let lowest = hierarchy.lowest
    let ranked = AreaLookup.ranked(zones)
    self.cells = CoverageIndex(cells: cells.map { MultiPolygon([$0.polygon]) })
    self.lowest = CoverageIndex(cells: lowest.map(\.area))
    self.zones = OverlapIndex(areas: ranked.map(\.area))
    table = AreaTable(hierarchy: hierarchy, lowest: lowest, cells: cells, zones: ranked)
  }

  init(cells: CoverageIndex, lowest: CoverageIndex, zones: OverlapIndex, table: AreaTable) {
    self.cells = cells
    self.lowest = lowest
    self.zones = zones
    self.table = table
  }

  static func ranked(_ zones: [Zone]) -> [Zone] {
    zones.sorted { ($0.precedence, $0.code) < ($1.precedence, $1.code) }
  }

  /// How many unit grids there are.
  public var cellCount: Int { table.cells.count }

  /// The areas that hold a position; all `nil` outside the coverage.
  /// - Complexity: O(1) but near edges, in practice.
  public func areas(at position: LonLat) -> AreaMatch { match(numbers(at: position)) }

  /// The areas that hold each of many positions, in their order.
  public func areas(at positions: [LonLat]) -> [AreaMatch] {
    var numbers = [AreaNumbers](repeating: AreaNumbers(), count: positions.count)
    var output = numbers.mutableSpan
    find(at: positions.span, into: &output)
    return numbers.map(match)
  }
}

extension AreaLookup {
  /// How many zones there are.
  public var zoneCount: Int { table.zones.count }

  /// The levels of which there are divisions. - Complexity: O(divisions).
  public var levels: Set<DivisionLevel> {
    var levels: Set<DivisionLevel> = []
    for land in table.land.elements {
      if land.community != AreaNumbers.none { levels.insert(.community) }
      if land.subdistrict != AreaNumbers.none { levels.insert(.subdistrict) }
      if land.district != AreaNumbers.none { levels.insert(.district) }
    }
    return levels
  }
}
