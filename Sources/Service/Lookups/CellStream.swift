import Casework
import GeoTypes
import Grid
import Interchange
import NIOCore
import SpatialIndex

/// Binary points that come in pieces, answered with the numbers of their cells.
///
/// `Sendable` without a check by the compiler: one stream has it, and hands in one piece after the other.
final class CellStream: @unchecked Sendable {
  private let cells: CoverageIndex
  private var rest = NIOCore.ByteBuffer()
  private var isBegun = false
  private var expected: UInt64?
  private var done: UInt64 = 0
  private var positions: [LonLat] = []
  private var numbers: [UInt32] = []
  private static let stride = BinaryColumnHeader.Content.points.stride

  init(_ index: LocatorIndex) { cells = index.areas.cells }

  /// The answers to the points that a piece completes; the first are behind the header.
  /// - Throws: `InterchangeError` for a header that is none, and for more points than it says.
  func answer(_ piece: NIOCore.ByteBuffer) throws -> NIOCore.ByteBuffer {
    rest.writeImmutableBuffer(piece)
    var answers = NIOCore.ByteBuffer()
    if !isBegun {
      guard rest.readableBytes >= BinaryColumnHeader.byteCount else { return answers }
      try begin(&answers)
    }
    let count = rest.readableBytes / CellStream.stride
    guard count > 0 else { return answers }
    done += UInt64(count)
    if let expected, done > expected { throw CellStream.wrongCount(expected, "goes on behind them") }
    read(count)
    var found = numbers.mutableSpan
    cells.findCells(at: positions.span, into: &found, threads: 1)
    answers.reserveCapacity(minimumWritableBytes: count * 4)
    if UInt32(1).littleEndian != 1 { for place in numbers.indices { numbers[place] = numbers[place].littleEndian } }
    _ = numbers.withUnsafeBytes { answers.writeBytes($0) }
    rest.discardReadBytes()
    return answers
  }

  /// Nothing is left to answer. - Throws: `InterchangeError` where the stream breaks off.
  func finish() throws -> NIOCore.ByteBuffer {
    var answers = NIOCore.ByteBuffer()
    if !isBegun { try begin(&answers) }
    if let expected, done < expected { throw CellStream.wrongCount(expected, "ends after \(done)") }
    guard rest.readableBytes == 0 else {
      throw InterchangeError.malformed(
        file: "body", place: "byte \(BinaryColumnHeader.byteCount + Int(done) * CellStream.stride)",
        reason: "ends within a point", remedy: "send 16 bytes for each")
    }
    return answers
  }

  private func begin(_ answers: inout NIOCore.ByteBuffer) throws {
    let bytes = rest.readSlice(length: min(rest.readableBytes, BinaryColumnHeader.byteCount))?.readableBytesView
    let header = try BinaryColumnHeader(reading: Array(bytes ?? .init(.init())), expecting: .points, file: "body")
    expected = header.count
    isBegun = true
    answers.writeBytes(BinaryColumnHeader(.cellNumbers, count: header.count).bytes)
  }

  private func read(_ count: Int) {
    if positions.count != count {
      positions = Array(repeating: LonLat(0, 0), count: count)
      numbers = Array(repeating: 0, count: count)
    }
    rest.withUnsafeReadableBytes { bytes in
      for place in 0..<count {
        let x = bytes.loadUnaligned(fromByteOffset: place * CellStream.stride, as: UInt64.self)
        let y = bytes.loadUnaligned(fromByteOffset: place * CellStream.stride + 8, as: UInt64.self)
        positions[place] = LonLat(
          Double(bitPattern: UInt64(littleEndian: x)), Double(bitPattern: UInt64(littleEndian: y)))
      }
    }
    rest.moveReaderIndex(forwardBy: count * CellStream.stride)
  }

  private static func wrongCount(_ expected: UInt64, _ what: String) -> InterchangeError {
    .malformed(
      file: "body", place: "byte 8", reason: "says \(expected) points and \(what)",
      remedy: "write the right count, or all ones where it is not known")
  }
}
