/// Looks at the bytes of a field without making a text of them.
enum PlainText {
  /// Whether a text may be handed on as it is, in CSV and in JSON: no quotes, commas, backslashes and control
  /// characters, and no blank at its ends. - Precondition: the bytes are UTF-8.
  @inline(__always)
  static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first, let last = bytes.last else { return true }
    for byte in bytes {
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\\") {
        return false
      }
    }
    if first == 0x20 || last == 0x20 { return false }
    return first < 0x80 && last < 0x80 || hasWideEnds(bytes)
  }

  /// Whether neither end is a blank beyond ASCII: all of them begin with one of these bytes.
  private static func hasWideEnds(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    func mayBeBlank(_ byte: UInt8) -> Bool {
      byte == 0xC2 || byte == 0xE1 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF
    }
    let lead = bytes.lastIndex { $0 & 0xC0 != 0x80 } ?? 0
    return !mayBeBlank(bytes[0]) && !mayBeBlank(bytes[lead])
  }

  /// A whole number of at most nine digits, with a sign of minus at most; `nil` for anything else.
  static func integer(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let isNegative = bytes.first == UInt8(ascii: "-")
    let digits = bytes.dropFirst(isNegative ? 1 : 0)
    guard !digits.isEmpty, digits.count <= 9 else { return nil }
    var number = 0
    for byte in digits {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return isNegative ? -number : number
  }
}
