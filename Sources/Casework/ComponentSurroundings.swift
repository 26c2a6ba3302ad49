public import RoadNetwork

/// What lies around a component: its district, its unit grid and its nearest kerb.
public struct ComponentSurroundings: Hashable, Sendable {
  /// Code of the district that holds it.
  public var district: String?
  /// Code of its unit grid.
  public var unitGrid: String?
  /// The nearest segment within reach.
  public var segment: SegmentUID?
  /// Its side of that segment.
  public var side: Side?

  /// Collects the parts.
  public init(
    district: String? = nil, unitGrid: String? = nil, segment: SegmentUID? = nil, side: Side? = nil
  ) {
    self.district = district
    self.unitGrid = unitGrid
    self.segment = segment
    self.side = side
  }
}
