public import RoadNetwork

/// A segment driven in one direction.
public struct PlanArc: Hashable, Sendable {
  /// The segment.
  public var segment: SegmentUID
  /// Whether it is driven as digitised.
  public var forward: Bool

  /// Collects the parts.
  public init(_ segment: SegmentUID, forward: Bool) {
    self.segment = segment
    self.forward = forward
  }
}
