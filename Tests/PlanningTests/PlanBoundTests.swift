import Plans
import RoadNetwork
import Synchronization
import TestKit
import Testing

@testable import Planning

/// Bounds of plans, and how far planning tells that it is.
@Suite("Bounds of plans")
struct PlanBoundTests {
  @Test(arguments: UInt64(1)...3, [WorkKind.sweep, .patrol])
  func noPlanIsBelowItsBound(seed: UInt64, kind: WorkKind) async throws {
    let (city, given) = try DayPlannerTests.town(kind, seed: seed)
    var gaps: [Double] = []
    for (iterations, start) in [(0, UInt64(1)), (100, 2)] {
      var request = given
      (request.iterations, request.seed) = (iterations, start)
      let day = try await DayPlanner(city).plan(request)
      let bound = try #require(day.bound)
      #expect(bound.lowerBound > 0 && bound.lowerBound <= bound.objective, "seed \(seed): \(bound)")
      gaps.append(try #require(bound.gap))
    }
    print("\(kind) \(seed): \(gaps)")
  }

  /// Where each kerb follows from the one before at no cost but turns, bound and plan meet.
  @Test func aRoundTripMeetsItsBound() async throws {
    var day = try DrawnDay("A>>B\n^  v\nD<<C")
    let vehicle = day.vehicle(at: "A")
    day.request.fleet = Fleet(vehicles: [vehicle])
    day.request.iterations = 200
    let plan = try await day.plan()
    let bound = try #require(plan.bound)
    #expect(bound.lowerBound == bound.objective && bound.gap == 0, "\(bound)")
  }

  @Test func progressNeverGoesBack() async throws {
    let (city, given) = try DayPlannerTests.town(.sweep, seed: 2)
    var request = given
    request.iterations = 500
    let control = PlanningControl()
    let plan = Task { [request] in try await DayPlanner(city).plan(request, control: control) }
    let isOver = Atomic<Bool>(false)
    let watch = Task {
      var seen: [PlanningProgress] = []
      while !isOver.load(ordering: .relaxed) {
        seen.append(control.progress)
        try await Task.sleep(for: .milliseconds(1))
      }
      return seen
    }
    let day = try await plan.value
    isOver.store(true, ordering: .relaxed)
    let seen = try await watch.value
    let shares = seen.map(\.share)
    #expect(shares == shares.sorted() && shares.allSatisfy { (0...1).contains($0) })
    #expect(control.progress.stage == .check && control.progress.share >= 0.95)
    let bound = try #require(day.bound)
    #expect(control.progress.objective == bound.objective && control.progress.lowerBound == bound.lowerBound)
    for progress in seen {
      guard let objective = progress.objective, let least = progress.lowerBound, progress.missing == 0 else { continue }
      #expect(least <= objective)
    }
  }

  @Test func whoCallsOffGetsNeither() async throws {
    let (city, given) = try DayPlannerTests.town(.sweep, seed: 2)
    var request = given
    request.iterations = 100_000_000
    let control = PlanningControl()
    let plan = Task { [request] in try await DayPlanner(city).plan(request, control: control) }
    try await Task.sleep(for: .milliseconds(300))
    control.cancel()
    await #expect(throws: PlanningError.cancelled) { try await plan.value }
  }
}
