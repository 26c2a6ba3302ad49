public import Foundation
public import GeoTypes

/// Whole files of positions or cell numbers in memory, behind a ``BinaryColumnHeader``.
public enum BinaryPoints {
  /// The most that is read at once.
  private static let limit = 1 << 34

  /// Reads all positions of a file as they are, without a look at their range.
  /// - Throws: `InterchangeError` where the file is no such file, breaks off, or goes on behind its count.
  public static func read(_ url: URL) throws(InterchangeError) -> [LonLat] {
    let input = try InputFile(url)
    let bytes = try input.readAll(limit: limit, remedy: "split it into smaller files")
    let header = try BinaryColumnHeader(reading: bytes, expecting: .points, file: input.name)
    let stride = header.content.stride
    let body = bytes.count - BinaryColumnHeader.byteCount
    let count = header.count ?? UInt64(body / stride)
    guard body % stride == 0, count == UInt64(body / stride) else {
      throw .malformed(
        file: input.name, place: "byte 8",
        reason: "says \(count) points, but \(body) bytes follow, which is not 16 bytes for each",
        remedy: "write it again; it may have been cut off")
    }
    return bytes.withUnsafeBytes { raw in
      (0..<Int(count)).map { index in
        let at = BinaryColumnHeader.byteCount + index * stride
        return LonLat(double(raw, at), double(raw, at + 8))
      }
    }
  }

  private static func double(_ raw: UnsafeRawBufferPointer, _ offset: Int) -> Double {
    Double(bitPattern: UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
  }

  /// Writes positions with their count.
  /// - Throws: ``InterchangeError/unwritable(file:reason:remedy:)``.
  public static func write(_ positions: [LonLat], to sink: inout some ByteSink & ~Copyable) throws(InterchangeError) {
    try sink.write(BinaryColumnHeader(.points, count: UInt64(positions.count)).bytes)
    try write(positions, to: &sink) { position, bytes in
      withUnsafeBytes(of: position.longitude.bitPattern.littleEndian) { bytes += $0 }
      withUnsafeBytes(of: position.latitude.bitPattern.littleEndian) { bytes += $0 }
    }
  }

  /// Writes cell numbers with their count.
  /// - Throws: ``InterchangeError/unwritable(file:reason:remedy:)``.
  public static func write(cellNumbers: [UInt32], to sink: inout some ByteSink & ~Copyable) throws(InterchangeError) {
    try sink.write(BinaryColumnHeader(.cellNumbers, count: UInt64(cellNumbers.count)).bytes)
    try write(cellNumbers, to: &sink) { number, bytes in withUnsafeBytes(of: number.littleEndian) { bytes += $0 } }
  }

  /// Writes elements a piece at a time, so that the bytes of a large file never stand in memory at once.
  private static func write<Element>(
    _ elements: [Element], to sink: inout some ByteSink & ~Copyable, _ append: (Element, inout [UInt8]) -> Void
  ) throws(InterchangeError) {
    let piece = 1 << 16
    for start in stride(from: 0, to: elements.count, by: piece) {
      var bytes: [UInt8] = []
      for element in elements[start..<min(start + piece, elements.count)] { append(element, &bytes) }
      try sink.write(bytes)
    }
  }
}
