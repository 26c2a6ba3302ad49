import Casework
public import Foundation
import GeoTypes
import Grid
import Interchange
import SpatialIndex

extension BulkLocator {
  /// Answers binary points with binary cell numbers; positions that are none are in no cell.
  /// - Parameters:
  ///   - progress: told now and then how far it is, by one thread at a time.
  ///   - write: takes the bytes, header first, one piece after the other.
  /// - Throws: `InterchangeError` for a header that is none, and for a file shorter or longer than its header says;
  ///   what `write` throws.
  public func answerCells(
    _ url: URL, progress: @Sendable (Progress) -> Void,
    write: @Sendable (UnsafeBufferPointer<UInt8>) throws -> Void
  ) throws -> Progress {
    let source = url.lastPathComponent == "-" ? URL(fileURLWithPath: "/dev/stdin") : url
    let points = try BinaryPointStream(contentsOf: source)
    let count = options.first.map { UInt64($0) }.map { first in points.count.map { min(first, $0) } ?? first }
    let header = BinaryColumnHeader(.cellNumbers, count: count ?? points.count)
    try header.bytes.withUnsafeBufferPointer(write)
    let frame = try BinaryFrame(options.inputCRS, file: points.file)
    var stream = points
    var done = Progress()
    done.totalBytes = stream.totalByteCount ?? 0
    var clock = ProcessorClock()
    var block = BinaryBlock()
    var left = options.first ?? .max
    while left > 0, try stream.next(&block.positions, limit: left) {
      done.timings.reading += clock.lap()
      if let frame { frame.convert(&block.positions) }
      done.inGrid += block.locate(in: index, threads: options.threads)
      done.timings.locating += clock.lap()
      try block.write(write)
      done.timings.writing += clock.lap()
      done.points += block.positions.count
      left -= block.positions.count
      done.bytesRead = BinaryColumnHeader.byteCount + done.points * BinaryColumnHeader.Content.points.stride
      progress(done)
    }
    return done
  }
}

/// Positions of a piece of the input and their cells.
private struct BinaryBlock {
  var positions: [LonLat] = []
  private var cells: [UInt32] = []

  /// Finds the cells, and tells how many positions have one.
  mutating func locate(in index: LocatorIndex, threads: Int) -> Int {
    if cells.count != positions.count { cells = Array(repeating: 0, count: positions.count) }
    let positions = positions
    var found = cells.mutableSpan
    index.areas.cells.findCells(at: positions.span, into: &found, threads: threads)
    var inGrid = 0
    for cell in cells { inGrid &+= cell == AreaNumbers.none ? 0 : 1 }
    return inGrid
  }

  func write(_ write: (UnsafeBufferPointer<UInt8>) throws -> Void) throws {
    let ordered = UInt32(1).littleEndian == 1 ? cells : cells.map(\.littleEndian)
    try ordered.withUnsafeBytes { try write($0.assumingMemoryBound(to: UInt8.self)) }
  }
}

/// Another frame than the city's own.
private struct BinaryFrame {
  private let holder: FrameReaders.Holder

  /// `nil` where positions are in the city's frame.
  init?(_ name: String?, file: String) throws {
    guard let name else { return nil }
    holder = try FrameReaders(file: file, fallback: name).reader(nil)
  }

  /// Puts positions into the city's frame; those without a place in it become none.
  func convert(_ positions: inout [LonLat]) {
    for place in positions.indices {
      let given = positions[place]
      let position = try? holder.lonLat(RawPosition(given.longitude, given.latitude))
      positions[place] = position ?? LonLat(.nan, .nan)
    }
  }
}
