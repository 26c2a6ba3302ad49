/// Gathers lines of data and hands them to standard output in large pieces.
struct OutputBuffer: ~Copyable {
  private var bytes: [UInt8] = []
  private let capacity = 1 << 16

  init() { bytes.reserveCapacity(capacity + 4096) }

  /// Adds a line.
  mutating func line(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    bytes.append(UInt8(ascii: "\n"))
    if bytes.count >= capacity { flush() }
  }

  /// Writes what has gathered.
  mutating func flush() {
    bytes.withUnsafeBufferPointer { Console.write($0) }
    bytes.removeAll(keepingCapacity: true)
  }

  deinit {
    if !bytes.isEmpty { bytes.withUnsafeBufferPointer { Console.write($0) } }
  }
}
