import CityImport
import Foundation

/// Tells a person at a terminal how far a long job is, on one line that is written over.
///
/// `Sendable` without a check by the compiler: it is told by one thread at a time.
final class ProgressLine: @unchecked Sendable {
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var last: ContinuousClock.Instant
  private var isDirty = false

  /// - Parameter isQuiet: whether nothing is to be said.
  init(isQuiet: Bool) {
    isShown = Console.isTerminal && !isQuiet
    last = start
  }

  /// Tells it now and then.
  func tell(_ progress: BulkLocator.Progress) {
    guard isShown, last.duration(to: .now) > .milliseconds(200) else { return }
    last = .now
    let share =
      progress.totalBytes > 0 ? ", \(min(100, 100 * progress.bytesRead / progress.totalBytes)) %" : ""
    Console.overwrite("locate: \(progress.points) points\(share)")
    isDirty = true
  }

  /// Clears the line.
  func finish() {
    if isDirty { Console.overwrite("") }
  }
}
