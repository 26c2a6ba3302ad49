/// Builds the text of one CSV file (RFC 4180).
struct CSVText {
  private(set) var text: String

  /// Starts a file with its header.
  init(header: [String]) {
    text = ""
    add(header)
  }

  /// Whether enough is gathered to be handed on.
  var isLong: Bool { text.utf8.count > 1 << 20 }

  /// The text gathered since the last time.
  mutating func take() -> String {
    defer { text = "" }
    return text
  }

  /// Adds a row; fields are quoted where they must be.
  mutating func add(_ fields: [String]) {
    text += fields.map(CSVText.quoted).joined(separator: ",") + "\n"
  }

  private static func quoted(_ field: String) -> String {
    guard field.utf8.contains(where: { [0x22, 0x2c, 0x0a, 0x0d].contains($0) }) else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
