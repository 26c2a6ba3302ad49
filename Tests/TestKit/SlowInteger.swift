/// A whole number of any size, by schoolbook arithmetic: slow and obvious, for oracles only.
public struct SlowInteger: Hashable, Sendable {
  /// Whether it is below zero; never for zero.
  private var isNegative: Bool
  /// Digits in base 2^32, the least first, without leading zeros.
  private var digits: [UInt32]

  /// Takes over a machine integer.
  public init(_ number: Int) {
    let magnitude = number.magnitude
    isNegative = number < 0
    digits = [UInt32(truncatingIfNeeded: magnitude), UInt32(truncatingIfNeeded: magnitude >> 32)]
    normalize()
  }

  private init(isNegative: Bool, digits: [UInt32]) {
    self.isNegative = isNegative
    self.digits = digits
    normalize()
  }

  /// 1, 0 or -1.
  public var sign: Int { digits.isEmpty ? 0 : isNegative ? -1 : 1 }

  /// The sum.
  public static func + (a: SlowInteger, b: SlowInteger) -> SlowInteger {
    if a.isNegative == b.isNegative { return SlowInteger(isNegative: a.isNegative, digits: sum(a.digits, b.digits)) }
    if isLess(a.digits, b.digits) { return SlowInteger(isNegative: b.isNegative, digits: rest(b.digits, a.digits)) }
    return SlowInteger(isNegative: a.isNegative, digits: rest(a.digits, b.digits))
  }

  /// The negative.
  public static prefix func - (a: SlowInteger) -> SlowInteger {
    SlowInteger(isNegative: !a.isNegative, digits: a.digits)
  }

  /// The difference.
  public static func - (a: SlowInteger, b: SlowInteger) -> SlowInteger { a + -b }

  /// The product.
  public static func * (a: SlowInteger, b: SlowInteger) -> SlowInteger {
    var product = [UInt32](repeating: 0, count: a.digits.count + b.digits.count)
    for (i, x) in a.digits.enumerated() {
      var carry: UInt64 = 0
      for (j, y) in b.digits.enumerated() {
        let value = UInt64(x) * UInt64(y) + UInt64(product[i + j]) + carry
        product[i + j] = UInt32(truncatingIfNeeded: value)
        carry = value >> 32
      }
      product[i + b.digits.count] = UInt32(carry)
    }
    return SlowInteger(isNegative: a.isNegative != b.isNegative, digits: product)
  }

  /// The number times a power of two.
  public static func << (a: SlowInteger, bits: Int) -> SlowInteger {
    let word = SlowInteger(isNegative: false, digits: [1 << UInt32(bits % 32)])
    let shifted = a * word
    let zeros = [UInt32](repeating: 0, count: bits / 32)
    return SlowInteger(isNegative: a.isNegative, digits: zeros + shifted.digits)
  }

  private mutating func normalize() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { isNegative = false }
  }

  private static func isLess(_ a: [UInt32], _ b: [UInt32]) -> Bool {
    a.count != b.count ? a.count < b.count : a.reversed().lexicographicallyPrecedes(b.reversed())
  }

  private static func sum(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    var carry: UInt64 = 0
    for i in 0..<max(a.count, b.count) {
      let value = UInt64(i < a.count ? a[i] : 0) + UInt64(i < b.count ? b[i] : 0) + carry
      result.append(UInt32(truncatingIfNeeded: value))
      carry = value >> 32
    }
    return result + [UInt32(carry)]
  }

  private static func rest(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    var borrow: Int64 = 0
    for i in a.indices {
      var value = Int64(a[i]) - Int64(i < b.count ? b[i] : 0) - borrow
      borrow = value < 0 ? 1 : 0
      if value < 0 { value += 1 << 32 }
      result.append(UInt32(value))
    }
    return result
  }
}
