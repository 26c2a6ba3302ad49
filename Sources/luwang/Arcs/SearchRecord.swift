import ArcRouting
import Synchronization

/// When a search found better routes, told from whichever thread found them.
final class SearchRecord: Sendable {
  private let start: Double
  private let steps = Mutex<[(seconds: Double, objective: Int64)]>([])
  private let tell: (@Sendable (Double, Int64) -> Void)?
  private let told: Mutex<Double>

  /// - Parameters:
  ///   - start: the processor time from which seconds count.
  ///   - tell: hears of better costs and when they were found, a second after the begin or the last one at the earliest.
  init(from start: Double, tell: (@Sendable (Double, Int64) -> Void)? = nil) {
    self.start = start
    self.tell = tell
    told = Mutex(CPUClock.process - start)
  }

  /// Notes solutions that leave nothing out and are better than those before.
  func note(_ value: SolutionValue) {
    guard value.missing == 0 else { return }
    let seconds = CPUClock.process - start
    let isBetter = steps.withLock { steps in
      guard value.objective < steps.last?.objective ?? .max else { return false }
      steps.append((seconds, value.objective))
      return true
    }
    guard isBetter, let tell else { return }
    let isDue = told.withLock { told in
      guard seconds >= told + 1 else { return false }
      told = seconds
      return true
    }
    if isDue { tell(seconds, value.objective) }
  }

  /// What was noted, and what came out in the end.
  func steps(ending value: SolutionValue) -> [(seconds: Double, objective: Int64)] {
    note(value)
    return steps.withLock { $0 }
  }
}
