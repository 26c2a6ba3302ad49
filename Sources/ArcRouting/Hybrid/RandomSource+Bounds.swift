extension RandomSource {
  /// A number from 0 up to a bound, by multiplication (Lemire 2019, DOI 10.1145/3230636).
  /// - Precondition: the bound is positive and below 2^32.
  @inline(__always)
  mutating func below(_ bound: Int) -> Int {
    Int(((next() >> 32) &* UInt64(truncatingIfNeeded: bound)) >> 32)
  }

  /// A number from 0 up to 1.
  @inline(__always)
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
