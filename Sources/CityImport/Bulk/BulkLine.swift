import Foundation
import Interchange

/// The one line at which threads take chunks and hand in answers: chunks are read one after the other, and answers
/// written in the order of their chunks.
///
/// `Sendable` without a check by the compiler: the chunks are only touched by who holds `readLock`, the rest by who
/// holds `condition`.
final class BulkLine: @unchecked Sendable {
  /// How rows are taken apart.
  let source: BulkWorker.Source
  private let readLock = NSLock()
  private let condition = NSCondition()
  /// One of the two.
  private var chunks: RowChunks?
  private var points: BinaryPointStream?
  private var chunkCount = 0
  private var readSeconds = 0.0
  /// Points still to be answered; only where they are limited, and then one thread works.
  private var left: Int?
  private var turn = 0
  private var total = BulkLocator.Progress()
  private var failure: (any Error)?

  init(_ input: PointInput, limit: Int?, chunkSize: Int) throws {
    left = limit
    switch input.format {
    case .csv:
      let reader = try input.csvReader()
      source = .csv(reader.format)
      chunks = try reader.rowChunks(of: chunkSize)
    case .ndjson:
      source = .ndjson(path: input.source.path)
      chunks = try NDJSONReader(contentsOf: input.source).rowChunks(of: chunkSize)
    }
    total.totalBytes = chunks?.totalByteCount ?? 0
  }

  /// Binary points, in another frame than the city's where one is named.
  init(points: consuming BinaryPointStream, hasFrame: Bool, limit: Int?) {
    left = limit
    source = .binary(hasFrame: hasFrame)
    total.totalBytes = points.totalByteCount ?? 0
    self.points = .some(consume points)
  }

  /// Works on chunks until there are none.
  func run(
    _ worker: inout BulkWorker, progress: (BulkLocator.Progress) -> Void,
    write: (UnsafeBufferPointer<UInt8>) throws -> Void
  ) throws {
    while let number = try take(&worker) {
      let work = Result { try worker.work(limit: left ?? .max) }
      condition.lock()
      defer { condition.unlock() }
      while turn != number && failure == nil { condition.wait() }
      if failure != nil { return }
      try work.get()
      var clock = ProcessorClock()
      try write(worker.output.bytes)
      total.timings.writing += clock.lap()
      total.add(worker.done)
      if let before = left { left = before - worker.done.points }
      progress(total)
      turn += 1
      condition.broadcast()
    }
  }

  /// The number of the next chunk, `nil` at the end.
  private func take(_ worker: inout BulkWorker) throws -> Int? {
    readLock.lock()
    defer { readLock.unlock() }
    var clock = ProcessorClock()
    guard left ?? 1 > 0, !hasFailed, try fill(&worker.chunk) else { return nil }
    readSeconds += clock.lap()
    chunkCount += 1
    return chunkCount - 1
  }

  private func fill(_ chunk: inout RowChunk) throws -> Bool {
    if let filled = try points?.next(&chunk) { return filled }
    return try chunks?.next(&chunk) ?? false
  }

  private var hasFailed: Bool {
    condition.lock()
    defer { condition.unlock() }
    return failure != nil
  }

  /// Runs the work of one of several threads; its failure stops the others.
  func guarding(_ work: () throws -> Void) {
    do { try work() } catch {
      condition.lock()
      if failure == nil { failure = error }
      condition.broadcast()
      condition.unlock()
    }
  }

  /// What all of it came to. - Throws: the first failure.
  func finish() throws -> BulkLocator.Progress {
    if let failure { throw failure }
    var total = total
    total.timings.reading = readSeconds
    return total
  }
}

extension BulkLocator.Progress {
  fileprivate mutating func add(_ other: BulkLocator.Progress) {
    points += other.points
    bytesRead += other.bytesRead
    faults += other.faults
    inGrid += other.inGrid
    timings.parsing += other.timings.parsing
    timings.locating += other.timings.locating
    timings.printing += other.timings.printing
  }
}
