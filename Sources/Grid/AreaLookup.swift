public import GeoTypes

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

/// Tells for a position its unit grid, divisions and zone.
public struct AreaLookup: Sendable {
  /// Prepares lookups.
  public init(divisions: [Division], zones: [Zone] = [], cells: [UnitGridCell] = []) {}

  /// The areas that hold a position: exactly one of each kind inside their coverage, on edges and vertices too.
  public func areas(at position: LonLat) -> AreaMatch { AreaMatch() }
}
