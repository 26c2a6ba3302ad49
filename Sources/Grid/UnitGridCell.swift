public import GeoTypes

/// A unit grid 单元网格: the cell of about 10,000 m² that everything else is counted by.
public struct UnitGridCell: Hashable, Sendable {
  /// 15 digits (or `local:` and 15 digits): the community's code and a number within it.
  public var code: String
  /// Code of its community.
  public var community: String
  /// Its area.
  public var polygon: Polygon
  /// Ellipsoidal area.
  public var area: SquareMeters
  /// Ellipsoidal length of the outer ring.
  public var perimeter: Meters

  /// Collects the parts.
  public init(code: String, community: String, polygon: Polygon, area: SquareMeters, perimeter: Meters) {
    self.code = code
    self.community = community
    self.polygon = polygon
    self.area = area
    self.perimeter = perimeter
  }
}
