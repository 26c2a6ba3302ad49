import ArcBounds
import ArcRouting
import Foundation
import Testing

/// The assignment bound against exhaustive search, variant by variant.
@Suite("Assignment bound") struct AssignmentBoundTests {
  /// Some problems of each variant; with `LUWANG_LONG_TESTS=1` as many as the search is held to.
  private static let cases: UInt64 = ProcessInfo.processInfo.environment["LUWANG_LONG_TESTS"] == "1" ? 300 : 20
  private static let variants = Variant.searched.filter {
    ![.largestCost, .largestDuration, .largestDistance, .weightedCost].contains($0)
  }

  @Test(arguments: variants) func isNeverAboveTheOptimum(variant: Variant) throws {
    var (share, plain, optima) = (0.0, 0.0, 0)
    for seed in 0..<Self.cases {
      let given = try variant.problem(seed: seed)
      let optimum = SlowOptimum(given)
      let bound = try AssignmentBound(given.problem, costs: given.costs).solve()
      let served = Set(optimum.plans.flatMap(\.services))
      let left = given.problem.services.filter { !served.contains($0) }
      let lost = left.reduce(Int64(0)) { $0 + (given.problem.tasks[$1.task].prize ?? 0) }
      #expect(
        bound.value(leavingOut: left) <= optimum.value.objective - lost,
        "\(variant), seed \(seed): \(bound.value(leavingOut: left)) is above \(optimum.value)")
      guard optimum.value.missing == 0 else { continue }
      #expect(bound.value <= optimum.value.objective, "\(variant), seed \(seed): \(bound.value), \(optimum.value)")
      let services = try AssignmentBound(given.problem, costs: given.costs).ofServices.value
      #expect(services <= bound.value)
      guard optimum.value.objective > 0 else { continue }
      optima += 1
      share += Double(bound.value) / Double(optimum.value.objective)
      plain += Double(services) / Double(optimum.value.objective)
    }
    let count = Double(max(1, optima))
    print("\(variant): \(share / count) of the optimum, services alone \(plain / count)")
    #expect(optima < 10 || share > 1.3 * plain, "\(variant): no better than the services alone")
  }

  /// Prices from anywhere prove a bound that holds; work that is called off leaves that of the services.
  @Test func holdsWhereverItStops() throws {
    for seed in UInt64(0)..<20 {
      let given = try Variant.facilities.problem(seed: seed)
      let optimum = SlowOptimum(given).value
      guard optimum.missing == 0 else { continue }
      let bound = try AssignmentBound(given.problem, costs: given.costs)
      #expect(try bound.solve(isDue: { true }).value <= optimum.objective, "seed \(seed)")
      let vain = BoundOptions(budget: BoundBudget(isCancelled: { true }))
      let none = try AssignmentBound(given.problem, costs: given.costs, options: vain).solve()
      #expect(none.value == bound.ofServices.value && none.value <= optimum.objective && !none.isComplete)
    }
  }

  @Test func otherObjectivesHaveNone() throws {
    let given = try Variant.largestCost.problem(seed: 1)
    #expect(throws: BoundError.objective) { try AssignmentBound(given.problem, costs: given.costs) }
  }
}
