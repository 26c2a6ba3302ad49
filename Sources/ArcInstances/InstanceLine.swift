/// A line of an instance file, cut into tokens: brackets, commas, colons, semicolons and equals signs, and what stands between
/// them and blanks.
struct InstanceLine {
  /// Counted from 1.
  let number: Int
  /// Without blanks at its ends, and not longer than a message bears.
  let text: String
  let tokens: [Substring]

  private static let marks: Set<Character> = ["(", ")", ",", ":", ";", "="]

  private init(number: Int, bytes: ArraySlice<UInt8>) {
    self.number = number
    // Old files are in Latin-1 and end in control-Z; what is not ASCII stands in names only.
    let line = String(decoding: bytes.map { $0 < 0x20 || $0 > 0x7e ? 0x20 : $0 }, as: UTF8.self)
    var tokens: [Substring] = []
    var start: String.Index?
    for index in line.indices {
      let isMark = Self.marks.contains(line[index])
      if !isMark, line[index] != " " {
        start = start ?? index
        continue
      }
      if let first = start { tokens.append(line[first..<index]) }
      start = nil
      if isMark { tokens.append(line[index...index]) }
    }
    if let first = start { tokens.append(line[first...]) }
    self.tokens = tokens
    let body = line.drop { $0 == " " }
    text = String(body.prefix(80)).trimmed
  }

  /// The lines that hold anything.
  static func lines(of bytes: [UInt8]) -> [InstanceLine] {
    var lines: [InstanceLine] = []
    for (number, line) in bytes.split(separator: 0x0a, omittingEmptySubsequences: false).enumerated() {
      let line = InstanceLine(number: number + 1, bytes: line)
      if !line.tokens.isEmpty { lines.append(line) }
    }
    return lines
  }

  /// What stands before and after the first colon or equals sign.
  func field() -> (name: String, value: Substring)? {
    guard let cut = text.firstIndex(where: { $0 == ":" || $0 == "=" }) else { return nil }
    return (String(text[..<cut]).trimmed, text[text.index(after: cut)...].drop { $0 == " " })
  }

  /// The numbers in a line that follows a pattern: `#` stands for a whole number, `_` for any token, all else for itself.
  func numbers(_ pattern: [String]) -> [Int64]? {
    guard tokens.count == pattern.count else { return nil }
    var numbers: [Int64] = []
    for (token, wanted) in zip(tokens, pattern) {
      switch wanted {
      case "#":
        guard let number = Self.number(token) else { return nil }
        numbers.append(number)
      case "_": continue
      default: if token != wanted { return nil }
      }
    }
    return numbers
  }

  /// A whole number of at most 12 digits, so that sums over a file fit.
  static func number(_ token: some StringProtocol) -> Int64? {
    let digits = token.drop { $0 == "-" }
    guard token.count - digits.count <= 1, (1...12).contains(digits.count),
      digits.allSatisfy({ $0.isASCII && $0.isNumber })
    else { return nil }
    return Int64(token)
  }

  /// The error for a line that is not what it should be.
  func malformed(_ expected: String) -> InstanceError { .malformed(line: number, text: text, expected: expected) }

  var isUnknown: InstanceError { .unknownSection(line: number, text: text) }
}

extension String {
  fileprivate var trimmed: String {
    var body = self[...]
    while body.last == " " { body.removeLast() }
    return String(body)
  }
}
