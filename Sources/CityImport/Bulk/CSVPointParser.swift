import GeoTypes
import Interchange

/// Reads points of CSV in place, row by row, and hands what is out of the ordinary to the reader that takes its time,
/// so that both give the same rows. For one thread at a time.
final class CSVPointParser {
  private let format: CSVRowFormat
  private let decoder: CSVRowDecoder
  private let rows: PointRowReader
  private let frame: RowFrame
  private let columnCount: Int
  /// The columns of longitude, latitude, identifier, level and frame; beyond the last one where there is none.
  private let longitude: Int
  private let latitude: Int
  private let id: Int
  private let level: Int
  private let crs: Int
  /// Whether bytes beyond ASCII may be handed on.
  private let isUTF8: Bool
  /// Where the fields of the row end.
  private let ends: UnsafeMutableBufferPointer<Int>

  init(_ format: CSVRowFormat, _ decoder: CSVRowDecoder, _ rows: PointRowReader) {
    self.format = format
    self.rows = rows
    self.decoder = decoder
    frame = RowFrame(rows)
    columnCount = format.columns.count
    longitude = format.column(.longitude) ?? columnCount
    latitude = format.column(.latitude) ?? columnCount
    id = format.column(.id) ?? columnCount
    level = format.column(.layer) ?? columnCount
    crs = format.column(.crs) ?? columnCount
    isUTF8 = format.encoding == .utf8
    ends = .allocate(capacity: columnCount + 1)
    ends.initialize(repeating: 0)
  }

  deinit { ends.deallocate() }

  /// Reads the rows of a chunk.
  /// - Throws: what ends the whole file.
  func parse(_ chunk: borrowing RowChunk, into block: inout PointBlock) throws {
    if let fault = chunk.fault {
      let error = fault.error(file: format.file, line: chunk.firstLine)
      block.append(odd: PointRowReader.fault("line \(chunk.firstLine)", "\(error)"))
      return
    }
    let bytes = chunk.bytes.bytes
    var line = chunk.firstLine
    var start = 0
    while start < bytes.count {
      let row = scan(bytes, from: start)
      let isBlank = row.end == start && row.isPlain
      if !isBlank && !(row.isPlain && append(bytes, start, row, to: &block)) {
        let whole = UnsafeBufferPointer(rebasing: bytes[start..<row.end])
        let place = line
        block.append(
          odd: try rows.row(format) { () throws(InterchangeError) in try decoder.feature(of: whole, line: place) })
      }
      line += row.lines
      start = row.next
    }
  }

  /// A row as it was walked through.
  private struct Walk {
    /// Where it ends, and where the next one starts.
    var end: Int
    var next: Int
    /// How many lines it takes.
    var lines = 1
    var fieldCount = 0
    /// Whether there are no quotes in it.
    var isPlain = true
    var isASCII = true
  }

  /// Finds the fields of the row at a place.
  @inline(__always)
  private func scan(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Walk {
    let (delimiter, limit) = (format.delimiter, ends.count)
    var place = start
    var walk = Walk(end: bytes.count, next: bytes.count)
    var seen: UInt8 = 0
    while place < bytes.count {
      let byte = bytes[place]
      seen |= byte
      if byte == delimiter {
        if walk.fieldCount < limit { ends[walk.fieldCount] = place }
        walk.fieldCount += 1
      } else if byte <= UInt8(ascii: "\"") {
        if byte == UInt8(ascii: "\"") { return scanQuoted(bytes, from: start) }
        if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
          (walk.end, walk.next) = (place, CSVPointParser.next(bytes, after: place))
          break
        }
      }
      place += 1
    }
    if walk.fieldCount < limit { ends[walk.fieldCount] = walk.end }
    walk.fieldCount += 1
    walk.isASCII = seen < 0x80
    return walk
  }

  private static func next(_ bytes: UnsafeBufferPointer<UInt8>, after place: Int) -> Int {
    let isPair = bytes[place] == UInt8(ascii: "\r") && place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: "\n")
    return place + (isPair ? 2 : 1)
  }

  /// Finds the end of a row with quotes.
  private func scanQuoted(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Walk {
    var walk = Walk(end: bytes.count, next: bytes.count, isPlain: false)
    var scan = QuoteScan(delimiter: format.delimiter)
    for place in start..<bytes.count where scan.take(bytes[place], at: place) {
      (walk.end, walk.next) = (place, CSVPointParser.next(bytes, after: place))
      break
    }
    walk.lines = RowChunks.lineBreaks(in: UnsafeBufferPointer(rebasing: bytes[start..<walk.next]))
    return walk
  }

  private func field(_ column: Int, _ start: Int) -> Range<Int> {
    (column == 0 ? start : ends[column - 1] + 1)..<ends[column]
  }

  /// Adds a row if it can be read in place.
  @inline(__always)
  private func append(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ walk: Walk, to block: inout PointBlock
  ) -> Bool {
    guard walk.fieldCount == columnCount else { return false }
    if !walk.isASCII {
      guard isUTF8, UTF8Check.isValid(UnsafeBufferPointer(rebasing: bytes[start..<walk.end])) else { return false }
    }
    func text(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[range]) }
    let (xRange, yRange) = (field(longitude, start), field(latitude, start))
    guard let x = ExactDecimal(text(xRange)), let y = ExactDecimal(text(yRange)) else { return false }
    let name = crs < columnCount ? field(crs, start) : 0..<0
    guard let position = frame.position(x.value, y.value, named: text(name)) else { return false }
    var head = PointBlock.Head()
    if x.isShortest && position.longitude == x.value { head.longitude = .init(xRange) }
    if y.isShortest && position.latitude == y.value { head.latitude = .init(yRange) }
    if id < columnCount {
      let range = field(id, start)
      guard PlainText.isPlain(text(range)) else { return false }
      head.id = .init(range)
    }
    var asked: Int?
    if level < columnCount {
      let range = field(level, start)
      if !range.isEmpty {
        asked = PlainText.integer(text(range))
        if asked == nil { return false }
      }
    }
    block.append(position, head, level: asked)
    return true
  }
}
