/// An amount of one unit: a length, an area, a duration, a speed. Amounts of different units do not mix.
public protocol Measure: Hashable, Comparable, Sendable, Codable, AdditiveArithmetic {
  /// The amount in the unit that the type names.
  var rawValue: Double { get }
  /// Wraps an amount.
  init(_ rawValue: Double)
}

extension Measure {
  /// Reads a bare number.
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(Double.self))
  }

  /// Writes a bare number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  /// No amount at all.
  @inlinable public static var zero: Self { Self(0) }
  /// Orders by amount.
  @inlinable public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  /// Adds two amounts.
  @inlinable public static func + (a: Self, b: Self) -> Self { Self(a.rawValue + b.rawValue) }
  /// Subtracts one amount from another.
  @inlinable public static func - (a: Self, b: Self) -> Self { Self(a.rawValue - b.rawValue) }
  /// Scales an amount.
  @inlinable public static func * (a: Self, factor: Double) -> Self { Self(a.rawValue * factor) }
  /// The ratio of two amounts.
  @inlinable public static func / (a: Self, b: Self) -> Double { a.rawValue / b.rawValue }
}
