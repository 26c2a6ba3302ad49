/// A duration in seconds.
public struct Seconds: Measure {
  /// The amount in seconds.
  public var rawValue: Double

  /// Wraps an amount in seconds.
  @inlinable public init(_ rawValue: Double) { self.rawValue = rawValue }
}
