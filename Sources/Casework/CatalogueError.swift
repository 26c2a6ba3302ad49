/// Why a class table cannot be read.
public enum CatalogueError: Error, Hashable, Sendable {
  /// A column that every list needs is not in the header.
  case columnMissing(file: String, column: String, found: [String])
  /// A row has more or fewer fields than the header.
  case fieldCount(file: String, line: Int, expected: Int, found: Int)
  /// A quote is not closed.
  case openQuote(file: String, line: Int)
  /// A value is none that the column may have.
  case badValue(file: String, line: Int, column: String, value: String, allowed: String)
  /// A class and subclass stand twice.
  case duplicate(file: String, line: Int, firstLine: Int, code: String, subclass: String)
  /// There is no row at all.
  case empty(file: String)
}

extension CatalogueError: CustomStringConvertible {
  /// File, line, value, what is wrong and what to do.
  public var description: String {
    switch self {
    case .columnMissing(let file, let column, let found):
      "\(file): there is no column '\(column)' among \(found.joined(separator: ", ")); add it to the header"
    case .fieldCount(let file, let line, let expected, let found):
      "\(file), line \(line): \(found) fields where the header has \(expected); quote fields that hold a comma"
    case .openQuote(let file, let line):
      "\(file), line \(line): a quoted field does not end; close the quote, and double quotes inside it"
    case .badValue(let file, let line, let column, let value, let allowed):
      "\(file), line \(line): '\(value)' in column '\(column)' is not \(allowed)"
    case .duplicate(let file, let line, let firstLine, let code, let subclass):
      "\(file), line \(line): class \(code) subclass \(subclass) already stands in line \(firstLine); keep one of them"
    case .empty(let file): "\(file): the list has no rows; give one row a subclass"
    }
  }
}
