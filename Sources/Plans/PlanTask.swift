public import RoadNetwork

/// One traverse of a segment at work.
public struct PlanTask: Hashable, Sendable {
  /// The segment.
  public var segment: SegmentUID
  /// The kerb, `nil` where all kerbs of the segment are done in one traverse.
  public var kerb: ServedKerb?
  /// Whether it is driven as digitised.
  public var forward: Bool
  /// Which of the passes asked for it is, from 1.
  public var pass: Int

  /// Collects the parts.
  public init(segment: SegmentUID, kerb: ServedKerb?, forward: Bool, pass: Int = 1) {
    self.segment = segment
    self.kerb = kerb
    self.forward = forward
    self.pass = pass
  }
}

/// A kerb by side and kind.
public struct ServedKerb: Hashable, Sendable {
  /// The side of the digitised line.
  public var side: Side
  /// Pavement or median.
  public var kind: KerbKind

  /// Collects the parts.
  public init(_ side: Side, _ kind: KerbKind = .outer) {
    self.side = side
    self.kind = kind
  }
}
