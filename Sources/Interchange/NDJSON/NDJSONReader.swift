public import Foundation

/// Reads newline-delimited JSON line by line in constant memory; a bad line is an error value, and the next ones
/// still come.
public struct NDJSONReader: ~Copyable {
  private let file: InputFile
  private let decoder: NDJSONLineDecoder
  private var buffer: [UInt8] = []
  private var cursor = 0
  private var number = 0
  private var isOver = false
  private let lineLimit: Int

  /// Opens a file.
  /// - Parameter lineLimit: the longest line in bytes that is read, 16 MiB by default.
  /// - Throws: ``InterchangeError/unreadable(file:reason:remedy:)``.
  public init(contentsOf url: URL, lineLimit: Int = 1 << 24) throws(InterchangeError) {
    file = try InputFile(url)
    decoder = NDJSONLineDecoder(file: file.name)
    self.lineLimit = lineLimit
  }

  /// The next line that is not blank, `nil` at the end.
  /// - Throws: ``InterchangeError`` only when the file itself fails.
  public mutating func next() throws(InterchangeError) -> NDJSONLine? {
    while !isOver {
      let line = try nextLine()
      if number == 1, let refusal = FileSignature.refusal(line.bytes, file: file.name, wanted: "NDJSON") {
        throw refusal
      }
      if line.isTooLong {
        return NDJSONLine(
          number: number,
          value: .failure(
            .limitExceeded(
              file: file.name, place: "line \(number)", reason: "is longer than \(lineLimit) bytes",
              remedy: "write one object to a line")))
      }
      if let read = decoder.line(line.bytes, number: number) { return read }
    }
    return nil
  }

  /// The lines in chunks of about so many bytes, from the first one on; see ``RowChunks``.
  /// - Throws: ``InterchangeError`` when the file is plainly something else, or itself fails.
  public consuming func rowChunks(of size: Int = RowChunks.usualSize) throws(InterchangeError) -> RowChunks {
    var head: [UInt8] = []
    while head.count < 64, try file.read(64, appendingTo: &head) {}
    if let refusal = FileSignature.refusal(head, file: file.name, wanted: "NDJSON") { throw refusal }
    let (rest, limit) = (head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...], lineLimit)
    return RowChunks(
      file, grammar: .lines, head: rest, firstLine: 1, fieldLimit: limit, rowLimit: limit, chunkSize: size)
  }

  /// The bytes up to the next line feed; of a line that is too long none are kept.
  private mutating func nextLine() throws(InterchangeError) -> (bytes: [UInt8], isTooLong: Bool) {
    number += 1
    var line: [UInt8] = []
    var isTooLong = false
    while true {
      let end = buffer[cursor...].firstIndex(of: UInt8(ascii: "\n"))
      if !isTooLong { line += buffer[cursor..<(end ?? buffer.count)] }
      if line.count > lineLimit { (line, isTooLong) = ([], true) }
      if let end {
        cursor = end + 1
        break
      }
      buffer.removeAll(keepingCapacity: true)
      cursor = 0
      guard try file.read(1 << 16, appendingTo: &buffer) else {
        isOver = true
        break
      }
    }
    if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
    return (line, isTooLong)
  }
}
