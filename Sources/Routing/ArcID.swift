/// A segment driven in one direction, from 0, dense within one ``ArcGraph``.
public struct ArcID: RawRepresentable, Hashable, Comparable, Sendable {
  /// The number, from 0.
  public let rawValue: UInt32
  /// Wraps a number.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }
  /// Orders by number.
  @inlinable public static func < (a: ArcID, b: ArcID) -> Bool { a.rawValue < b.rawValue }
}
