/// Where a writer puts its bytes: a file that appears when it is complete, standard output, or memory.
public protocol ByteSink: ~Copyable {
  /// Takes more bytes.
  /// - Throws: ``InterchangeError/unwritable(file:reason:remedy:)``.
  mutating func write(_ bytes: [UInt8]) throws(InterchangeError)
}

extension ByteSink where Self: ~Copyable {
  /// Takes text as UTF-8.
  /// - Throws: ``InterchangeError/unwritable(file:reason:remedy:)``.
  public mutating func write(_ text: String) throws(InterchangeError) {
    try write(Array(text.utf8))
  }
}

/// A sink that keeps what it is given.
public struct MemorySink: ByteSink, Sendable {
  /// All bytes so far.
  public private(set) var bytes: [UInt8] = []

  /// An empty one.
  public init() {}

  /// Appends the bytes. Never throws.
  public mutating func write(_ more: [UInt8]) throws(InterchangeError) { bytes += more }

  /// The bytes as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}
