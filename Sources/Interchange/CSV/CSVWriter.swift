/// Writes CSV (RFC 4180): comma, CRLF, quotes only where they are needed, UTF-8.
public struct CSVWriter: Sendable {
  private let columnCount: Int

  /// Writes the header.
  /// - Parameter mark: whether a byte-order mark stands first, which spreadsheets want for Chinese text.
  /// - Throws: ``InterchangeError/unwritable(file:reason:remedy:)``.
  public init<Sink: ByteSink & ~Copyable>(
    columns: [String], mark: Bool = false, to sink: inout Sink
  ) throws(InterchangeError) {
    columnCount = columns.count
    if mark { try sink.write([0xEF, 0xBB, 0xBF]) }
    try sink.write(Self.line(columns))
  }

  /// Writes a row.
  /// - Precondition: As many fields as columns.
  /// - Throws: ``InterchangeError/unwritable(file:reason:remedy:)``.
  public func write<Sink: ByteSink & ~Copyable>(_ fields: [String], to sink: inout Sink) throws(InterchangeError) {
    precondition(fields.count == columnCount, "a row has as many fields as there are columns")
    try sink.write(Self.line(fields))
  }

  /// A row as it is written.
  public static func line(_ fields: [String]) -> String {
    // A lone empty field is quoted: its line would be empty, which readers pass over.
    if fields == [""] { return "\"\"\r\n" }
    return fields.map(quoted).joined(separator: ",") + "\r\n"
  }

  static func quoted(_ field: String) -> String {
    let needsQuotes = field.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
    }
    guard needsQuotes else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
