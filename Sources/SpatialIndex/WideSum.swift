/// An exact sum of products of any finite doubles, in fixed point over their whole range.
///
/// Positive and negative products are summed apart, so that the sign is one comparison. Slow, and met only by numbers
/// that leave the range in which ``Expansion`` is exact.
struct WideSum {
  /// Bits below the units: the product of two least doubles is 2^-2148.
  private static let fractionBits = 2148
  /// Words of 64 bits: 2048 bits above the units, the fraction, and room for carries.
  private typealias Words = InlineArray<67, UInt64>

  private var positive = Words(repeating: 0)
  private var negative = Words(repeating: 0)

  /// The sign of the sum.
  var sign: Int {
    for i in positive.indices.reversed() where positive[i] != negative[i] {
      return positive[i] > negative[i] ? 1 : -1
    }
    return 0
  }

  /// Adds the product of two finite numbers.
  mutating func add(product a: Double, _ b: Double) {
    guard a != 0 && b != 0 else { return }
    let (aBits, aExponent) = WideSum.parts(of: a)
    let (bBits, bExponent) = WideSum.parts(of: b)
    let product = aBits.multipliedFullWidth(by: bBits)
    let shift = aExponent + bExponent + WideSum.fractionBits
    if (a < 0) == (b < 0) {
      WideSum.add(product, shiftedBy: shift, to: &positive)
    } else {
      WideSum.add(product, shiftedBy: shift, to: &negative)
    }
  }

  /// The whole number and the power of two whose product is the magnitude of `number`.
  private static func parts(of number: Double) -> (bits: UInt64, exponent: Int) {
    let fraction = number.significandBitPattern
    let biased = Int(number.exponentBitPattern)
    return biased == 0 ? (fraction, -1074) : (fraction | 1 << 52, biased - 1075)
  }

  private static func add(_ product: (high: UInt64, low: UInt64), shiftedBy shift: Int, to words: inout Words) {
    let bits = UInt64(shift % 64)
    let pieces: InlineArray<3, UInt64> = [
      product.low << bits,
      (product.high << bits) | (bits == 0 ? 0 : product.low >> (64 - bits)),
      bits == 0 ? 0 : product.high >> (64 - bits),
    ]
    var index = shift / 64
    var carry: UInt64 = 0
    for number in pieces.indices {
      let piece = pieces[number]
      let (first, overflowOfPiece) = words[index].addingReportingOverflow(piece)
      let (second, overflowOfCarry) = first.addingReportingOverflow(carry)
      words[index] = second
      carry = (overflowOfPiece ? 1 : 0) + (overflowOfCarry ? 1 : 0)
      index += 1
    }
    while carry != 0 {
      let (sum, overflow) = words[index].addingReportingOverflow(carry)
      words[index] = sum
      carry = overflow ? 1 : 0
      index += 1
    }
  }
}
