/// A length in metres.
public struct Meters: Hashable, Comparable, Sendable, Codable, AdditiveArithmetic {
  /// The amount in metres.
  public var rawValue: Double

  /// Wraps an amount in metres.
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
  public static var zero: Meters { Meters(0) }
  /// Orders by amount.
  public static func < (a: Meters, b: Meters) -> Bool { a.rawValue < b.rawValue }
  /// Adds two amounts.
  public static func + (a: Meters, b: Meters) -> Meters { Meters(a.rawValue + b.rawValue) }
  /// Subtracts one amount from another.
  public static func - (a: Meters, b: Meters) -> Meters { Meters(a.rawValue - b.rawValue) }
  /// Scales an amount.
  public static func * (a: Meters, factor: Double) -> Meters { Meters(a.rawValue * factor) }
  /// The ratio of two amounts.
  public static func / (a: Meters, b: Meters) -> Double { a.rawValue / b.rawValue }
}
