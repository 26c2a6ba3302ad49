internal import Foundation
internal import Glibc

/// Cuts a file into chunks of whole rows, in memory for one chunk and one row, so that others may take the chunks apart
/// at the same time. What is wrong with a row is no matter of this cut: the next row is found all the same.
public struct RowChunks: ~Copyable {
  /// How rows end.
  enum Grammar {
    /// At line breaks outside quotes.
    case csv(delimiter: UInt8)
    /// At line feeds.
    case lines
  }

  /// Bytes of a chunk, unless a row is longer.
  public static let usualSize = 1 << 20

  /// The file as messages name it.
  public let file: String
  private let input: InputFile
  private let grammar: Grammar
  private let fieldLimit: Int
  private let rowLimit: Int
  private let chunkSize: Int
  /// What was read and belongs to no chunk yet; it begins with a row.
  private var rest = ByteBuffer()
  private var line: Int
  private var isOver = false
  /// Bytes handed out so far.
  public private(set) var byteCount = 0

  init(
    _ input: consuming InputFile, grammar: Grammar, head: ArraySlice<UInt8>, firstLine: Int, fieldLimit: Int,
    rowLimit: Int, chunkSize: Int
  ) {
    file = input.name
    self.input = input
    self.grammar = grammar
    self.fieldLimit = fieldLimit
    self.rowLimit = rowLimit
    self.chunkSize = chunkSize
    line = firstLine
    head.withUnsafeBufferPointer { rest.append($0) }
  }

  /// The size of the file, `nil` for a pipe.
  public var totalByteCount: Int? { input.isRegular ? input.byteCount : nil }

  /// Fills a chunk with the next rows; `false` at the end.
  /// - Throws: ``InterchangeError`` when the file itself fails.
  public mutating func next(_ chunk: inout RowChunk) throws(InterchangeError) -> Bool {
    chunk.bytes.removeAll()
    chunk.fault = nil
    chunk.firstLine = line
    var wanted = chunkSize
    while true {
      try fill(to: wanted)
      guard rest.count > 0 else { return false }
      let cut = cut(rest.bytes)
      if cut.end > 0 {
        hand(cut.end, to: &chunk)
        return true
      }
      if let fault = cut.fault {
        chunk.firstLine += RowChunks.lineBreaks(in: UnsafeBufferPointer(rebasing: rest.bytes[..<cut.open]))
        hand(try endOfFirstLine(after: cut.open), to: &chunk)
        chunk.fault = fault
        return true
      }
      wanted = 2 * rest.count
    }
  }

  private mutating func hand(_ count: Int, to chunk: inout RowChunk) {
    let rows = UnsafeBufferPointer(rebasing: rest.bytes[..<count])
    chunk.bytes.append(rows)
    line += isOfLines ? RowChunks.lineFeeds(in: rows) : RowChunks.lineBreaks(in: rows)
    byteCount += count
    rest.removeFirst(count)
  }

  private mutating func fill(to wanted: Int) throws(InterchangeError) {
    while rest.count < wanted && !isOver {
      let before = rest.count
      try input.read(wanted - rest.count, into: &rest)
      if rest.count == before { isOver = true }
    }
  }

  /// Where the last whole row ends, 0 where none does; then perhaps why the first one never will, and where that shows.
  private func cut(_ bytes: UnsafeBufferPointer<UInt8>) -> (end: Int, fault: RowFault?, open: Int) {
    guard let start = bytes.baseAddress else { return (0, nil, 0) }
    if case .csv(let delimiter) = grammar, memchr(start, Int32(UInt8(ascii: "\"")), bytes.count) != nil {
      return cutQuoted(bytes, delimiter)
    }
    if isOver && bytes.count <= rowLimit { return (bytes.count, nil, 0) }
    if let last = bytes.lastIndex(of: UInt8(ascii: "\n")) { return (last + 1, nil, 0) }
    if case .csv = grammar, let last = bytes.dropLast().lastIndex(of: UInt8(ascii: "\r")) { return (last + 1, nil, 0) }
    if bytes.count > rowLimit { return (0, .tooLong(limit: rowLimit), 0) }
    return (isOver ? bytes.count : 0, nil, 0)
  }

  /// The same for a chunk with quotes: a line break within them ends no row.
  private func cutQuoted(
    _ bytes: UnsafeBufferPointer<UInt8>, _ delimiter: UInt8
  ) -> (end: Int, fault: RowFault?, open: Int) {
    var end = 0
    var scan = QuoteScan(delimiter: delimiter)
    for (place, byte) in bytes.enumerated() {
      guard scan.take(byte, at: place) else { continue }
      if byte == UInt8(ascii: "\r") {
        // Whether a line feed follows is not known at the end of what was read.
        if place + 1 == bytes.count && !isOver { break }
        if place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: "\n") { continue }
      }
      end = place + 1
    }
    if end > 0 && !(isOver && scan.isQuoted) { return (isOver ? bytes.count : end, nil, 0) }
    if end > 0 { return (end, nil, 0) }
    if scan.isQuoted && (isOver || bytes.count - scan.openedAt > fieldLimit) { return (0, .openQuote, scan.openedAt) }
    if bytes.count > rowLimit { return (0, .tooLong(limit: rowLimit), 0) }
    return (isOver ? bytes.count : 0, nil, 0)
  }

  /// Where the line ends in which a fault shows; what is too long is read on, and dropped but for its beginning.
  private mutating func endOfFirstLine(after place: Int) throws(InterchangeError) -> Int {
    var place = place
    while true {
      let bytes = rest.bytes
      while place < bytes.count {
        if bytes[place] == UInt8(ascii: "\n") { return place + 1 }
        if bytes[place] == UInt8(ascii: "\r"), case .csv = grammar, place + 1 < bytes.count {
          return bytes[place + 1] == UInt8(ascii: "\n") ? place + 2 : place + 1
        }
        place += 1
      }
      if isOver { return bytes.count }
      if rest.count > rowLimit {
        rest.truncate(to: 64)
        place = 64
      }
      try fill(to: rest.count + RowChunks.usualSize)
    }
  }

  private var isOfLines: Bool {
    if case .lines = grammar { true } else { false }
  }

  /// How many lines end in some bytes with LF, as all those of NDJSON do: CR is a blank there.
  public static func lineFeeds(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var feeds = 0
    for byte in bytes { feeds &+= byte == UInt8(ascii: "\n") ? 1 : 0 }
    return feeds
  }

  /// How many lines end in some bytes: with LF, CR or CRLF.
  public static func lineBreaks(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let feeds = lineFeeds(in: bytes)
    guard let start = bytes.baseAddress, memchr(start, Int32(UInt8(ascii: "\r")), bytes.count) != nil else {
      return feeds
    }
    var lone = 0
    for place in 0..<bytes.count where bytes[place] == UInt8(ascii: "\r") {
      if place + 1 == bytes.count || bytes[place + 1] != UInt8(ascii: "\n") { lone += 1 }
    }
    return feeds + lone
  }
}
