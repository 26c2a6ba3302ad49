/// Tells line breaks that end a row from those within quotes.
public struct QuoteScan {
  private enum State { case start, plain, quoted, closed, broken }

  private let delimiter: UInt8
  private var state = State.start
  /// Where the quote opened that is open.
  public private(set) var openedAt = 0

  /// Begins at the start of a row.
  public init(delimiter: UInt8) { self.delimiter = delimiter }

  /// Whether the last byte lies within quotes.
  public var isQuoted: Bool { state == .quoted }

  /// Takes a byte; `true` for one of a line break that ends a row.
  @inline(__always)
  public mutating func take(_ byte: UInt8, at place: Int) -> Bool {
    if state == .quoted {
      if byte == UInt8(ascii: "\"") { state = .closed }
      return false
    }
    switch byte {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      state = .start
      return true
    case UInt8(ascii: "\"") where state == .start:
      openedAt = place
      state = .quoted
    case UInt8(ascii: "\"") where state == .closed: state = .quoted
    case delimiter where state != .broken: state = .start
    default:
      // Behind a closing quote only a delimiter makes sense: the row is over at the end of its line.
      if state == .closed { state = .broken } else if state == .start { state = .plain }
    }
    return false
  }
}
