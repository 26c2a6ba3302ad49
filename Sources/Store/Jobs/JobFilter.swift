/// Which jobs are meant; what is `nil` asks for nothing.
public struct JobFilter: Hashable, Sendable {
  /// Only those of these processes.
  public var processes: [String]?
  /// Only those that are so far.
  public var states: [JobState]?
  /// Only those asked for within these days of the Julian calendar.
  public var created: ClosedRange<Double>?
  /// Only those that ran for so many seconds, or run that long by now.
  public var seconds: ClosedRange<Double>?
  /// Only those that were asked for an area whose code begins so.
  public var area: String?

  /// All jobs, or those of some processes or states.
  public init(processes: [String]? = nil, states: [JobState]? = nil) {
    (self.processes, self.states) = (processes, states)
  }
}
