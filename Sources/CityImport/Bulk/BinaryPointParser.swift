import GeoTypes
import Interchange

/// Reads binary points of a chunk. For one thread at a time.
final class BinaryPointParser {
  /// `nil` where positions are in the city's frame.
  private let frame: RowFrame?
  private static let stride = BinaryColumnHeader.Content.points.stride

  init(_ rows: PointRowReader, hasFrame: Bool) { frame = hasFrame ? RowFrame(rows) : nil }

  /// Reads the positions; those without a place in the city's frame become none.
  func parse(_ chunk: borrowing RowChunk, into block: inout PointBlock) {
    let bytes = UnsafeRawBufferPointer(chunk.bytes.bytes)
    for place in 0..<bytes.count / BinaryPointParser.stride {
      let x = BinaryPointParser.number(bytes, place * BinaryPointParser.stride)
      let y = BinaryPointParser.number(bytes, place * BinaryPointParser.stride + 8)
      var position = LonLat(x, y)
      if let frame {
        let none = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
        position = frame.position(x, y, named: none) ?? LonLat(.nan, .nan)
      }
      block.append(position, PointBlock.Head(), level: nil)
    }
  }

  private static func number(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Double {
    Double(bitPattern: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
  }
}
