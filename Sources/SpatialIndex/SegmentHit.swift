public import GeoTypes

/// The place on a line nearest to a position.
public struct SegmentHit: Hashable, Sendable {
  /// The number of the line.
  public let line: Int
  /// The piece of the line, from 0; the lower one at a vertex between two.
  public let piece: Int
  /// How far along the line the place is, in the plane.
  public let offset: Meters
  /// The straight distance to it in the plane.
  public let distance: Meters
  /// Whether the position lies to the left of the line, looking along it; a position on the line counts as right.
  public let isLeft: Bool
  /// The place.
  public let place: PlanarPoint

  /// Collects the parts.
  public init(line: Int, piece: Int, offset: Meters, distance: Meters, isLeft: Bool, place: PlanarPoint) {
    self.line = line
    self.piece = piece
    self.offset = offset
    self.distance = distance
    self.isLeft = isLeft
    self.place = place
  }
}
