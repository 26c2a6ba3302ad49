public import GeoTypes

/// A place on a segment that is nearer to a position than the places before and behind it.
public struct RoadFoot: Hashable, Sendable {
  /// The segment's number by rising uid, as ``SnapIndex/segment(_:)`` tells it.
  public var number: Int
  /// Metres along the segment as digitised.
  public var offset: Meters
  /// Distance from the position.
  public var distance: Meters
  /// The place, in the index's plane.
  public var place: PlanarPoint
  /// Where the segment heads there as digitised, of length 1.
  public var direction: PlanarPoint

  /// Collects the parts.
  public init(number: Int, offset: Meters, distance: Meters, place: PlanarPoint, direction: PlanarPoint) {
    self.number = number
    self.offset = offset
    self.distance = distance
    self.place = place
    self.direction = direction
  }
}
