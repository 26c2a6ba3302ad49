/// The rows of a small table in RFC 4180's form, as our own tables and their replacements are.
enum DelimitedRows {
  /// Splits text into rows of fields; empty lines are left out, each row with its line number.
  static func parse(_ text: String) -> [(line: Int, fields: [String])] {
    var rows: [(line: Int, fields: [String])] = []
    var fields: [String] = []
    var field = ""
    var line = 1
    var rowLine = 1
    var isQuoted = false
    func endRow() {
      fields.append(field)
      if fields != [""] { rows.append((rowLine, fields)) }
      fields = []
      field = ""
    }
    var scalars = text.unicodeScalars[...]
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    while let scalar = scalars.popFirst() {
      if scalar == "\n" { line += 1 }
      switch scalar {
      case "\"" where isQuoted && scalars.first == "\"":
        scalars.removeFirst()
        field.unicodeScalars.append("\"")
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        fields.append(field)
        field = ""
      case "\n" where !isQuoted:
        endRow()
        rowLine = line
      case "\r" where !isQuoted: break
      default: field.unicodeScalars.append(scalar)
      }
    }
    endRow()
    return rows
  }
}
