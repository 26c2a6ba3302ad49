/// Tells whether a stream of bytes is UTF-8, piece by piece, in constant memory.
public struct UTF8Check {
  /// The line where the bytes stop being UTF-8, counted from 1; `nil` as long as they may be.
  private(set) var faultyLine: Int?
  /// Whether a zero byte was met, which text does not hold.
  private(set) var hasZero = false

  /// Whether so much text of UTF-8 came before the fault that it is no GB18030: there a few characters look like
  /// UTF-8 by chance, but not this many in a row.
  var isDamaged: Bool { faultyLine != nil && wideCount >= 8 }

  private var wideCount = 0
  private var line = 1
  private var pending = 0
  private var low: UInt8 = 0x80
  private var high: UInt8 = 0xBF

  /// Whether bytes are UTF-8 throughout. - Complexity: O(n).
  public static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var check = UTF8Check()
    check.walk(bytes)
    check.finish()
    return check.faultyLine == nil
  }

  /// Takes the next bytes. - Complexity: O(n).
  mutating func take(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      for start in stride(from: 0, to: bytes.count, by: 1024) {
        take(block: UnsafeBufferPointer(rebasing: bytes[start..<min(start + 1024, bytes.count)]))
      }
    }
  }

  /// Plain ASCII, which most text is, is counted without a look at each byte by itself.
  private mutating func take(block: UnsafeBufferPointer<UInt8>) {
    var union: UInt8 = 0
    var least: UInt8 = 0xFF
    for byte in block {
      union |= byte
      least = min(least, byte)
    }
    guard pending == 0, union < 0x80, least > 0 else { return walk(block) }
    var feeds = 0
    for byte in block { feeds &+= byte == 0x0A ? 1 : 0 }
    line += feeds
  }

  private mutating func walk(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes {
      if pending == 0, byte < 0x80 {
        if byte == 0x0A { line += 1 }
        if byte == 0 { hasZero = true }
      } else if faultyLine == nil {
        step(byte)
      }
    }
  }

  /// Says that the bytes are over: a character cut off at the end is a fault.
  mutating func finish() {
    if pending > 0, faultyLine == nil { faultyLine = line }
  }

  /// The table of well-formed sequences of the Unicode Standard (3-7): only the second byte has special bounds.
  private mutating func step(_ byte: UInt8) {
    if pending > 0 {
      guard byte >= low, byte <= high else { return fail() }
      pending -= 1
      (low, high) = (0x80, 0xBF)
      return
    }
    switch byte {
    case 0xC2...0xDF: pending = 1
    case 0xE0: (pending, low, wideCount) = (2, 0xA0, wideCount + 1)
    case 0xED: (pending, high, wideCount) = (2, 0x9F, wideCount + 1)
    case 0xE1...0xEF: (pending, wideCount) = (2, wideCount + 1)
    case 0xF0: (pending, low) = (3, 0x90)
    case 0xF1...0xF3: pending = 3
    case 0xF4: (pending, high) = (3, 0x8F)
    default: fail()
    }
  }

  /// The refusal of text that is UTF-8 up to a line.
  static func damage(_ file: String, line: Int) -> InterchangeError {
    .malformed(
      file: file, place: "line \(line)", reason: "is not UTF-8, though the text before it is",
      remedy: "correct the text there, or save the file as UTF-8 again")
  }

  private mutating func fail() {
    faultyLine = line
    pending = 0
  }
}
