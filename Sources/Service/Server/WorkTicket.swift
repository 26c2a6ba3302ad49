import HTTPTypes
import Synchronization

/// Somebody who waits for the end of work: told once, whichever comes first of the end and the end of patience.
final class WorkTicket<Value: Sendable>: Sendable {
  private struct State {
    var continuation: CheckedContinuation<Value, any Error>?
    var hasBegun = false
    var isOver = false
  }

  private let state = Mutex(State())

  /// Takes in who waits. - Returns: whether there is still something to wait for; who waits has been told otherwise.
  func await(_ continuation: CheckedContinuation<Value, any Error>) -> Bool {
    let isOver = state.withLock { state in
      if !state.isOver { state.continuation = continuation }
      return state.isOver
    }
    if isOver { continuation.resume(throwing: CancellationError()) }
    return !isOver
  }

  /// Says that the work begins. - Returns: whether anybody waits for it.
  func begin() -> Bool {
    state.withLock { state in
      state.hasBegun = true
      return !state.isOver
    }
  }

  /// Tells whoever waits, unless that was done.
  func finish(_ result: Result<Value, any Error>) { end()?.resume(with: result) }

  /// Tells whoever waits that it took too long.
  func expire(after seconds: Int) {
    let hasBegun = state.withLock { $0.hasBegun }
    let problem =
      hasBegun
      ? Problem(.timeout, "the work took more than \(seconds) s: ask for less at once")
      : Problem(
        .tooManyRequests, "its turn did not come within \(seconds) s: ask again later", headers: [.retryAfter: "10"])
    finish(.failure(problem))
  }

  private func end() -> CheckedContinuation<Value, any Error>? {
    state.withLock { state in
      state.isOver = true
      defer { state.continuation = nil }
      return state.continuation
    }
  }

  /// Whether nobody waits any more.
  var isOver: Bool { state.withLock { $0.isOver } }
}

/// Tells long work whether anybody still waits for it.
struct WorkWatch: Sendable {
  private let over: @Sendable () -> Bool

  init<Value>(_ ticket: WorkTicket<Value>) { over = { ticket.isOver } }

  /// Whether nobody waits any more: the request took too long or its connection is gone.
  var isOver: Bool { over() }

  /// - Throws: `CancellationError` where nobody waits any more.
  func check() throws {
    if isOver { throw CancellationError() }
  }
}
