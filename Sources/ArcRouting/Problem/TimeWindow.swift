/// A span of time, both ends included, in the unit of the problem from an origin of the caller's choice.
public struct TimeWindow: Hashable, Sendable {
  /// Its first moment.
  public let start: Int64
  /// Its last moment.
  public let end: Int64

  /// A span; the problem refuses one that ends before it starts.
  public init(_ start: Int64, _ end: Int64) {
    self.start = start
    self.end = end
  }

  /// From the origin without end.
  public static let always = TimeWindow(0, Int64(UInt32.max))
}

/// When something may be begun: within one of the windows, and clear of every forbidden span as long as it lasts.
public struct TimeRule: Hashable, Sendable {
  /// The moments at which to begin, ascending and apart; empty stands for any time.
  public let windows: [TimeWindow]
  /// Spans in which no part of the service may fall, ascending and apart; their end moments are free again.
  public let forbidden: [TimeWindow]

  /// Sets windows and forbidden spans.
  public init(windows: [TimeWindow] = [], forbidden: [TimeWindow] = []) {
    self.windows = windows
    self.forbidden = forbidden
  }

  /// At any time.
  public static let anyTime = TimeRule()

  /// Whether every moment will do.
  public var isAnyTime: Bool { windows.isEmpty && forbidden.isEmpty }

  /// The first moment from `arrival` on to begin what lasts `duration`; `nil` where there is none.
  ///
  /// Never falls when the arrival rises, so that being early never harms. - Complexity: O(windows + forbidden spans).
  public func earliestStart(from arrival: Int64, duration: Int64) -> Int64? {
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

  /// The last moment up to `latest` to begin what lasts `duration`; `nil` where there is none.
  ///
  /// Whoever comes by then begins by then: `earliestStart` from any earlier arrival is no later. - Complexity: as there.
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
