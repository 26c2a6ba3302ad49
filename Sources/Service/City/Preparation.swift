import HTTPTypes
import NIOCore
import NIOPosix
import Synchronization

/// Something that takes its time to be made, once, for all who wait for it; each waits as long as he likes.
final class Preparation<Value: Sendable>: Sendable {
  private struct State {
    var result: Result<Value, any Error>?
    var waiting: [ObjectIdentifier: WorkTicket<Value>] = [:]
  }

  private let state = Mutex(State())

  /// Begins to make it.
  init(_ make: @escaping @Sendable () async throws -> Value) {
    Task {
      do { finish(.success(try await make())) } catch { finish(.failure(error)) }
    }
  }

  private func finish(_ result: Result<Value, any Error>) {
    let waiting = state.withLock { state in
      state.result = result
      defer { state.waiting = [:] }
      return state.waiting.values
    }
    for ticket in waiting { ticket.finish(result) }
  }

  /// What was made; `nil` where that is not done, or has failed.
  var made: Value? { state.withLock { try? $0.result?.get() } }

  /// What was made, waited for until a moment, or for ever.
  /// - Throws: what the making threw; ``Problem`` `not_ready` where it is not done by then; `CancellationError`.
  func value(by deadline: NIODeadline? = nil) async throws -> Value {
    if let result = state.withLock({ $0.result }) { return try result.get() }
    let ticket = WorkTicket<Value>()
    let timer = deadline.map { deadline in
      MultiThreadedEventLoopGroup.singleton.any().scheduleTask(deadline: deadline) { ticket.finish(.failure(late)) }
    }
    defer {
      timer?.cancel()
      state.withLock { $0.waiting[ObjectIdentifier(ticket)] = nil }
    }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        guard ticket.await(continuation) else { return }
        let result = state.withLock { state in
          if state.result == nil { state.waiting[ObjectIdentifier(ticket)] = ticket }
          return state.result
        }
        if let result { ticket.finish(result) }
      }
    } onCancel: {
      ticket.finish(.failure(CancellationError()))
    }
  }
}

private let late = Problem(
  .notReady, "the roads are being made ready for this vehicle: ask again in some seconds", headers: [.retryAfter: "5"])
