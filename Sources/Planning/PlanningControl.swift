import ArcRouting
import Synchronization

/// How far the planning of a day is.
public struct PlanningProgress: Hashable, Sendable {
  /// What is being done, one after the other.
  public enum Stage: String, Hashable, Sendable {
    /// Rules, vehicles and tasks are put together.
    case gathering
    /// Ways between all places of work are looked up.
    case ways
    /// Routes are searched.
    case search
    /// The routes are written out and checked.
    case check
    /// The plan is kept.
    case keeping
  }

  /// What is being done.
  public var stage = Stage.gathering
  /// The share of all that is done, from 0 to 1; it never falls.
  public var share = 0.0
  /// The part of the work that is planned, from 0, and how many there are: more than one where rules name vehicles.
  public var part = 0
  /// How many parts there are.
  public var parts = 1
  /// Rounds until the best routes so far were found, by the part of the search that found them.
  public var rounds = 0
  /// The cost of the best routes so far of all parts begun, in the units of ``PlanBound``, with what is lost for tasks that
  /// they leave out by priority while they are searched; `nil` before there are any.
  public var objective: Int64?
  /// How many tasks these leave undone.
  public var missing: Int?
  /// No routes that do all tasks of the parts begun cost less; `nil` before a bound is known.
  public var lowerBound: Int64?
  /// The kilometres of the work alone, which no plan that does all of it can fall below; `nil` before they are known.
  public var serviceKilometers: Double?

  /// How much dearer than the bound the best routes are, as a share of it; `nil` while they leave something undone.
  public var gap: Double? {
    guard let objective, let lowerBound, missing == 0 else { return nil }
    return PlanBound(objective: objective, lowerBound: lowerBound).gap
  }
}

/// What a caller holds while a day is planned: it may call it off, and asks how far it is.
public final class PlanningControl: Sendable {
  let search: SearchControl
  private let relay: Relay

  /// The shares of all that stages before the search and the search itself end at.
  private static let searchBegins = 0.05
  private static let searchEnds = 0.95

  /// The parts of a plan that are searched one after the other.
  private struct State {
    var progress = PlanningProgress()
    /// What searches had done when the part began.
    var before = 0.0
    /// What the parts that are done cost, leave undone, and cannot fall below.
    var done = (objective: Int64(0), missing: 0, bound: Int64(0))
    var partBound: Int64?
    /// The best of any chain of the part that is searched.
    var partBest: SolutionValue?
  }

  /// What the search tells and the caller asks; apart from the control, which the search's report must not hold.
  private final class Relay: Sendable {
    let state = Mutex(State())
  }

  /// A control for one plan.
  public init() {
    let relay = Relay()
    self.relay = relay
    search = SearchControl { told in
      relay.state.withLock { state in
        guard state.partBest.map({ told.best < $0 }) ?? true else { return }
        state.partBest = told.best
        state.progress.rounds = told.iteration
        state.progress.objective = state.done.objective + told.best.objective
        state.progress.missing = state.done.missing + told.best.missing
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
      let parts = Double(max(1, state.progress.parts))
      let ofPart = min(1, max(0, search.share - state.before))
      let searched = min(1, (Double(state.progress.part) + ofPart) / parts)
      let share =
        switch state.progress.stage {
        case .gathering: 0.0
        case .ways, .search: Self.searchBegins + searched * (Self.searchEnds - Self.searchBegins)
        case .check: Self.searchEnds
        case .keeping: 0.99
        }
      state.progress.share = max(state.progress.share, share)
      return state.progress
    }
  }

  /// Notes what is being done.
  public func note(_ stage: PlanningProgress.Stage) { relay.state.withLock { $0.progress.stage = stage } }

  /// Notes that a part of the search begins.
  func begin(_ part: Int, of count: Int) {
    relay.state.withLock { state in
      (state.progress.part, state.progress.parts, state.before) = (part, count, search.share)
      (state.progress.stage, state.partBound, state.partBest) = (.ways, nil, nil)
    }
  }

  /// Notes what the routes of a part cost and leave undone, and the bound on what they do.
  func end(_ value: SolutionValue, bound: Int64) {
    relay.state.withLock { state in
      state.done.objective += value.objective
      state.done.missing += value.missing
      state.done.bound += bound
      (state.progress.objective, state.progress.missing) = (state.done.objective, state.done.missing)
      state.progress.lowerBound = state.done.bound
    }
  }

  /// Notes what no routes of the part can cost less than.
  func note(partBound: Int64) {
    relay.state.withLock { state in
      state.partBound = max(partBound, state.partBound ?? .min)
      state.progress.lowerBound = state.done.bound + (state.partBound ?? 0)
    }
  }

  func note(serviceKilometers: Double) {
    relay.state.withLock { $0.progress.serviceKilometers = serviceKilometers }
  }
}
