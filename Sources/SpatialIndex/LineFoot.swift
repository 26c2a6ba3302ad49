public import GeoTypes

/// A place on a line that is nearer to a position than the places before and behind it on that line.
public struct LineFoot: Hashable, Sendable {
  /// The number of the line.
  public var line: Int
  /// How far along the line the place is, in the plane.
  public var offset: Meters
  /// The straight distance to it in the plane.
  public var distance: Meters
  /// The place.
  public var place: PlanarPoint
  /// Where the line heads at the place: of length 1, or 0 on a line of a single point.
  public var direction: PlanarPoint

  /// Collects the parts.
  public init(line: Int, offset: Meters, distance: Meters, place: PlanarPoint, direction: PlanarPoint) {
    self.line = line
    self.offset = offset
    self.distance = distance
    self.place = place
    self.direction = direction
  }
}
