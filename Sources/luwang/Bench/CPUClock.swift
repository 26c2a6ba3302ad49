import Glibc

/// Seconds that pass on clocks of the machine.
enum CPUClock {
  /// CPU time of this thread.
  static var thread: Double { seconds(CLOCK_THREAD_CPUTIME_ID) }
  /// CPU time of all threads of the process.
  static var process: Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }
  /// Time on the wall.
  static var wall: Double { seconds(CLOCK_MONOTONIC) }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
