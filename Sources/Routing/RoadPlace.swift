public import GeoTypes
public import RoadNetwork

/// A place on a road where a path starts or ends.
public struct RoadPlace: Hashable, Sendable {
  /// The segment.
  public var segment: SegmentUID
  /// Metres along its digitised line; beyond its ends counts as the end.
  public var offset: Meters
  /// The side on which the vehicle must stand, `nil` for either.
  public var side: Side?

  /// Collects the parts.
  /// - Precondition: the offset is finite.
  public init(segment: SegmentUID, offset: Meters, side: Side? = nil) {
    precondition(offset.rawValue.isFinite, "an offset must be finite")
    self.segment = segment
    self.offset = offset
    self.side = side
  }

  /// The foot of a snapped position.
  public init(_ snap: Snap, approach: Approach) {
    self.init(segment: snap.segment, offset: snap.offset, side: approach == .curb ? snap.side : nil)
  }

  /// On which side of a two-way road a vehicle starts and ends.
  public enum Approach: String, Sendable, CaseIterable {
    /// On the side of the position, driving with the traffic there.
    case curb
    /// On either side.
    case any
  }
}
