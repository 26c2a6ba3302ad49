/// How a CSV file is to be read.
public struct CSVOptions: Sendable {
  /// What stands between fields.
  public enum Delimiter: Character, CaseIterable, Sendable {
    /// `,`
    case comma = ","
    /// `;`
    case semicolon = ";"
    /// The tabulator.
    case tab = "\t"
  }

  /// The delimiter; `nil` (default) takes the one that the header holds most of.
  public var delimiter: Delimiter?
  /// The encoding; `nil` (default) takes UTF-8 where the file is valid UTF-8, else GB18030 with a warning.
  public var encoding: TextEncoding?
  /// Which columns hold positions and frames, where their names do not tell.
  public var mapping: FieldMapping
  /// The longest field in bytes that is read, 1 MiB by default.
  public var fieldLimit: Int
  /// The longest row in bytes that is read, 4 MiB by default.
  public var rowLimit: Int
  /// The most columns that are read, 4,096 by default.
  public var columnLimit: Int

  /// Collects the options.
  public init(
    delimiter: Delimiter? = nil, encoding: TextEncoding? = nil, mapping: FieldMapping = FieldMapping(),
    fieldLimit: Int = 1 << 20, rowLimit: Int = 1 << 22, columnLimit: Int = 4096
  ) {
    self.delimiter = delimiter
    self.encoding = encoding
    self.mapping = mapping
    self.fieldLimit = fieldLimit
    self.rowLimit = rowLimit
    self.columnLimit = columnLimit
  }
}
