import Interchange

/// Whole lines out of bytes that come in pieces, in memory for a piece and a line.
struct LineGatherer: ~Copyable {
  /// Bytes that a line may have; what is longer is answered as a fault and dropped.
  static let longestLine = 1 << 20

  private var rest = ByteBuffer()
  private var line = 1
  /// Whether nothing has been handed over: a mark of the byte order may stand before the first line.
  private var isAtStart = true
  /// Whether what comes belongs to a line that was too long.
  private var isDropping = false

  /// Hands over the lines that a piece completes, with the number of the first; none where it completes none.
  /// - Parameter body: takes whole lines, or the start of one that is too long with the fault.
  mutating func take(
    _ piece: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>, Int, RowFault?) throws -> Void
  ) rethrows {
    var piece = piece
    if isDropping {
      guard let end = piece.firstIndex(of: UInt8(ascii: "\n")) else { return }
      piece = UnsafeBufferPointer(rebasing: piece[(end + 1)...])
      isDropping = false
      line += 1
    }
    rest.append(piece)
    if let last = rest.bytes.lastIndex(of: UInt8(ascii: "\n")) {
      let lines = UnsafeBufferPointer(rebasing: rest.bytes[...last])
      try body(withoutMark(lines), line, nil)
      line += RowChunks.lineFeeds(in: lines)
      rest.removeFirst(last + 1)
    }
    guard rest.count > LineGatherer.longestLine else { return }
    try body(UnsafeBufferPointer(rebasing: rest.bytes[..<64]), line, .tooLong(limit: LineGatherer.longestLine))
    rest.removeAll()
    isDropping = true
  }

  /// Hands over the last line, where it has no line feed.
  mutating func finish(_ body: (UnsafeBufferPointer<UInt8>, Int) throws -> Void) rethrows {
    guard rest.count > 0 else { return }
    try body(withoutMark(rest.bytes), line)
    rest.removeAll()
  }

  private mutating func withoutMark(_ lines: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    defer { isAtStart = false }
    let hasMark = isAtStart && lines.starts(with: [0xEF, 0xBB, 0xBF])
    return hasMark ? UnsafeBufferPointer(rebasing: lines.dropFirst(3)) : lines
  }
}
