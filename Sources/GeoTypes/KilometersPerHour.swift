/// A speed in kilometres per hour, the unit of road signs and vehicle profiles.
public struct KilometersPerHour: Hashable, Comparable, Sendable, Codable, AdditiveArithmetic {
  /// The amount in kilometres per hour.
  public var rawValue: Double

  /// Wraps an amount in kilometres per hour.
  public init(_ rawValue: Double) { self.rawValue = rawValue }

  /// Reads a bare number.
  public init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(Double.self)
  }

  /// Writes a bare number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  /// No amount at all.
  public static var zero: KilometersPerHour { KilometersPerHour(0) }
  /// Orders by amount.
  public static func < (a: KilometersPerHour, b: KilometersPerHour) -> Bool { a.rawValue < b.rawValue }
  /// Adds two amounts.
  public static func + (a: KilometersPerHour, b: KilometersPerHour) -> KilometersPerHour {
    KilometersPerHour(a.rawValue + b.rawValue)
  }
  /// Subtracts one amount from another.
  public static func - (a: KilometersPerHour, b: KilometersPerHour) -> KilometersPerHour {
    KilometersPerHour(a.rawValue - b.rawValue)
  }
  /// Scales an amount.
  public static func * (a: KilometersPerHour, factor: Double) -> KilometersPerHour {
    KilometersPerHour(a.rawValue * factor)
  }
  /// The ratio of two amounts.
  public static func / (a: KilometersPerHour, b: KilometersPerHour) -> Double { a.rawValue / b.rawValue }
}
