import Synchronization

/// How far a search has come.
public struct SearchProgress: Hashable, Sendable {
  /// Time since the call of `solve`.
  public var time: Duration
  /// Rounds so far, of the chain that reports.
  public var iteration: Int
  /// The best objective found, and how many required services it leaves out.
  public var best: SolutionValue
}

/// What a caller holds while a search runs: it may end it, and hears of its progress.
public final class SearchControl: Sendable {
  private let isCancelledFlag = Atomic<Bool>(false)
  /// What is done of all searches so far, in millionths of one.
  private let done = Atomic<Int>(0)
  private let report: (@Sendable (SearchProgress) -> Void)?
  private let parent: SearchControl?

  /// Makes a control; `report` is called from the searching threads whenever one of them finds better routes.
  public init(report: (@Sendable (SearchProgress) -> Void)? = nil) {
    self.report = report
    parent = nil
  }

  private init(endedBy parent: SearchControl) {
    report = nil
    self.parent = parent
  }

  /// A control for a search within this one: it ends with it, and nobody hears of it.
  var silent: SearchControl { SearchControl(endedBy: self) }

  /// Ends the search within some rounds; it answers with the best so far.
  public func cancel() { isCancelledFlag.store(true, ordering: .relaxed) }

  /// Whether it has been ended.
  public var isCancelled: Bool { isCancelledFlag.load(ordering: .relaxed) || parent?.isCancelled == true }

  /// What is done of the searches that this control was given to: one whole for each that came to its end, less while
  /// it runs, in steps of a percent or less.
  public var share: Double { Double(done.load(ordering: .relaxed)) / 1e6 }

  /// Adds what has been done of a search.
  func add(share: Double) { done.wrappingAdd(Int((share * 1e6).rounded()), ordering: .relaxed) }

  func tell(_ progress: @autoclosure () -> SearchProgress) {
    if let report { report(progress()) }
  }
}
