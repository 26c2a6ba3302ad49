/// When a service may be begun: the windows and forbidden spans of a `TimeRule` where they lie in memory, without references.
///
/// Whoever makes one keeps the memory.
struct OpenMoments: BitwiseCopyable {
  private let windows: UnsafeBufferPointer<TimeWindow>
  private let forbidden: UnsafeBufferPointer<TimeWindow>

  /// Both ascending and apart.
  init(windows: UnsafeBufferPointer<TimeWindow>, forbidden: UnsafeBufferPointer<TimeWindow>) {
    self.windows = windows
    self.forbidden = forbidden
  }

  /// As `TimeRule.earliestStart`.
  func earliestStart(from arrival: Int64, duration: Int64) -> Int64? {
    var start = arrival
    var window = 0
    var span = 0
    while true {
      if !windows.isEmpty {
        while window < windows.count, windows[window].end < start { window += 1 }
        guard window < windows.count else { return nil }
        start = max(start, windows[window].start)
      }
      while span < forbidden.count, forbidden[span].end <= start { span += 1 }
      guard span < forbidden.count, forbidden[span].start < start + max(duration, 1) else { return start }
      start = forbidden[span].end
    }
  }

  /// As `TimeRule.latestStart`.
  func latestStart(by latest: Int64, duration: Int64) -> Int64? {
    var start = latest
    var window = windows.count - 1
    var span = forbidden.count - 1
    while true {
      if !windows.isEmpty {
        while window >= 0, windows[window].start > start { window -= 1 }
        guard window >= 0 else { return nil }
        start = min(start, windows[window].end)
      }
      while span >= 0, forbidden[span].start >= start + max(duration, 1) { span -= 1 }
      guard span >= 0, forbidden[span].end > start else { return start }
      start = forbidden[span].start - max(duration, 1)
    }
  }
}

extension TimeRule {
  /// Calls with what it holds, which stays in memory meanwhile.
  func withMoments<Result>(_ body: (OpenMoments) -> Result) -> Result {
    windows.withUnsafeBufferPointer { windows in
      forbidden.withUnsafeBufferPointer { body(OpenMoments(windows: windows, forbidden: $0)) }
    }
  }
}
