public import GeoTypes

/// What a re-import did to segment numbers.
///
/// `kept`, `new` and `retired` are a full account: every old uid is in exactly one `kept` or `retired`, every present one
/// in exactly one `kept` or `new`. `split` and `merged` tell besides what became of the changed ones.
public struct UIDChange: Hashable, Sendable {
  /// The kinds of change.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// The segment lives on under its number.
    case kept
    /// A segment that was not there before has got the next number.
    case new
    /// The number is given up for ever.
    case retired
    /// One old segment lives on in several.
    case split
    /// Several old segments live on in one.
    case merged
  }

  /// What happened.
  public var kind: Kind
  /// The old numbers, rising; empty for `new`.
  public var old: [SegmentUID]
  /// The present numbers, rising; empty for `retired`.
  public var new: [SegmentUID]

  /// Collects the parts.
  public init(kind: Kind, old: [SegmentUID], new: [SegmentUID]) {
    self.kind = kind
    self.old = old
    self.new = new
  }
}

/// Where a stretch of an old segment now lies. An old segment that lives on unchanged has none.
public struct SegmentSuccession: Hashable, Sendable {
  /// The old segment.
  public var old: SegmentUID
  /// Start of the stretch, metres along the old segment.
  public var oldFrom: Meters
  /// End of the stretch, metres along the old segment.
  public var oldTo: Meters
  /// The present segment.
  public var new: SegmentUID
  /// Where the old stretch's start lies along the present segment.
  public var newFrom: Meters
  /// Where the old stretch's end lies along the present segment; before `newFrom` where it is digitised the other way.
  public var newTo: Meters

  /// Whether the present segment is digitised against the old one, so that left and right change places.
  public var isReversed: Bool { newTo < newFrom }

  /// Collects the parts.
  public init(
    old: SegmentUID, oldFrom: Meters, oldTo: Meters, new: SegmentUID, newFrom: Meters, newTo: Meters
  ) {
    self.old = old
    self.oldFrom = oldFrom
    self.oldTo = oldTo
    self.new = new
    self.newFrom = newFrom
    self.newTo = newTo
  }
}
