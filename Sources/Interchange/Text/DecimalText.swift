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
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.isBlank }) else { return "" }
    var end = scalars.endIndex
    while scalars[scalars.index(before: end)].isBlank { end = scalars.index(before: end) }
    return String(self[first..<end])
  }
}

extension Unicode.Scalar {
  fileprivate var isBlank: Bool {
    switch value {
    // No blanks are among them; a table of properties would be asked for every field of a census.
    case 0x21...0x84, 0x3001...0xFEFE: false
    default: properties.isWhitespace || self == "\u{FEFF}"
    }
  }
}
