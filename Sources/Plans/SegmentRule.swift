public import RoadNetwork

/// What is asked of one segment.
public struct SegmentRule: Hashable, Sendable {
  /// The segment.
  public var segment: SegmentUID
  /// The side that it holds for; `nil` is both.
  public var side: Side?
  /// What is asked.
  public var rule: KerbRule

  /// Collects the parts.
  public init(segment: SegmentUID, side: Side? = nil, rule: KerbRule) {
    self.segment = segment
    self.side = side
    self.rule = rule
  }
}
