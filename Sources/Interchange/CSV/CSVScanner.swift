/// Cuts a stream of bytes into the rows and fields of RFC 4180, in memory for one row.
///
/// Works on bytes for UTF-8 and GB18030 alike: no byte of a longer character of either is a quote, a line break or one
/// of the delimiters.
struct CSVScanner: ~Copyable {
  /// The bytes of the fields of the row, without quotes, one after the other.
  private(set) var bytes: [UInt8] = []
  /// Where each field ends in `bytes`.
  private(set) var ends: [Int] = []
  /// The line on which the row begins, counted from 1.
  private(set) var line = 1

  private enum State { case start, plain, quoted, closed, broken }

  private let file: InputFile
  private let options: CSVOptions
  private var buffer: [UInt8] = []
  private var cursor = 0
  private var currentLine = 1
  private var openedOn = 1
  private var brokenOn = 1
  private var state = State.start
  private var lastWasReturn = false

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let chunk = 1 << 16

  /// Takes a file over; `head` are bytes of it that were read before.
  init(_ file: consuming InputFile, head: [UInt8], options: CSVOptions) {
    self.file = file
    self.options = options
    buffer = head
  }

  /// The path as messages name it.
  var name: String { file.name }

  /// The rows from the next one on, in chunks.
  consuming func rowChunks(delimiter: UInt8, of size: Int) throws(InterchangeError) -> RowChunks {
    if cursor == buffer.count { _ = try refill() }
    // The line feed behind the carriage return that ended the last row.
    if lastWasReturn, cursor < buffer.count, buffer[cursor] == Self.lineFeed { cursor += 1 }
    let (rest, line, options) = (buffer[cursor...], currentLine, options)
    return RowChunks(
      file, grammar: .csv(delimiter: delimiter), head: rest, firstLine: line, fieldLimit: options.fieldLimit,
      rowLimit: options.rowLimit, chunkSize: size)
  }

  /// The bytes of a field.
  func field(_ index: Int) -> ArraySlice<UInt8> {
    bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  /// The bytes of all fields from one on.
  func field(from index: Int) -> ArraySlice<UInt8> {
    bytes[(index == 0 ? 0 : ends[index - 1])...]
  }

  /// Reads the next row that is not an empty line; `false` at the end.
  /// - Throws: ``InterchangeError``; after it the scanner stands at the end.
  mutating func next(delimiter: UInt8) throws(InterchangeError) -> Bool {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    state = .start
    line = currentLine
    while true {
      guard cursor < buffer.count else {
        if try refill() { continue }
        return try finish()
      }
      let byte = buffer[cursor]
      cursor += 1
      if byte == Self.lineFeed && lastWasReturn && state != .quoted {
        lastWasReturn = false
        continue
      }
      if byte == Self.lineFeed || (byte == Self.carriageReturn) { countLine(byte) } else { lastWasReturn = false }
      if try take(byte, delimiter) { return true }
    }
  }

  /// Counts a line once, whether it ends in LF, CR or CRLF.
  private mutating func countLine(_ byte: UInt8) {
    if byte == Self.carriageReturn || !lastWasReturn { currentLine += 1 }
    lastWasReturn = byte == Self.carriageReturn
  }

  /// Takes one byte; `true` when it ends a row.
  private mutating func take(_ byte: UInt8, _ delimiter: UInt8) throws(InterchangeError) -> Bool {
    switch (state, byte) {
    case (.broken, Self.lineFeed), (.broken, Self.carriageReturn): throw broken()
    case (.broken, _): break
    case (.quoted, Self.quote): state = .closed
    case (.quoted, _): try append(byte)
    case (.start, Self.quote):
      openedOn = currentLine
      state = .quoted
    case (.closed, Self.quote):
      try append(byte)
      state = .quoted
    case (_, delimiter): try endField()
    case (_, Self.lineFeed), (_, Self.carriageReturn): return try endRow()
    case (.closed, _):
      // The row is over at the end of its line.
      state = .broken
      brokenOn = currentLine
    default:
      state = .plain
      try append(byte)
    }
    return false
  }

  private func broken() -> InterchangeError {
    .malformed(
      file: name, place: "line \(brokenOn)", reason: "text follows the closing quote of a field",
      remedy: "double the quotes that belong to the text")
  }

  private mutating func append(_ byte: UInt8) throws(InterchangeError) {
    bytes.append(byte)
    guard bytes.count - (ends.last ?? 0) <= options.fieldLimit, bytes.count <= options.rowLimit else {
      let isField = bytes.count - (ends.last ?? 0) > options.fieldLimit
      let limit = isField ? options.fieldLimit : options.rowLimit
      let hint = state == .quoted ? "; the quote of line \(openedOn) may never be closed" : ""
      throw .limitExceeded(
        file: name, place: "line \(line)",
        reason: "the \(isField ? "field" : "row") is longer than \(limit) bytes\(hint)",
        remedy: "check the quotes of that row")
    }
  }

  private mutating func endField() throws(InterchangeError) {
    ends.append(bytes.count)
    state = .start
    guard ends.count < options.columnLimit else {
      throw .limitExceeded(
        file: name, place: "line \(line)", reason: "has more than \(options.columnLimit) fields",
        remedy: "check that the file is CSV")
    }
  }

  /// Ends a row; an empty line is none.
  private mutating func endRow() throws(InterchangeError) -> Bool {
    if ends.isEmpty, bytes.isEmpty, state == .start {
      line = currentLine
      return false
    }
    try endField()
    return true
  }

  private mutating func finish() throws(InterchangeError) -> Bool {
    if state == .broken {
      state = .start
      throw broken()
    }
    guard state != .quoted else {
      state = .start
      throw .malformed(
        file: name, place: "line \(openedOn)", reason: "a quote opens here and is never closed",
        remedy: "close it, or double it where it belongs to the text")
    }
    return try endRow()
  }

  private mutating func refill() throws(InterchangeError) -> Bool {
    buffer.removeAll(keepingCapacity: true)
    cursor = 0
    return try file.read(Self.chunk, appendingTo: &buffer)
  }
}
