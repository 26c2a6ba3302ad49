public import Casework
import Foundation
import GeoTypes
public import Interchange

/// Answers NDJSON points that come in pieces: the same lines as ``BulkLocator`` writes, in the same order, in memory for
/// a piece and a line.
///
/// `Sendable` without a check by the compiler: one stream has it, and hands in one piece after the other.
public final class PointLines: @unchecked Sendable {
  private var worker: BulkWorker
  private var gatherer = LineGatherer()

  /// - Parameters:
  ///   - layout: what answers consist of.
  ///   - inputCRS: the frame of points that name none.
  ///   - level: the vertical order of the roads asked for by points that do not say.
  /// - Throws: ``ImportError``, `LocatorError`.
  public init(_ layout: AnswerLayout, inputCRS: String, level: Int? = nil) throws {
    var options = BulkLocator.Options()
    options.level = level
    let input = try PointInput(URL(fileURLWithPath: "body"), format: .ndjson, inputCRS: inputCRS, map: nil)
    worker = try BulkWorker.make(BulkLocator(layout.index, options: options), input, .ndjson(path: "body"), layout)
  }

  /// Hands over the answers to the lines that a piece completes.
  /// - Throws: what the body throws.
  public func answer(
    _ piece: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) throws -> Void
  ) throws {
    try gatherer.take(piece) { lines, first, fault in
      worker.chunk.fill(lines, firstLine: first, fault: fault)
      try worker.work(limit: .max)
      try body(worker.output.bytes)
    }
  }

  /// Hands over the answer to the last line, where it has no line feed.
  public func finish(_ body: (UnsafeBufferPointer<UInt8>) throws -> Void) throws {
    try gatherer.finish { lines, first in
      worker.chunk.fill(lines, firstLine: first)
      try worker.work(limit: .max)
      try body(worker.output.bytes)
    }
  }
}
