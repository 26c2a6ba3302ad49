/// Numbers as people write them in tables.
enum DecimalText {
  /// The number of a plain decimal such as `-3.50` or `1e3`; `nil` for anything else, also for `nan`, `inf` and
  /// hexadecimal, which Swift would take.
  static func number(_ text: some StringProtocol) -> Double? {
    let trimmed = text.trimmingBlanks
    let isPlain = trimmed.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "e"), UInt8(ascii: "E"):
        true
      default: false
      }
    }
    guard isPlain, let value = Double(trimmed), value.isFinite else { return nil }
    return value
  }
}

extension StringProtocol {
  /// The text without white space at its ends, the ideographic blank and the byte-order mark included.
  var trimmingBlanks: String {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace || scalar == "\u{FEFF}" }
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }) else { return "" }
    var end = scalars.endIndex
    while isBlank(scalars[scalars.index(before: end)]) { end = scalars.index(before: end) }
    return String(self[first..<end])
  }
}
