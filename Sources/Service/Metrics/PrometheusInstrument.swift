import CoreMetrics
import Synchronization

/// One thing that is counted.
final class PrometheusInstrument: Sendable {
  /// How it is shown.
  enum Kind: String {
    case counter, gauge, histogram
  }

  let kind: Kind
  private let state: Mutex<State>

  private struct State {
    var value = 0.0
    var count = 0
    /// How many figures lie in each bucket, the last of them without a bound.
    var buckets: [Int]
  }

  /// The upper bounds of the buckets, in seconds: from the quickest lookups to what a client gives up on.
  static let bounds = [
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60,
  ]

  init(_ kind: Kind) {
    self.kind = kind
    state = Mutex(State(buckets: kind == .histogram ? Array(repeating: 0, count: Self.bounds.count + 1) : []))
  }

  private func observe(_ value: Double) {
    let place = Self.bounds.firstIndex { value <= $0 } ?? Self.bounds.count
    state.withLock { state in
      state.value += value
      state.count += 1
      state.buckets[place] += 1
    }
  }

  /// Appends its lines.
  func append(to text: inout String, _ name: PrometheusName) {
    let state = state.withLock { $0 }
    let labels = name.labels.isEmpty ? "" : "{\(name.labels)}"
    guard kind == .histogram else {
      text += "\(name.label)\(labels) \(Self.figure(state.value))\n"
      return
    }
    let before = name.labels.isEmpty ? "" : name.labels + ","
    var sum = 0
    for (place, count) in state.buckets.enumerated() {
      sum += count
      let bound = place < Self.bounds.count ? Self.figure(Self.bounds[place]) : "+Inf"
      text += "\(name.label)_bucket{\(before)le=\"\(bound)\"} \(sum)\n"
    }
    text += "\(name.label)_sum\(labels) \(Self.figure(state.value))\n\(name.label)_count\(labels) \(state.count)\n"
  }

  private static func figure(_ value: Double) -> String {
    Int64(exactly: value).map { String($0) } ?? "\(value)"
  }
}

extension PrometheusInstrument: CounterHandler, FloatingPointCounterHandler {
  func increment(by amount: Int64) { state.withLock { $0.value += Double(amount) } }
  func increment(by amount: Double) { state.withLock { $0.value += max(0, amount) } }
  func reset() { state.withLock { $0.value = 0 } }
}

extension PrometheusInstrument: MeterHandler {
  func set(_ value: Int64) { set(Double(value)) }
  func set(_ value: Double) { state.withLock { $0.value = value } }
  func decrement(by amount: Double) { state.withLock { $0.value -= amount } }
}

extension PrometheusInstrument: RecorderHandler, TimerHandler {
  func record(_ value: Int64) { record(Double(value)) }
  func record(_ value: Double) { kind == .histogram ? observe(value) : set(value) }
  func recordNanoseconds(_ duration: Int64) { observe(Double(duration) * 1e-9) }
}
