public import Foundation
public import GeoTypes

/// Reads binary points (``BinaryColumnHeader``) piece by piece in constant memory.
public struct BinaryPointStream: ~Copyable {
  /// The path as messages name it.
  public let file: String
  /// How many points the header promises; `nil`: as many as there are.
  public let count: UInt64?
  private let input: InputFile
  private var buffer = ByteBuffer(capacity: BinaryPointStream.piece)
  private var done: UInt64 = 0

  /// Bytes that are read at once.
  private static let piece = 1 << 20
  private static let stride = BinaryColumnHeader.Content.points.stride

  /// Opens a file.
  /// - Throws: ``InterchangeError``: unreadable, no such file, or, where the size is known, not as long as it says.
  public init(contentsOf url: URL) throws(InterchangeError) {
    let opened = try InputFile(url)
    var head = ByteBuffer(capacity: BinaryPointStream.piece)
    var isOver = false
    while head.count < BinaryColumnHeader.byteCount && !isOver {
      let before = head.count
      try opened.read(BinaryColumnHeader.byteCount - before, into: &head)
      isOver = head.count == before
    }
    let header = try BinaryColumnHeader(reading: head.bytes, expecting: .points, file: opened.name)
    if opened.isRegular {
      let body = UInt64(max(0, opened.byteCount - BinaryColumnHeader.byteCount))
      let (points, rest) = body.quotientAndRemainder(dividingBy: UInt64(BinaryPointStream.stride))
      guard rest == 0, header.count ?? points == points else {
        throw BinaryPointStream.wrongSize(opened.name, header.count, body)
      }
    }
    file = opened.name
    count = header.count
    input = opened
  }

  /// The size of the file, `nil` for a pipe.
  public var totalByteCount: Int? { input.isRegular ? input.byteCount : nil }

  /// Replaces the positions by the next ones, at most so many; `false` at the end.
  /// - Throws: ``InterchangeError`` when the file fails, breaks off, or goes on behind its count.
  public mutating func next(_ positions: inout [LonLat], limit: Int) throws(InterchangeError) -> Bool {
    let whole = try fill(limit: limit)
    guard whole > 0 else { return false }
    take(whole, &positions)
    return true
  }

  /// Fills a chunk with the bytes of the next positions; `false` at the end.
  /// - Throws: as ``next(_:limit:)``.
  public mutating func next(_ chunk: inout RowChunk) throws(InterchangeError) -> Bool {
    let byteCount = try fill(limit: .max) * BinaryPointStream.stride
    guard byteCount > 0 else { return false }
    chunk.bytes.removeAll()
    chunk.bytes.append(UnsafeBufferPointer(rebasing: buffer.bytes[..<byteCount]))
    buffer.removeFirst(byteCount)
    return true
  }

  /// Reads on, and tells how many whole positions there are.
  private mutating func fill(limit: Int) throws(InterchangeError) -> Int {
    let room = min(BinaryPointStream.piece, limit < 1 << 16 ? limit * BinaryPointStream.stride : .max)
    var isOver = false
    while buffer.count < room && !isOver {
      let before = buffer.count
      try input.read(room - before, into: &buffer)
      isOver = buffer.count == before
    }
    let whole = buffer.count / BinaryPointStream.stride
    done += UInt64(whole)
    let isCutOff = isOver && (buffer.count % BinaryPointStream.stride != 0 || count.map { $0 > done } ?? false)
    guard !isCutOff, count.map({ $0 >= done }) ?? true else {
      let body = (done - UInt64(whole)) * UInt64(BinaryPointStream.stride) + UInt64(buffer.count)
      throw BinaryPointStream.wrongSize(file, count, body)
    }
    return whole
  }

  private mutating func take(_ whole: Int, _ positions: inout [LonLat]) {
    let bytes = UnsafeRawBufferPointer(buffer.bytes)
    if positions.count != whole { positions = Array(repeating: LonLat(0, 0), count: whole) }
    for place in 0..<whole {
      let x = bytes.loadUnaligned(fromByteOffset: place * BinaryPointStream.stride, as: UInt64.self)
      let y = bytes.loadUnaligned(fromByteOffset: place * BinaryPointStream.stride + 8, as: UInt64.self)
      positions[place] = LonLat(
        Double(bitPattern: UInt64(littleEndian: x)), Double(bitPattern: UInt64(littleEndian: y)))
    }
    buffer.removeFirst(whole * BinaryPointStream.stride)
  }

  private static func wrongSize(_ file: String, _ count: UInt64?, _ body: UInt64) -> InterchangeError {
    .malformed(
      file: file, place: "byte 8",
      reason: count.map { "says \($0) points, but \(body) bytes follow, which is not 16 bytes for each" }
        ?? "ends within a point: \(body) bytes are not 16 for each",
      remedy: "write it again; it may have been cut off")
  }
}
