/// A length in metres.
public struct Meters: Measure {
  /// The amount in metres.
  public var rawValue: Double

  /// Wraps an amount in metres.
  @inlinable public init(_ rawValue: Double) { self.rawValue = rawValue }
}
