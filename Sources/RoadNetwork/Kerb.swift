/// What a kerb borders.
public enum KerbKind: String, Codable, Sendable {
  /// The pavement side.
  case outer
  /// The median.
  case median
}

/// The strip of a street that a kerb belongs to.
public enum Strip: String, Codable, Sendable {
  /// The carriageway: the only strip at first.
  case carriageway
}

/// One side of a segment that is to be swept.
public struct Kerb: Hashable, Sendable {
  /// The segment.
  public var segment: SegmentUID
  /// On which side of the digitised line it lies.
  public var side: Side
  /// Pavement or median.
  public var kind: KerbKind
  /// Whether it is swept in the digitised direction (with traffic).
  public var forward: Bool
  /// The strip it belongs to.
  public var strip: Strip

  /// Collects the parts.
  public init(segment: SegmentUID, side: Side, kind: KerbKind, forward: Bool, strip: Strip = .carriageway) {
    self.segment = segment
    self.side = side
    self.kind = kind
    self.forward = forward
    self.strip = strip
  }
}
