/// A plain decimal read from bytes in place: the same double, to the last bit, that Swift reads from the text.
public struct ExactDecimal {
  /// The number.
  public let value: Double
  /// Whether the text is what Swift prints for the number, so that it can be handed on as it is.
  public let isShortest: Bool

  /// Reads `-117.0201`: digits with a sign of minus and a point at most, no more than 19 of them; `nil` for anything
  /// else, which is not to say that it is no number.
  ///
  /// Digits that fit a double and a power of ten that is one are divided at once (Clinger 1990, 10.1145/93542.93557);
  /// of longer ones the quotient is taken in whole numbers and rounded once.
  @inline(__always)
  public init?(_ text: UnsafeBufferPointer<UInt8>) {
    var digits: UInt64 = 0
    var place = 0
    let isNegative = !text.isEmpty && text[0] == UInt8(ascii: "-")
    if isNegative { place = 1 }
    let start = place
    while place < text.count, let digit = ExactDecimal.digit(text[place]) {
      digits = digits &* 10 &+ digit
      place += 1
    }
    let whole = place - start
    var fraction = 0
    if place < text.count, text[place] == UInt8(ascii: ".") {
      place += 1
      let point = place
      while place < text.count, let digit = ExactDecimal.digit(text[place]) {
        digits = digits &* 10 &+ digit
        place += 1
      }
      fraction = place - point
      guard fraction > 0 else { return nil }
    }
    guard place == text.count, whole > 0, whole + fraction <= 19 else { return nil }
    let magnitude =
      digits <= 1 << 53 ? Double(digits) / ExactDecimal.powers[fraction] : ExactDecimal.quotient(digits, fraction)
    value = isNegative ? -magnitude : magnitude
    // Decimals of up to 15 digits lie farther apart than doubles: no shorter one, and no other of that length, reads
    // back the same. Numbers below 1e-4 are printed with an exponent.
    let hasLeadingZero = text[start] == UInt8(ascii: "0")
    isShortest =
      fraction > 0 && whole + fraction <= 15 && text[text.count - 1] != UInt8(ascii: "0")
      && (!hasLeadingZero || whole == 1) && magnitude >= 1e-4
  }

  @inline(__always)
  private static func digit(_ byte: UInt8) -> UInt64? {
    let digit = byte &- UInt8(ascii: "0")
    return digit <= 9 ? UInt64(digit) : nil
  }

  private static let powers: InlineArray<20, Double> = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
  ]

  /// The double nearest to digits / 10^fraction, ties to even. - Precondition: no digits are 0, fraction at most 19.
  private static func quotient(_ digits: UInt64, _ fraction: Int) -> Double {
    var power: UInt64 = 1
    for _ in 0..<fraction { power *= 10 }
    let (digitShift, powerShift) = (digits.leadingZeroBitCount, power.leadingZeroBitCount)
    let (numerator, divisor) = (digits << UInt64(digitShift), power << UInt64(powerShift))
    // numerator / divisor lies between 1/2 and 2, so that 2^63 times it fits a word.
    let (quotient, rest) = divisor.dividingFullWidth((high: numerator >> 1, low: numerator << 63))
    let shift = UInt64(11 - quotient.leadingZeroBitCount)
    var rounded = quotient >> shift
    let half: UInt64 = 1 << (shift - 1)
    let below = quotient & (half << 1 - 1)
    if below > half || (below == half && (rest > 0 || rounded & 1 == 1)) { rounded += 1 }
    return Double(
      sign: .plus, exponent: Int(shift) - 63 + powerShift - digitShift, significand: Double(rounded))
  }
}
