import HTTPTypes
import NIOCore
import NIOPosix
import Synchronization

/// Threads for work that would hold up those which answer: searches over tables, tiles, streams.
///
/// What waits is bounded: beyond the line's length a request is told to come again. So is how long somebody waits; work
/// that cannot be broken off goes on to its end, and counts in the line as long.
final class WorkerPool: Sendable {
  private let pool: NIOThreadPool
  private let limit: Int
  private let seconds: Int
  private let late: Problem?
  private let waiting = Atomic<Int>(0)

  /// - Parameters:
  ///   - threads: how many work at once.
  ///   - line: how many wait or work at once.
  ///   - seconds: how long somebody waits for the end of work.
  ///   - late: what somebody is told then; usually whether the turn did not come or the work took too long.
  init(threads: Int, line: Int, seconds: Int = 60, late: Problem? = nil) {
    pool = NIOThreadPool(numberOfThreads: threads)
    pool.start()
    limit = line
    self.seconds = seconds
    self.late = late
  }

  /// Runs work on one of the threads.
  /// - Throws: ``Problem`` `too_many_requests` where the line is full or its turn does not come in time, `timeout`
  ///   where the work takes too long, `CancellationError`, and what the work throws.
  func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await run { _ in try work() }
  }

  /// Runs work that looks from time to time whether anybody still waits for it.
  /// - Throws: as ``run(_:)-(()->_)``.
  func run<Value: Sendable>(_ work: @escaping @Sendable (WorkWatch) throws -> Value) async throws -> Value {
    guard waiting.wrappingAdd(1, ordering: .relaxed).oldValue < limit else {
      waiting.wrappingSubtract(1, ordering: .relaxed)
      throw Problem(
        .tooManyRequests, "\(limit) long requests are being worked on: ask again in a second",
        headers: [.retryAfter: "1"])
    }
    let ticket = WorkTicket<Value>()
    let timer = MultiThreadedEventLoopGroup.singleton.any().scheduleTask(in: .seconds(Int64(seconds))) {
      [seconds, late] in
      if let late { ticket.finish(.failure(late)) } else { ticket.expire(after: seconds) }
    }
    defer { timer.cancel() }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        guard ticket.await(continuation) else {
          waiting.wrappingSubtract(1, ordering: .relaxed)
          return
        }
        pool.submit { [self] state in
          defer { waiting.wrappingSubtract(1, ordering: .relaxed) }
          guard case .active = state else { return ticket.finish(.failure(CancellationError())) }
          guard ticket.begin() else { return }
          ticket.finish(Result { try work(WorkWatch(ticket)) })
        }
      }
    } onCancel: {
      ticket.finish(.failure(CancellationError()))
    }
  }

  /// How many wait or work.
  var lineLength: Int { waiting.load(ordering: .relaxed) }

  /// Ends the threads once their work is done.
  func shutDown() async { try? await pool.shutdownGracefully() }
}
