public import GeoTypes

/// A duration in whole milliseconds, as searches add them up.
public struct TravelTime: Hashable, Comparable, Sendable {
  /// The amount in milliseconds.
  public var milliseconds: Int64

  /// Wraps an amount in milliseconds.
  @inlinable public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// No time at all.
  @inlinable public static var zero: TravelTime { TravelTime(milliseconds: 0) }

  /// The same in seconds.
  public var seconds: Seconds { Seconds(Double(milliseconds) / 1000) }

  /// Orders by amount.
  @inlinable public static func < (a: TravelTime, b: TravelTime) -> Bool { a.milliseconds < b.milliseconds }
  /// Adds two durations. - Precondition: the sum fits 64 bits.
  @inlinable public static func + (a: TravelTime, b: TravelTime) -> TravelTime {
    TravelTime(milliseconds: a.milliseconds + b.milliseconds)
  }
  /// Subtracts one duration from another. - Precondition: the difference fits 64 bits.
  @inlinable public static func - (a: TravelTime, b: TravelTime) -> TravelTime {
    TravelTime(milliseconds: a.milliseconds - b.milliseconds)
  }
  /// Adds a duration.
  @inlinable public static func += (a: inout TravelTime, b: TravelTime) { a = a + b }
}
