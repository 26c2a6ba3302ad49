import Dispatch
import Glibc
import Synchronization

/// Whether Ctrl-C was pressed, and what is to be done then.
final class Interruption: Sendable {
  private struct State {
    var hasCome = false
    var act: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  /// Whether Ctrl-C was pressed.
  var hasCome: Bool { state.withLock { $0.hasCome } }

  /// Calls when Ctrl-C is pressed, at once if it was; instead of what was to be called before.
  func whenCome(_ act: @escaping @Sendable () -> Void) {
    let hasCome = state.withLock { state in
      state.act = act
      return state.hasCome
    }
    if hasCome { act() }
  }

  fileprivate func come() {
    let act = state.withLock { state in
      state.hasCome = true
      return state.act
    }
    act?()
  }
}

/// Turns Ctrl-C (SIGINT) into an interruption, as long as the watch is kept; a second one ends the program as usual.
final class InterruptWatch {
  /// What is asked and told.
  let interruption = Interruption()
  private let source: any DispatchSourceSignal

  /// Watches from now on.
  init() {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler { [interruption] in
      signal(SIGINT, SIG_DFL)
      interruption.come()
    }
    source.activate()
  }

  deinit {
    source.cancel()
    signal(SIGINT, SIG_DFL)
  }
}
