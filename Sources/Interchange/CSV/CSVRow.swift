/// One row of a CSV file.
public struct CSVRow: Hashable, Sendable {
  /// The line on which it begins, counted from 1; the header stands on line 1.
  public var line: Int
  /// Its fields, as many as the header has columns.
  public var fields: [String]

  /// Collects the parts.
  public init(line: Int, fields: [String]) {
    self.line = line
    self.fields = fields
  }
}
