import Foundation

/// A text file of numbers, read line by line in constant memory: the words of the line at hand, and what to say of them.
///
/// Words stand between blanks or tabs; blank lines and lines whose first word is `c` are passed over. Files packed with
/// gzip or xz are unpacked on the way.
struct NumberLines: ~Copyable {
  /// The number of the line at hand, from 1.
  private(set) var number = 0
  /// The path as messages name it.
  let name: String
  private var input: InputFile
  private var program: UnpackingProgram?
  private var buffer: [UInt8] = []
  /// Behind the line at hand.
  private var next = 0
  /// Behind the last word that was taken, and the end of the line.
  private var cursor = 0
  private var end = 0
  private var start = 0

  private static let lineLimit = 1 << 16
  private static let pieceSize = 1 << 18

  /// Opens a file.
  /// - Parameter wanted: what it should be, such as `a graph file`.
  static func opened(_ url: URL, wanted: String) throws(InterchangeError) -> NumberLines {
    var lines = NumberLines(try InputFile(url))
    try lines.begin(wanted)
    return lines
  }

  private init(_ input: consuming InputFile) {
    name = input.name
    self.input = input
  }

  /// Looks at the first bytes.
  private mutating func begin(_ wanted: String) throws(InterchangeError) {
    while buffer.count < 64, try input.read(64, appendingTo: &buffer) {}
    guard !buffer.isEmpty else { throw InputFile.empty(name) }
    let head = buffer
    if input.isRegular, let kind = UnpackingProgram.kinds.first(where: { head.starts(with: $0.magic) }) {
      let program = try UnpackingProgram(kind, file: name)
      input = InputFile(adopting: program.descriptor, name: name)
      self.program = program
      buffer = []
    } else if let refusal = FileSignature.refusal(head, file: name, wanted: wanted) {
      throw refusal
    } else if buffer.starts(with: [0xEF, 0xBB, 0xBF]) {
      next = 3
    }
  }

  /// Goes to the next line that says something; `false` at the end of the file.
  mutating func advance() throws(InterchangeError) -> Bool {
    while try takeLine() {
      guard let word = word() else { continue }
      if word.count == 1, buffer[word.lowerBound] == UInt8(ascii: "c") { continue }
      cursor = start
      return true
    }
    return false
  }

  private mutating func takeLine() throws(InterchangeError) -> Bool {
    var searched = next
    while true {
      while searched < buffer.count && buffer[searched] != UInt8(ascii: "\n") { searched += 1 }
      if searched < buffer.count { break }
      guard searched - next <= NumberLines.lineLimit else {
        throw .limitExceeded(
          file: name, place: "line \(number + 1)", reason: "is longer than \(NumberLines.lineLimit) bytes",
          remedy: "check that it is the file that was meant")
      }
      buffer.removeFirst(next)
      (searched, next) = (searched - next, 0)
      guard try input.read(NumberLines.pieceSize, appendingTo: &buffer) else {
        try program?.finish()
        if buffer.isEmpty { return false }
        break
      }
    }
    number += 1
    (start, cursor, end) = (next, next, searched)
    next = min(searched + 1, buffer.count)
    return true
  }

  /// Where the next word of the line stands; `nil` at its end.
  mutating func word() -> Range<Int>? {
    while cursor < end, NumberLines.isBlank(buffer[cursor]) { cursor += 1 }
    let start = cursor
    while cursor < end, !NumberLines.isBlank(buffer[cursor]) { cursor += 1 }
    return start < cursor ? start..<cursor : nil
  }

  @inline(__always)
  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

  /// Whether the next word is this one, which is then taken.
  mutating func takes(_ text: StaticString) -> Bool {
    let before = cursor
    guard let word = word() else { return false }
    let isSame = text.withUTF8Buffer { buffer[word].elementsEqual($0) }
    if !isSame { cursor = before }
    return isSame
  }

  /// The next word as a whole number up to a limit; `nil` where it is none.
  mutating func integer(upTo limit: UInt64) -> UInt64? {
    guard let word = word() else { return nil }
    var value: UInt64 = 0
    for byte in buffer[word] {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value * 10 + UInt64(byte - 0x30)
      guard value <= limit else { return nil }
    }
    return value
  }

  /// The next word as a finite number; `nil` where it is none.
  mutating func decimal() -> Double? {
    guard let word = word(), word.count <= 64 else { return nil }
    return Double(String(decoding: buffer[word], as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
  }

  /// Goes back to the first word of the line.
  mutating func startAgain() { cursor = start }

  /// Whether all words of the line were taken.
  mutating func isAtEnd() -> Bool { word() == nil }
}

extension NumberLines {
  /// The place of the line at hand in messages.
  var place: String { "line \(number)" }

  /// The line at hand as messages show it: no more than a few words of it, nothing that a terminal would act on.
  var shown: String {
    let text = buffer[start..<min(end, start + 40)].map { (0x20..<0x7F).contains($0) ? $0 : UInt8(ascii: "?") }
    let trimmed = String(decoding: text, as: UTF8.self)
    return "\"\(trimmed)\(end - start > 40 ? "…" : "")\""
  }

  /// The error of the line at hand.
  func refusal(_ reason: String, _ remedy: String) -> InterchangeError {
    .invalidValue(file: name, place: place, value: shown, reason: reason, remedy: remedy)
  }
}
