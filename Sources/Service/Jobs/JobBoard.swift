import Planning
import Synchronization

/// The jobs that run now: how far they are, and the means to call them off.
final class JobBoard: Sendable {
  private let controls = Mutex<[String: PlanningControl]>([:])
  private let wakes: AsyncStream<Void>
  private let wakeUp: AsyncStream<Void>.Continuation

  init() { (wakes, wakeUp) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

  /// Tells whoever runs jobs that there is something to do.
  func wake() { wakeUp.yield() }

  /// Something to do, as often as there is.
  var calls: AsyncStream<Void> { wakes }

  /// How many run.
  var count: Int { controls.withLock { $0.count } }

  func begin(_ id: String) -> PlanningControl {
    let control = PlanningControl()
    controls.withLock { $0[id] = control }
    return control
  }

  func end(_ id: String) {
    controls.withLock { _ = $0.removeValue(forKey: id) }
    wake()
  }

  /// How far a job is; `nil` where it does not run here.
  func progress(of id: String) -> PlanningProgress? { controls.withLock { $0[id] }?.progress }

  /// Calls a job off.
  func cancel(_ id: String) { controls.withLock { $0[id] }?.cancel() }

  /// Calls all jobs off.
  func cancelAll() { for control in controls.withLock({ Array($0.values) }) { control.cancel() } }
}
