/// An area in square metres.
public struct SquareMeters: Hashable, Comparable, Sendable, Codable, AdditiveArithmetic {
  /// The amount in square metres.
  public var rawValue: Double

  /// Wraps an amount in square metres.
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
  public static var zero: SquareMeters { SquareMeters(0) }
  /// Orders by amount.
  public static func < (a: SquareMeters, b: SquareMeters) -> Bool { a.rawValue < b.rawValue }
  /// Adds two amounts.
  public static func + (a: SquareMeters, b: SquareMeters) -> SquareMeters { SquareMeters(a.rawValue + b.rawValue) }
  /// Subtracts one amount from another.
  public static func - (a: SquareMeters, b: SquareMeters) -> SquareMeters { SquareMeters(a.rawValue - b.rawValue) }
  /// Scales an amount.
  public static func * (a: SquareMeters, factor: Double) -> SquareMeters { SquareMeters(a.rawValue * factor) }
  /// The ratio of two amounts.
  public static func / (a: SquareMeters, b: SquareMeters) -> Double { a.rawValue / b.rawValue }
}
