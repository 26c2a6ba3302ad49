/// Tells whether a stream of bytes is UTF-8, piece by piece, in constant memory.
struct UTF8Check {
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

  /// Takes the next bytes. - Complexity: O(n).
  mutating func take(_ bytes: [UInt8]) {
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
