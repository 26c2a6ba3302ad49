/// A CSV parser by the letter of RFC 4180, on characters and all in memory: the oracle of the fast one.
public enum SlowCSV {
  /// The rows of a text with LF or CRLF line ends; empty lines are left out.
  public static func rows(_ text: String, delimiter: Unicode.Scalar = ",") -> [[String]] {
    var rows: [[String]] = []
    var rest = Array(text.unicodeScalars)
    while !rest.isEmpty {
      var row: [String] = []
      var sawQuote = false
      while true {
        let (field, wasQuoted, length) = field(rest, delimiter)
        row.append(field)
        sawQuote = sawQuote || wasQuoted
        rest.removeFirst(length)
        guard rest.first == delimiter else { break }
        rest.removeFirst()
      }
      if rest.first == "\r" { rest.removeFirst() }
      if rest.first == "\n" { rest.removeFirst() }
      if row != [""] || sawQuote { rows.append(row) }
    }
    return rows
  }

  private static func field(
    _ text: [Unicode.Scalar], _ delimiter: Unicode.Scalar
  ) -> (field: String, wasQuoted: Bool, length: Int) {
    var field = String.UnicodeScalarView()
    guard text.first == "\"" else {
      let plain = text.prefix { $0 != delimiter && $0 != "\n" && $0 != "\r" }
      field.append(contentsOf: plain)
      return (String(field), false, plain.count)
    }
    var index = 1
    while index < text.count {
      if text[index] == "\"" {
        guard index + 1 < text.count, text[index + 1] == "\"" else { return (String(field), true, index + 1) }
        index += 1
      }
      field.append(text[index])
      index += 1
    }
    return (String(field), true, index)
  }
}
