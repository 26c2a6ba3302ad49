public import GeoTypes
public import RoadNetwork

/// What a position belongs to; what is missing has a reason.
public struct Location: Hashable, Sendable {
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
  /// Name of the road.
  public var road: String?
  /// Number of the road.
  public var roadID: RoadID?
  /// The nearest segment.
  public var segment: SegmentUID?
  /// The side of the segment.
  public var side: Side?
  /// The distance to the segment.
  public var distance: Meters?
  /// Those who hold the kerb, the highest level first; empty where nobody does.
  public var chiefs: [ChiefOnDuty] = []
  /// Why an answer is missing, for each that is.
  public var reasons: [LocationField: MissingReason] = [:]
  /// All segments here by distance, where roads lie above each other and no level was asked for.
  public var candidates: [RoadCandidate] = []

  /// Nothing found.
  public init() {}

  /// A location where nothing is known, for one reason.
  init(missing reason: MissingReason) {
    reasons = Dictionary(uniqueKeysWithValues: LocationField.allCases.map { ($0, reason) })
  }
}
