/// Builds the text of one CSV file (RFC 4180).
struct CSVText {
  private(set) var text: String

  /// Starts a file with its header.
  init(header: [String]) {
    text = ""
    add(header)
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
