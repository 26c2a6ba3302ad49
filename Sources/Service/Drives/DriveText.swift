import GeoTypes
import Interchange
import NIOCore

/// JSON as it grows, byte by byte: no value is made of it first.
struct DriveText: ~Copyable {
  private var buffer = Interchange.ByteBuffer(capacity: 1 << 12)

  /// The bytes as a body.
  var body: NIOCore.ByteBuffer { NIOCore.ByteBuffer(bytes: buffer.bytes) }

  /// How many bytes there are.
  var count: Int { buffer.count }

  mutating func removeAll() { buffer.removeAll() }

  @inline(__always)
  mutating func append(_ byte: UInt8) { buffer.append(byte) }

  @inline(__always)
  mutating func append(_ literal: StaticString) { buffer.append(literal) }

  mutating func append(_ number: Int) { buffer.append(decimal: Int64(number)) }

  mutating func append(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { buffer.append($0) } }

  /// A comma but before the first of a list.
  @inline(__always)
  mutating func separate(_ isFirst: inout Bool) {
    if !isFirst { buffer.append(UInt8(ascii: ",")) }
    isFirst = false
  }

  /// Thousandths as a decimal without zeros at its end: milliseconds as seconds, millimetres as metres.
  @inline(__always)
  mutating func append(thousandths number: Int64) { append(number, places: 3) }

  /// Metres to the millimetre.
  mutating func append(_ length: Meters) {
    let millimeters = (length.rawValue * 1000).rounded()
    append(thousandths: millimeters.isFinite && abs(millimeters) < 9e15 ? Int64(millimeters) : 0)
  }

  /// A position as `[longitude,latitude]`.
  mutating func append(_ vertex: Vertex) {
    buffer.append(UInt8(ascii: "["))
    append(Int64(vertex.x), places: 7)
    buffer.append(UInt8(ascii: ","))
    append(Int64(vertex.y), places: 7)
    buffer.append(UInt8(ascii: "]"))
  }

  private mutating func append(_ number: Int64, places: Int) {
    var unit: UInt64 = places == 3 ? 1000 : 10_000_000
    if number < 0 { buffer.append(UInt8(ascii: "-")) }
    buffer.append(decimal: Int64(number.magnitude / unit))
    var rest = number.magnitude % unit
    guard rest > 0 else { return }
    buffer.append(UInt8(ascii: "."))
    while rest > 0 {
      unit /= 10
      buffer.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / unit))
      rest %= unit
    }
  }

  /// A text in quotes.
  mutating func append(quoted text: String) {
    buffer.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        append(DriveText.escaped(byte))
      } else {
        buffer.append(byte)
      }
    }
    buffer.append(UInt8(ascii: "\""))
  }

  /// A text in quotes, with JSON's own signs escaped.
  static func quoted(_ text: String) -> [UInt8] {
    let quote = [UInt8(ascii: "\"")]
    return quote + text.utf8.flatMap(escaped) + quote
  }

  private static func escaped(_ byte: UInt8) -> [UInt8] {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return [UInt8(ascii: "\\"), byte]
    case 0..<0x20:
      let digits = Array("0123456789abcdef".utf8)
      return Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    default: return [byte]
    }
  }
}
