import Glibc

/// The time that this thread has been at work since a moment.
struct ProcessorTime {
  private let start = ProcessorTime.now

  /// Seconds since the start.
  var seconds: Double { ProcessorTime.now - start }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
