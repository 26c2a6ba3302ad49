import ArcBounds
import ArcRouting
import Synchronization

/// Bounds what the vehicles of one part of a plan can do, beside the search, for no longer than that is worth.
///
/// The search does not wait for it: once the search is over, looking for a better bound goes on for a tenth of the time
/// that the search took, and the proof of what was found for another four tenths.
final class BoundWatch: Sendable {
  /// Seconds of processor time that a bound may take at most.
  private static let mostSeconds = 120.0
  /// What is granted after a search however short: small parts need less, and so have the same bound on every machine.
  private static let grace = Duration.seconds(5)

  private let control: PlanningControl
  private let begun = ContinuousClock.now
  private let searched = Mutex<Duration?>(nil)

  init(_ control: PlanningControl) { self.control = control }

  /// Notes that the search is over.
  func end() { searched.withLock { $0 = ContinuousClock.now - begun } }

  /// The bound; `nil` where the solver of linear programs fails.
  /// - Complexity: as ``AssignmentBound/solve(isDue:)``.
  func bound(_ problem: ArcRoutingProblem, _ costs: RoadTravelCosts) -> PricedBound? {
    let budget = BoundBudget(seconds: Self.mostSeconds) { self.isLate(by: 0.5) }
    do throws(BoundError) {
      let relaxation = try AssignmentBound(problem, costs: costs, options: BoundOptions(budget: budget))
      control.note(partBound: relaxation.ofServices.value)
      let bound = try relaxation.solve { self.isLate(by: 0.1) }
      control.note(partBound: bound.value)
      return bound
    } catch { return nil }
  }

  /// Whether the search has been over for more than a share of its time, or was called off.
  private func isLate(by share: Double) -> Bool {
    if control.isCancelled { return true }
    guard let searched = searched.withLock({ $0 }) else { return false }
    return ContinuousClock.now - begun > searched + max(Self.grace, searched * share)
  }
}
