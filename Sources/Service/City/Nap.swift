import Synchronization

/// A pause that somebody may cut short.
final class Nap: Sendable {
  private struct State {
    var sleep: Task<Void, any Error>?
    var isRung = false
  }

  private let state = Mutex(State())

  /// Pauses; not at all where it was rung since the last pause. For one task at a time.
  func sleep(for pause: Duration) async {
    let sleep: Task<Void, any Error>? = state.withLock { state in
      guard !state.isRung else { return nil }
      let sleep = Task { try await Task.sleep(for: pause) }
      state.sleep = sleep
      return sleep
    }
    await withTaskCancellationHandler {
      try? await sleep?.value
    } onCancel: {
      sleep?.cancel()
    }
    state.withLock { $0 = State() }
  }

  /// Ends the pause.
  func ring() {
    state.withLock { state in
      state.isRung = true
      state.sleep?.cancel()
    }
  }
}
