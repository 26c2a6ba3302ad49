/// Why a vehicle may not drive along a segment in a direction.
public enum RoadObstacle: String, Hashable, Sendable, CaseIterable {
  /// The road is closed, by its own tags or for the day.
  case closed
  /// Its class is forbidden to the profile.
  case roadClass = "road_class"
  /// Its access is not the profile's.
  case access
  /// It is a tunnel.
  case tunnel
  /// It is too narrow.
  case tooNarrow = "too_narrow"
  /// Its surface is forbidden to the profile.
  case surface
  /// It is one-way the other way.
  case oneWay = "one_way"
}
