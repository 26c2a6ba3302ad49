public import GeoTypes
public import RoadNetwork

/// A report with a position, as the city file keeps it, with what was found for it.
public struct StoredIncident: Hashable, Sendable {
  /// The bureau's number of the case.
  public var id: String
  /// Where it was reported, never rounded.
  public var position: LonLat
  /// When, as ISO 8601 with offset; `nil` when not told.
  public var reportedAt: String?
  /// The item of the catalogue, `nil` when not told.
  public var item: String?
  /// What was said.
  public var text: String?
  /// Where it came from, such as `hotline`.
  public var source: String?
  /// The number of the component it is about.
  public var component: String?
  /// Code of its unit grid.
  public var unitGrid: String?
  /// Code of its community.
  public var community: String?
  /// Code of its subdistrict.
  public var subdistrict: String?
  /// Code of its district.
  public var district: String?
  /// Code of its zone.
  public var zone: String?
  /// Its road.
  public var road: RoadID?
  /// Its segment.
  public var segment: SegmentUID?
  /// The side of that segment.
  public var side: Side?
  /// The distance to that segment.
  public var distance: Meters?
  /// The chief it went to.
  public var chief: String?
  /// The department it went to.
  public var department: String?
  /// When it is to be closed, as ISO 8601 with offset.
  public var deadline: String?
  /// Its state; `nil` where casework has not begun.
  public var state: String?

  /// A report of which only the number and the position are known.
  public init(id: String, position: LonLat) {
    self.id = id
    self.position = position
  }
}
