import Glibc

/// Measures the time that this thread has been at work.
struct ProcessorClock {
  private var last = ProcessorClock.seconds

  /// Seconds of this thread since the last lap.
  mutating func lap() -> Double {
    let now = ProcessorClock.seconds
    defer { last = now }
    return now - last
  }

  private static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
