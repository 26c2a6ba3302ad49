import ArcRouting
import Synchronization

/// How far the planning of a day is.
public struct PlanningProgress: Hashable, Sendable {
  /// The share of the search that is done, from 0 to 1.
  public var share = 0.0
  /// Rounds until the best routes so far were found, by the part of the search that found them.
  public var rounds = 0
  /// The cost of the best routes so far, in the units of the search; `nil` before there are any.
  public var objective: Int64?
  /// How many tasks these leave undone.
  public var missing: Int?
  /// The kilometres of the work alone, which no plan that does all of it can fall below; `nil` before they are known.
  public var serviceKilometers: Double?
}

/// What a caller holds while a day is planned: it may call it off, and asks how far it is.
public final class PlanningControl: Sendable {
  let search: SearchControl
  private let relay: Relay

  /// The parts of a plan that are searched one after the other.
  private struct State {
    var progress = PlanningProgress()
    var part = 0
    var parts = 1
    /// What searches had done when the part began.
    var before = 0.0
  }

  /// What the search tells and the caller asks; apart from the control, which the search's report must not hold.
  private final class Relay: Sendable {
    let state = Mutex(State())
  }

  /// A control for one plan.
  public init() {
    let relay = Relay()
    self.relay = relay
    search = SearchControl { progress in
      relay.state.withLock { state in
        state.progress.rounds = progress.iteration
        state.progress.objective = progress.best.objective
        state.progress.missing = progress.best.missing
      }
    }
  }

  /// Calls the planning off; it ends within some rounds of the search, without a plan.
  public func cancel() { search.cancel() }

  /// Whether it was called off.
  public var isCancelled: Bool { search.isCancelled }

  /// How far it is.
  public var progress: PlanningProgress {
    relay.state.withLock { state in
      var progress = state.progress
      let ofPart = min(1, max(0, search.share - state.before))
      progress.share = min(1, (Double(state.part) + ofPart) / Double(max(1, state.parts)))
      return progress
    }
  }

  /// Notes that a part of the search begins.
  func begin(_ part: Int, of count: Int) {
    relay.state.withLock { state in (state.part, state.parts, state.before) = (part, count, search.share) }
  }

  func note(serviceKilometers: Double) {
    relay.state.withLock { $0.progress.serviceKilometers = serviceKilometers }
  }
}
