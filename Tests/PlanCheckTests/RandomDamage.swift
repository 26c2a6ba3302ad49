import GeoTypes
import Plans
import RoadNetwork

/// Changes a plan somewhere, in some way.
enum RandomDamage {
  static func apply(to plan: inout Plan, using random: inout some RandomNumberGenerator) {
    let steps = plan.routes[0].steps.count
    let number = Int.random(in: 0..<steps, using: &random)
    let odd: [Double] = [.nan, .infinity, -1, 1e300, 0, 17.5]
    let value = odd[Int.random(in: 0..<odd.count, using: &random)]
    switch Int.random(in: 0..<14, using: &random) {
    case 0: plan.routes[0].steps.remove(at: number)
    case 1: plan.routes[0].steps.swapAt(number, Int.random(in: 0..<steps, using: &random))
    case 2: plan.routes[0].steps.insert(plan.routes[0].steps[number], at: number)
    case 3: plan.routes[0].steps[number].driveTime = Seconds(value)
    case 4: plan.routes[0].steps[number].serviceTime = Seconds(value)
    case 5: plan.routes[0].steps[number].waitingTime = Seconds(value)
    case 6: plan.routes[0].steps[number].distance = Meters(value)
    case 7: plan.routes[0].steps[number].load = [value]
    case 8:
      let uid = SegmentUID(rawValue: .random(in: 0...15, using: &random))
      plan.routes[0].steps[number].path.append(PlanArc(uid, forward: .random(using: &random)))
    case 9: plan.routes[0].steps[number].path.shuffle(using: &random)
    case 10:
      let milliseconds = Int64.random(in: -253_402_214_400_000...253_402_214_400_000, using: &random)
      if let instant = PlanInstant(milliseconds: milliseconds, offsetMinutes: 0) {
        plan.routes[0].steps[number].arrival = instant
      }
    case 11:
      plan.routes[0].steps[number].work = .segment(
        PlanTask(
          segment: SegmentUID(rawValue: .random(in: -1...12, using: &random)),
          kerb: Bool.random(using: &random) ? nil : ServedKerb(.left), forward: .random(using: &random),
          pass: .random(in: -1...2, using: &random)))
    case 12: plan.summary.deadheadKilometers = value
    default:
      let milliseconds = Int64.random(in: 0...2_000_000_000_000, using: &random)
      plan.midnight = PlanInstant(milliseconds: milliseconds, offsetMinutes: 60) ?? plan.midnight
    }
  }

  /// Whether two plans drive and serve the same, at the same time within a second and the same length within a metre.
  static func meansTheSame(_ a: Plan, _ b: Plan) -> Bool {
    guard a.routes.count == b.routes.count, a.unserved == b.unserved else { return false }
    for (one, other) in zip(a.routes, b.routes) {
      guard one.vehicle == other.vehicle, one.steps.count == other.steps.count else { return false }
      for (s, t) in zip(one.steps, other.steps) {
        let sameTimes = abs(s.arrival.milliseconds - t.arrival.milliseconds) <= 1_000
        let sameNumbers =
          abs((s.driveTime - t.driveTime).rawValue) <= 1 && abs((s.serviceTime - t.serviceTime).rawValue) <= 1
          && abs((s.waitingTime - t.waitingTime).rawValue) <= 1 && abs((s.distance - t.distance).rawValue) <= 1
        guard sameTimes, sameNumbers, s.path == t.path, s.work == t.work else { return false }
      }
    }
    return true
  }
}
