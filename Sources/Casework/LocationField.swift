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

  /// Whether it is a question of roads.
  public var isOfRoads: Bool { LocationField.road <= self }

  /// Orders as in files.
  public static func < (a: LocationField, b: LocationField) -> Bool { a.number < b.number }
  private var number: Int { LocationField.allCases.firstIndex(of: self) ?? 0 }
}
