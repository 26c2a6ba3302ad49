extension CPUClock {
  /// Whose CPU time counts.
  enum Worker {
    case thread, process

    fileprivate var seconds: Double {
      switch self {
      case .thread: CPUClock.thread
      case .process: CPUClock.process
      }
    }
  }

  /// Does something, and tells how long it took.
  static func timed<Value>(_ worker: Worker, _ body: () -> Value) -> (value: Value, seconds: Double) {
    let start = worker.seconds
    let value = body()
    return (value, worker.seconds - start)
  }

  /// Does something several times; milliseconds of this thread's CPU time.
  static func repeated<Value>(_ runs: Int, _ body: () -> Value) -> (value: Value, milliseconds: Spread) {
    var (value, seconds) = timed(.thread, body)
    var times = [seconds * 1e3]
    for _ in 1..<runs {
      (value, seconds) = timed(.thread, body)
      times.append(seconds * 1e3)
    }
    return (value, Spread(times))
  }
}
