import GeoTypes
import Plans
import RoadNetwork

/// A plan in which every field and kind of step occurs.
enum PlanExample {
  static var plan: Plan {
    guard let midnight = PlanInstant("2026-05-04T00:00:00+08:00") else { preconditionFailure("a good instant") }
    func at(_ minute: Int64) -> PlanInstant { midnight.advanced(byMilliseconds: minute * 60_000 + 250) ?? midnight }
    var plan = Plan(
      kind: .sweep, midnight: midnight, cityRevision: "12", rulesDigest: "sha256:00", fleetDigest: "sha256:11", seed: 7)
    plan.area = "370102"
    plan.temperature = 6.5
    plan.assumed = ["the depot is the node nearest the middle"]
    plan.summary.serviceKilometers = 0.3
    plan.summary.lowerBound = 0.25
    plan.summary.gap = 0.2
    let uid = SegmentUID(rawValue: 17)
    plan.routes = [
      PlanRoute(
        vehicle: 3,
        steps: [
          PlanStep(work: .start(facility: "一号停保场"), arrival: at(1320), load: [0, 0]),
          PlanStep(
            work: .segment(PlanTask(segment: uid, kerb: ServedKerb(.left, .median), forward: false, pass: 2)),
            arrival: at(1325), driveTime: Seconds(299.75), distance: Meters(1234.5), waitingTime: Seconds(1),
            serviceTime: Seconds(60), load: [90.5, 12], path: [PlanArc(uid, forward: true)]),
          PlanStep(
            work: .segment(PlanTask(segment: uid, kerb: nil, forward: true)), arrival: at(1330), load: [91, 13]),
          PlanStep(work: .facility("dump-1"), arrival: at(1340), serviceTime: Seconds(600), load: [0, 13]),
          PlanStep(work: .pause(1), arrival: at(1350), serviceTime: Seconds(900), load: [0, 13]),
          PlanStep(work: .end(facility: nil), arrival: at(1400), load: [0, 13]),
        ])
    ]
    plan.unserved = [
      UnservedTask(segment: uid, kerb: ServedKerb(.right), pass: 1, reason: .noBrush, detail: "left brush \"only\"\n")
    ]
    return plan
  }
}
