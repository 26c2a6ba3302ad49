/// The rows of a small table with a header, fields by name.
struct NamedRows {
  /// One row.
  struct Row {
    let file: String
    let line: Int
    let fields: [String: String]

    /// The field of a column, empty where the row is short.
    subscript(column: String) -> String { fields[column] ?? "" }

    /// `yes` or `no`, empty being no.
    func flag(_ column: String) throws(InterchangeError) -> Bool {
      switch self[column] {
      case "yes": return true
      case "no", "": return false
      default: throw invalid(column, "is neither yes nor no", "write yes or no")
      }
    }

    /// The error that names this row and a value of it.
    func invalid(_ column: String, _ reason: String, _ remedy: String) -> InterchangeError {
      .invalidValue(
        file: file, place: "line \(line)", value: "\(column)=\(self[column])", reason: reason, remedy: remedy)
    }
  }

  let rows: [Row]

  /// Reads a table that must have the columns; others are read too.
  init(csv text: String, file: String, columns: [String]) throws(InterchangeError) {
    let lines = DelimitedRows.parse(text)
    let header = (lines.first?.fields ?? []).map(\.trimmed)
    for column in columns where !header.contains(column) {
      throw .malformed(
        file: file, place: "line 1", reason: "the column \(column) is missing",
        remedy: "begin the table with \(columns.joined(separator: ","))")
    }
    rows = lines.dropFirst().map { line, fields in
      Row(
        file: file, line: line,
        fields: Dictionary(zip(header, fields.map(\.trimmed)), uniquingKeysWith: { first, _ in first }))
    }
  }
}
