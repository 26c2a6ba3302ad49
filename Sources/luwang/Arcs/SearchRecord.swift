import ArcRouting
import Synchronization

/// When a search found better routes, told from whichever thread found them.
final class SearchRecord: Sendable {
  private let start: Double
  private let steps = Mutex<[(seconds: Double, objective: Int64)]>([])

  /// - Parameter start: the processor time from which seconds count.
  init(from start: Double) { self.start = start }

  /// Notes solutions that leave nothing out and are better than those before.
  func note(_ value: SolutionValue) {
    guard value.missing == 0 else { return }
    let seconds = CPUClock.process - start
    steps.withLock { steps in
      if value.objective < steps.last?.objective ?? .max { steps.append((seconds, value.objective)) }
    }
  }

  /// What was noted, and what came out in the end.
  func steps(ending value: SolutionValue) -> [(seconds: Double, objective: Int64)] {
    note(value)
    return steps.withLock { $0 }
  }
}
