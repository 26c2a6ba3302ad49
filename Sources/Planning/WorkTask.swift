import GeoTypes
import Plans
import RoadNetwork

/// What one traverse of a segment at work does: one kerb, or all of them at once.
struct WorkTask: Sendable {
  var segment: Segment
  /// The kerbs that it serves.
  var kerbs: [Kerb]
  /// What is asked of all of them.
  var rule: KerbRule
  /// Whether it serves all kerbs of the segment, which a plan then names none of.
  var servesAll: Bool
  /// The directions in which it may be done, with the vehicle groups that may, and how long each takes.
  var ways: [Way] = []

  struct Way: Sendable {
    var forward: Bool
    var group: Int
    /// In milliseconds.
    var duration: Int64
  }

  /// What it uses of a load.
  func amount(of load: LoadRule) -> Double {
    Double(kerbs.count) * load.perKilometer * segment.length.rawValue / 1000
  }

  /// The service as a plan names it.
  func planTask(forward: Bool, pass: Int) -> PlanTask {
    let kerb = servesAll ? nil : kerbs.first.map { ServedKerb($0.side, $0.kind) }
    return PlanTask(segment: segment.uid, kerb: kerb, forward: forward, pass: pass)
  }

  /// Its passes as a plan lists what is left undone.
  func unserved(passes: some Sequence<Int>, _ reason: UnservedReason, _ detail: String?) -> [UnservedTask] {
    passes.flatMap { pass in
      kerbs.map { kerb in
        UnservedTask(
          segment: segment.uid, kerb: ServedKerb(kerb.side, kerb.kind), pass: pass, reason: reason, detail: detail)
      }
    }
  }
}
