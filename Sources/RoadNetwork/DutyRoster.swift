public import GeoTypes

/// One row of a roster of road chiefs, as read from a file.
public struct DutyRosterRow: Hashable, Sendable {
  /// What the row is about: a road by its name, or segments by their numbers.
  public enum Reach: Hashable, Sendable {
    /// Every segment of every road of that name.
    case road(name: String)
    /// These segments.
    case segments([SegmentUID])
  }

  /// Where the row stands, such as `line 7`.
  public var place: String
  /// The chief's identifier.
  public var chief: String
  /// The chief's name.
  public var name: String
  /// Level of the post.
  public var level: String?
  /// The road or segments.
  public var reach: Reach
  /// Side.
  public var side: DutySide
  /// Start of the piece in metres; only with exactly one segment.
  public var fromOffset: Meters?
  /// End of the piece in metres; only with exactly one segment.
  public var toOffset: Meters?
  /// Shift, such as `07:30-14:30`.
  public var shift: String?
  /// First day, `2026-01-31`.
  public var validFrom: String?
  /// Last day, `2026-12-31`.
  public var validTo: String?

  /// Collects the parts.
  public init(
    place: String, chief: String, name: String, level: String? = nil, reach: Reach, side: DutySide = .both,
    fromOffset: Meters? = nil, toOffset: Meters? = nil, shift: String? = nil, validFrom: String? = nil,
    validTo: String? = nil
  ) {
    self.place = place
    self.chief = chief
    self.name = name
    self.level = level
    self.reach = reach
    self.side = side
    self.fromOffset = fromOffset
    self.toOffset = toOffset
    self.shift = shift
    self.validFrom = validFrom
    self.validTo = validTo
  }
}
