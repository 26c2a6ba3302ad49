/// Writes protocol buffers' wire format.
struct ProtobufWriter {
  private(set) var bytes: [UInt8] = []

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  @inline(__always)
  mutating func varint(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Bytes that are fields already.
  mutating func append(_ fields: [UInt8]) { bytes.append(contentsOf: fields) }

  /// A field that is a number.
  mutating func field(_ number: UInt64, _ value: UInt64) {
    varint(number << 3)
    varint(value)
  }

  /// A field that is bytes, text or a message.
  mutating func field(_ number: UInt64, _ content: some Collection<UInt8>) {
    varint(number << 3 | 2)
    varint(UInt64(content.count))
    bytes.append(contentsOf: content)
  }

  /// A field of eight bytes.
  mutating func field(_ number: UInt64, double value: Double) {
    varint(number << 3 | 1)
    withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// A field that is a list of numbers, packed.
  mutating func field(_ number: UInt64, packed values: [UInt32]) {
    varint(number << 3 | 2)
    var length = 0
    for value in values { length += ProtobufWriter.length(of: value) }
    varint(UInt64(length))
    for value in values { varint(UInt64(value)) }
  }

  @inline(__always)
  private static func length(of value: UInt32) -> Int {
    value < 1 << 7 ? 1 : value < 1 << 14 ? 2 : value < 1 << 21 ? 3 : value < 1 << 28 ? 4 : 5
  }
}
