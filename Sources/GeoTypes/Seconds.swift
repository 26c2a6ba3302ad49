/// A duration in seconds.
public struct Seconds: Hashable, Comparable, Sendable, Codable, AdditiveArithmetic {
  /// The amount in seconds.
  public var rawValue: Double

  /// Wraps an amount in seconds.
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
  public static var zero: Seconds { Seconds(0) }
  /// Orders by amount.
  public static func < (a: Seconds, b: Seconds) -> Bool { a.rawValue < b.rawValue }
  /// Adds two amounts.
  public static func + (a: Seconds, b: Seconds) -> Seconds { Seconds(a.rawValue + b.rawValue) }
  /// Subtracts one amount from another.
  public static func - (a: Seconds, b: Seconds) -> Seconds { Seconds(a.rawValue - b.rawValue) }
  /// Scales an amount.
  public static func * (a: Seconds, factor: Double) -> Seconds { Seconds(a.rawValue * factor) }
  /// The ratio of two amounts.
  public static func / (a: Seconds, b: Seconds) -> Double { a.rawValue / b.rawValue }
}
