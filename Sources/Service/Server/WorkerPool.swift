import HTTPTypes
import NIOCore
import NIOPosix
import Synchronization

/// Threads for work that would hold up those which answer: searches over tables, tiles, streams.
///
/// What waits is bounded: beyond the line's length a request is told to come again.
final class WorkerPool: Sendable {
  private let pool: NIOThreadPool
  private let limit: Int
  private let waiting = Atomic<Int>(0)

  /// - Parameters:
  ///   - threads: how many work at once.
  ///   - line: how many wait or work at once.
  init(threads: Int, line: Int) {
    pool = NIOThreadPool(numberOfThreads: threads)
    pool.start()
    limit = line
  }

  /// Runs work on one of the threads.
  /// - Throws: ``Problem`` `too_many_requests` where the line is full, and what the work throws.
  func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    let before = waiting.wrappingAdd(1, ordering: .relaxed).oldValue
    defer { waiting.wrappingSubtract(1, ordering: .relaxed) }
    guard before < limit else {
      throw Problem(
        .tooManyRequests, "\(limit) long requests are being worked on: ask again in a second",
        headers: [.retryAfter: "1"])
    }
    return try await pool.runIfActive(work)
  }

  /// Ends the threads once their work is done.
  func shutDown() async { try? await pool.shutdownGracefully() }
}
