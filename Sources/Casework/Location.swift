public import GeoTypes
public import RoadNetwork

/// A question that a location answers; the raw values are the names in files.
public enum LocationField: String, CaseIterable, Codable, Sendable, Comparable {
  /// Code of the unit grid.
  case grid
  /// Code of the community.
  case community
  /// Code of the subdistrict.
  case subdistrict
  /// Code of the district.
  case district
  /// Code of the zone.
  case zone
  /// Name of the road.
  case road
  /// Number of the segment.
  case segment
  /// Side of the segment.
  case side
  /// Distance to the segment.
  case distance = "distance_m"
  /// The chiefs.
  case chief

  /// Orders as in files.
  public static func < (a: LocationField, b: LocationField) -> Bool { a.number < b.number }
  private var number: Int { LocationField.allCases.firstIndex(of: self) ?? 0 }
}

/// Why an answer is missing; the raw values are the codes in files.
public enum MissingReason: String, CaseIterable, Codable, Sendable {
  /// The position is not a longitude and latitude.
  case invalidPosition = "invalid_position"
  /// The city has no unit grids.
  case noGrids = "no_grids"
  /// Inside the divisions, where no unit grids were made.
  case outsideBuiltUp = "outside_built_up"
  /// Outside all divisions.
  case outsideDivisions = "outside_divisions"
  /// The city has no divisions.
  case noDivisions = "no_divisions"
  /// The city has no division of this level here.
  case noDivisionOfLevel = "no_division_of_level"
  /// The city has no zones.
  case noZones = "no_zones"
  /// Outside all zones.
  case outsideZones = "outside_zones"
  /// The city has no roads.
  case noRoads = "no_roads"
  /// No road lies within reach.
  case noRoadWithin = "no_road_within"
  /// No road of the level asked for lies within reach.
  case noRoadOnLevel = "no_road_on_level"
  /// The road has no name.
  case unnamedRoad = "unnamed_road"
  /// The city has no roster of chiefs.
  case noRoster = "no_roster"
  /// Nobody holds this place.
  case noDuty = "no_duty"
  /// Nobody holds this place at the time asked for.
  case noDutyAtTime = "no_duty_at_time"
  /// The city has no catalogue of cases.
  case noCatalogue = "no_catalogue"
}

/// One of several roads above each other at a position.
public struct RoadCandidate: Hashable, Sendable {
  /// The segment.
  public var segment: SegmentUID
  /// Its vertical order, 0 on the ground: the level to ask for.
  public var level: Int
  /// The distance to it.
  public var distance: Meters

  /// Collects the parts.
  public init(segment: SegmentUID, level: Int, distance: Meters) {
    self.segment = segment
    self.level = level
    self.distance = distance
  }
}

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
