/// What an edge of a hierarchy costs: whole numbers of which two can be added without overflow.
///
/// `Int32` for one measure; `Int64` for two of them, the first in the upper half, so that of equally fast ways the
/// shorter one is taken.
public protocol SearchWeight: FixedWidthInteger, SignedInteger, SIMDScalar, BitwiseCopyable, Codable, Sendable {
  /// Stands for "no way"; weights and sums of weights are less, and twice this does not overflow.
  static var never: Self { get }
}

extension Int32: SearchWeight {
  /// Just under 2³⁰.
  @inlinable public static var never: Int32 { (1 << 30) - 1 }
}

extension Int64: SearchWeight {
  /// Just under 2⁶².
  @inlinable public static var never: Int64 { (1 << 62) - 1 }
}
