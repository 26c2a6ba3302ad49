public import Grid
import RoadNetwork

/// What a position belongs to, as numbers into the tables of a ``LocatorIndex``: what a batch is answered with.
public struct PointAnswer: Hashable, Sendable, BitwiseCopyable {
  /// The number that stands for nothing.
  public static let none = UInt32.max

  /// The areas.
  public var areas = AreaNumbers()
  /// The nearest segment, by rising number of the segments.
  public var segment = none
  /// Whether the position lies to its left.
  public var isLeft = false
  /// Whether the position is a longitude and latitude at all.
  public var isValid = true
  /// Whether a level of roads was asked for.
  public var hasLevel = false
  /// Metres to the segment.
  public var distance = 0.0
  /// Metres along the segment.
  public var offset = 0.0

  /// Nothing found.
  public init() {}
}
