public import GeoTypes

/// A point found near a position.
public struct PointHit: Hashable, Sendable {
  /// The number of the point.
  public let point: Int
  /// The straight distance in the plane.
  public let distance: Meters

  /// Collects the parts.
  public init(point: Int, distance: Meters) {
    self.point = point
    self.distance = distance
  }
}
