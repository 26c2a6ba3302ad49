public import GeoTypes

/// Reads single rows of CSV from memory, as ``CSVReader`` reads them from its file. For one thread at a time.
public final class CSVRowDecoder {
  private let format: CSVRowFormat
  private let decoder: CSVFieldDecoder

  /// A decoder for rows of a format.
  /// - Throws: `unreadable` where the system cannot convert the encoding.
  public init(_ format: CSVRowFormat) throws(InterchangeError) {
    self.format = format
    decoder = try CSVFieldDecoder(format.encoding, file: format.file)
  }

  /// A row as a feature.
  /// - Parameters:
  ///   - bytes: the row, with or without its line break.
  ///   - line: the line on which it begins.
  /// - Throws: ``InterchangeError``, naming the line.
  public func feature(of bytes: UnsafeBufferPointer<UInt8>, line: Int) throws(InterchangeError) -> FeatureRecord {
    let parts = try fields(of: bytes, line: line)
    let count = format.columns.count
    if parts.count != count {
      guard parts.count > count, parts[count...].allSatisfy(\.isEmpty) else {
        throw format.wrongCount(parts.count, line: line)
      }
    }
    var texts: [String] = []
    texts.reserveCapacity(count)
    for part in parts.prefix(count) { texts.append(try decoder.text(part[...], file: format.file, line: line)) }
    return try format.feature(CSVRow(line: line, fields: texts))
  }

  /// The fields of a row, without quotes.
  private func fields(of bytes: UnsafeBufferPointer<UInt8>, line: Int) throws(InterchangeError) -> [[UInt8]] {
    var fields: [[UInt8]] = []
    var field: [UInt8] = []
    var (isQuoted, isClosed) = (false, false)
    for (place, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "\"") where isQuoted: (isQuoted, isClosed) = (false, true)
      case _ where isQuoted: field.append(byte)
      case UInt8(ascii: "\"") where isClosed:
        field.append(byte)
        (isQuoted, isClosed) = (true, false)
      case UInt8(ascii: "\"") where field.isEmpty: isQuoted = true
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): break
      case format.delimiter:
        fields.append(field)
        field.removeAll(keepingCapacity: true)
        isClosed = false
      case _ where isClosed:
        let before = UnsafeBufferPointer(rebasing: bytes[..<place])
        throw .malformed(
          file: format.file, place: "line \(line + RowChunks.lineBreaks(in: before))",
          reason: "text follows the closing quote of a field", remedy: "double the quotes that belong to the text")
      default: field.append(byte)
      }
    }
    return fields + [field]
  }
}
