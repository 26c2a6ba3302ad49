public import GeoTypes
public import RoadNetwork

/// One of several roads above each other at a position.
public struct RoadCandidate: Hashable, Sendable, Codable {
  /// The segment.
  public var segment: SegmentUID
  /// Its vertical order, 0 on the ground: the level to ask for.
  public var level: Int
  /// The distance to it.
  public var distance: Meters

  private enum CodingKeys: String, CodingKey {
    case segment, level
    case distance = "distance_m"
  }

  /// Collects the parts.
  public init(segment: SegmentUID, level: Int, distance: Meters) {
    self.segment = segment
    self.level = level
    self.distance = distance
  }
}
