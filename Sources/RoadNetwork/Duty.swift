public import GeoTypes

/// A road chief 路长, by a pseudonym.
public struct Chief: Hashable, Sendable {
  /// The bureau's identifier for the person or post.
  public var id: String
  /// The name shown.
  public var name: String
  /// Level of the post, such as `一级`; `nil` where the bureau has none.
  public var level: String?

  /// Collects the parts.
  public init(id: String, name: String, level: String? = nil) {
    self.id = id
    self.name = name
    self.level = level
  }
}

/// Which side of a segment a duty covers.
public enum DutySide: String, Codable, Sendable {
  /// Left of the digitised direction.
  case left
  /// Right of the digitised direction.
  case right
  /// Both.
  case both

  /// Whether the side is covered.
  public func covers(_ side: Side) -> Bool {
    self == .both || (self == .left) == (side == .left)
  }
}

/// Who holds which piece of which side of a segment, and when.
public struct Duty: Hashable, Sendable {
  /// The chief's identifier.
  public var chief: String
  /// The segment.
  public var segment: SegmentUID
  /// Left, right or both.
  public var side: DutySide
  /// Start of the piece, metres along the segment.
  public var fromOffset: Meters
  /// End of the piece, metres along the segment; `nil` is the segment's end.
  public var toOffset: Meters?
  /// Level of the duty, as the roster has it.
  public var level: String?
  /// Shift as the roster names it, such as `07:30-14:30`; `nil` is the whole day.
  public var shift: String?
  /// First day, as `2026-01-31`; `nil` is always.
  public var validFrom: String?
  /// Last day, as `2026-12-31`; `nil` is always.
  public var validTo: String?

  /// Collects the parts.
  public init(
    chief: String, segment: SegmentUID, side: DutySide = .both, fromOffset: Meters = .zero, toOffset: Meters? = nil,
    level: String? = nil, shift: String? = nil, validFrom: String? = nil, validTo: String? = nil
  ) {
    self.chief = chief
    self.segment = segment
    self.side = side
    self.fromOffset = fromOffset
    self.toOffset = toOffset
    self.level = level
    self.shift = shift
    self.validFrom = validFrom
    self.validTo = validTo
  }
}
