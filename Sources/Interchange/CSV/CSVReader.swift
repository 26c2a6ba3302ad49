public import Foundation

/// Reads CSV (RFC 4180) row by row in constant memory, with a header line first.
///
/// Quoted fields with line breaks, CRLF, LF or CR, comma, semicolon or tab, UTF-8 with or without a byte-order mark and
/// GB18030. A file of a disk is read twice, first to tell its encoding; of a pipe only the first 256 KiB tell.
public struct CSVReader: ~Copyable {
  /// How its rows are laid out.
  public let format: CSVRowFormat
  /// What stood out in the header.
  private let openingWarnings: [String]

  private var scanner: CSVScanner
  private let decoder: CSVFieldDecoder
  private var widened: (first: Int, count: Int) = (0, 0)

  /// Opens a file and reads its header.
  /// - Throws: ``InterchangeError``, also when a column of the mapping is missing.
  public init(contentsOf url: URL, options: CSVOptions = CSVOptions()) throws(InterchangeError) {
    let opening = try CSVOpening(url, options)
    let decoder = try CSVFieldDecoder(opening.encoding, file: url.path)
    let (encoding, delimiter, head) = (opening.encoding, opening.delimiter, opening.head)
    var warnings = opening.warnings
    var scanner = CSVScanner(Self.file(of: opening), head: head, options: options)
    let columns = try Self.header(&scanner, decoder, delimiter, &warnings)
    format = CSVRowFormat(
      file: url.path, columns: columns, lookup: try options.mapping.lookup(in: columns, file: url.path),
      encoding: encoding, delimiter: delimiter)
    self.decoder = decoder
    self.scanner = scanner
    openingWarnings = warnings
  }

  /// The names of the columns.
  public var columns: [String] { format.columns }
  /// Where the fields stand among the columns.
  public var lookup: FieldLookup { format.lookup }
  /// The encoding that is used.
  public var encoding: TextEncoding { format.encoding }

  /// What was odd so far but could be read, one sentence each.
  public var warnings: [String] {
    guard widened.count > 0 else { return openingWarnings }
    return openingWarnings + [
      "\(widened.count) rows have empty fields beyond the last column, line \(widened.first) first; they are left out"
    ]
  }

  /// The next row, `nil` at the end. Empty lines are passed over.
  ///
  /// After a row of the wrong length or in the wrong encoding reading may go on with the next one; after other errors
  /// there is no next.
  /// - Throws: ``InterchangeError``, naming the line.
  public mutating func next() throws(InterchangeError) -> CSVRow? {
    guard try scanner.next(delimiter: format.delimiter) else { return nil }
    let line = scanner.line
    let count = scanner.ends.count
    if count != columns.count {
      let hasMore = count > columns.count && !scanner.field(from: columns.count).isEmpty
      guard count > columns.count, !hasMore else { throw format.wrongCount(count, line: line) }
      widened = (widened.count == 0 ? line : widened.first, widened.count + 1)
    }
    var fields: [String] = []
    fields.reserveCapacity(columns.count)
    for index in columns.indices {
      fields.append(try decoder.text(scanner.field(index), file: scanner.name, line: line))
    }
    return CSVRow(line: line, fields: fields)
  }

  /// The rows from the next one on, in chunks of about so many bytes; see ``RowChunks``.
  /// - Throws: ``InterchangeError`` when the file itself fails.
  public consuming func rowChunks(of size: Int = RowChunks.usualSize) throws(InterchangeError) -> RowChunks {
    let delimiter = format.delimiter
    return try scanner.rowChunks(delimiter: delimiter, of: size)
  }

  private static func file(of opening: consuming CSVOpening) -> InputFile { opening.file }

  private static func header(
    _ scanner: inout CSVScanner, _ decoder: borrowing CSVFieldDecoder, _ delimiter: UInt8, _ warnings: inout [String]
  ) throws(InterchangeError) -> [String] {
    guard try scanner.next(delimiter: delimiter) else { throw InputFile.empty(scanner.name) }
    var columns: [String] = []
    for index in scanner.ends.indices {
      let name = try decoder.text(scanner.field(index), file: scanner.name, line: scanner.line).trimmingBlanks
      columns.append(name.isEmpty ? "column \(index + 1)" : name)
      if name.isEmpty { warnings.append("column \(index + 1) has no name in the header") }
    }
    var seen: [String: Int] = [:]
    for (index, name) in columns.enumerated() {
      if let first = seen.updateValue(index, forKey: name) {
        throw .malformed(
          file: scanner.name, place: "line \(scanner.line)",
          reason: "columns \(first + 1) and \(index + 1) are both named \(name)", remedy: "rename one of them")
      }
    }
    return columns
  }
}
