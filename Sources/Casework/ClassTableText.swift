/// The rows of a class table as text: RFC 4180 with lines of `# key: value` before the header.
struct ClassTableText {
  /// The values of the `# key: value` lines.
  private(set) var remarks: [String: String] = [:]
  /// The names of the columns.
  private(set) var header: [String] = []
  /// The rows with the lines they begin in, counted from 1.
  private(set) var rows: [(line: Int, fields: [String])] = []

  /// Splits a text. - Complexity: O(n).
  init(_ text: String, file: String) throws(CatalogueError) {
    var line = 1
    var rest = Substring(text.first == "\u{FEFF}" ? text.dropFirst() : text[...])
    while !rest.isEmpty {
      let start = line
      let fields = try ClassTableText.takeRecord(from: &rest, line: &line, file: file)
      if fields.count == 1 && fields[0].allSatisfy(\.isWhitespace) { continue }
      if header.isEmpty, fields[0].hasPrefix("#") {
        read(remark: fields.joined(separator: ","))
      } else if header.isEmpty {
        header = fields
      } else if fields.count != header.count {
        throw .fieldCount(file: file, line: start, expected: header.count, found: fields.count)
      } else {
        rows.append((start, fields))
      }
    }
  }

  private mutating func read(remark: String) {
    let parts = remark.dropFirst().split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return }
    remarks[ClassTableText.trimmed(parts[0])] = ClassTableText.trimmed(parts[1])
  }

  private static func takeRecord(
    from rest: inout Substring, line: inout Int, file: String
  ) throws(CatalogueError) -> [String] {
    var fields: [String] = []
    while true {
      if rest.first == "\"" {
        fields.append(try takeQuoted(from: &rest, line: &line, file: file))
      } else {
        fields.append(trimmed(rest.prefix { $0 != "," && !$0.isNewline }))
        rest = rest.drop { $0 != "," && !$0.isNewline }
      }
      let separator = rest.popFirst()
      if separator == "," { continue }
      line += 1
      return fields
    }
  }

  private static func takeQuoted(
    from rest: inout Substring, line: inout Int, file: String
  ) throws(CatalogueError) -> String {
    let start = line
    var field = ""
    rest.removeFirst()
    while let character = rest.popFirst() {
      if character == "\"" {
        guard rest.first == "\"" else {
          rest = rest.drop { $0 != "," && !$0.isNewline }
          return field
        }
        rest.removeFirst()
      } else if character.isNewline {
        line += 1
      }
      field.append(character)
    }
    throw .openQuote(file: file, line: start)
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var text = text[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
