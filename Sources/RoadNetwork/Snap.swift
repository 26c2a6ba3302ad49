public import GeoTypes

/// The place on a road nearest to a position.
public struct Snap: Hashable, Sendable {
  /// The segment.
  public var segment: SegmentUID
  /// On which side of it the position lies; exactly on the line counts as right.
  public var side: Side
  /// Metres along the segment.
  public var offset: Meters
  /// Distance from the position to the segment.
  public var distance: Meters
  /// The foot on the segment.
  public var position: LonLat
  /// Vertical order of the segment, 0 on the ground.
  public var layer: Int

  /// Collects the parts.
  public init(
    segment: SegmentUID, side: Side, offset: Meters, distance: Meters, position: LonLat, layer: Int = 0
  ) {
    self.segment = segment
    self.side = side
    self.offset = offset
    self.distance = distance
    self.position = position
    self.layer = layer
  }
}
