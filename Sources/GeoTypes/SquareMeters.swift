/// An area in square metres.
public struct SquareMeters: Measure {
  /// The amount in square metres.
  public var rawValue: Double

  /// Wraps an amount in square metres.
  @inlinable public init(_ rawValue: Double) { self.rawValue = rawValue }
}
