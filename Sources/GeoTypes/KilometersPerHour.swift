/// A speed in kilometres per hour, the unit of road signs and vehicle profiles.
public struct KilometersPerHour: Measure {
  /// The amount in kilometres per hour.
  public var rawValue: Double

  /// Wraps an amount in kilometres per hour.
  @inlinable public init(_ rawValue: Double) { self.rawValue = rawValue }
}
