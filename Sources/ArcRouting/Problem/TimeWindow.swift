/// A span of time, both ends included, in the unit of the problem from an origin of the caller's choice.
public struct TimeWindow: Hashable, Sendable, BitwiseCopyable {
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
    withMoments { $0.earliestStart(from: arrival, duration: duration) }
  }

  /// The last moment up to `latest` to begin what lasts `duration`; `nil` where there is none.
  ///
  /// Whoever comes by then begins by then: `earliestStart` from any earlier arrival is no later. - Complexity: as there.
  func latestStart(by latest: Int64, duration: Int64) -> Int64? {
    withMoments { $0.latestStart(by: latest, duration: duration) }
  }
}
