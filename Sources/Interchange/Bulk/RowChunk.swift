/// Whole rows of a file, to be taken apart by whoever works on them.
public struct RowChunk: ~Copyable {
  /// The rows, each with its line break but perhaps the last.
  public var bytes: ByteBuffer
  /// The line on which they begin, counted from 1.
  public internal(set) var firstLine = 1
  /// Why the rows are none, where one alone was set apart because it never ends.
  public internal(set) var fault: RowFault?

  /// An empty one to be filled.
  public init() { bytes = ByteBuffer(capacity: RowChunks.usualSize + 1 << 16) }

  /// Takes rows that come from no file in the place of its own.
  /// - Parameter fault: why they are none.
  public mutating func fill(_ rows: UnsafeBufferPointer<UInt8>, firstLine: Int, fault: RowFault? = nil) {
    bytes.removeAll()
    bytes.append(rows)
    self.firstLine = firstLine
    self.fault = fault
  }
}

/// Why a row cannot be told from the next.
public enum RowFault: Hashable, Sendable {
  /// A quote opens in it that is never closed, or not before a field would be too long.
  case openQuote
  /// It is longer than rows may be.
  case tooLong(limit: Int)

  /// The error as readers of rows tell it.
  public func error(file: String, line: Int) -> InterchangeError {
    switch self {
    case .openQuote:
      .malformed(
        file: file, place: "line \(line)", reason: "a quote opens here and is never closed",
        remedy: "close it, or double it where it belongs to the text")
    case .tooLong(let limit):
      .limitExceeded(
        file: file, place: "line \(line)", reason: "is longer than \(limit) bytes", remedy: "write one row to a line")
    }
  }
}
