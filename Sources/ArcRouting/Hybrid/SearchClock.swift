import Foundation

/// Time since the call of `solve`.
struct SearchClock: Sendable {
  private let isProcessor: Bool
  private let origin: Duration

  /// Starts. The processor's time can be told for one thread only: with more it is that on the wall.
  init(_ kind: StoppingRule.Clock, threads: Int) {
    isProcessor = kind == .processor && threads == 1
    origin = Self.reading(isProcessor)
  }

  var elapsed: Duration { Self.reading(isProcessor) - origin }

  private static func reading(_ isProcessor: Bool) -> Duration {
    var time = timespec()
    clock_gettime(isProcessor ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &time)
    return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
  }
}
