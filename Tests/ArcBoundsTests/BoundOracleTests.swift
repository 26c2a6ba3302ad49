import ArcBounds
import ArcRouting
import TestKit
import Testing

/// No bound is above what trying everything finds.
struct BoundOracleTests {
  @Test(arguments: RandomRoads.Family.allCases) func neverPassesTheOptimum(family: RandomRoads.Family) throws {
    var (solved, equal) = (0, 0)
    for seed in UInt64(0)..<45 {
      let problem = RandomRoads(seed: seed, family: family).problem
      guard let optimum = ExhaustiveCover(problem).optimum() else { continue }
      let bound = try RoadBound(problem).solve()
      #expect(bound.value <= optimum, "\(problem.name): \(bound)")
      #expect(bound.isComplete)
      solved += 1
      if bound.value == optimum { equal += 1 }
    }
    print("\(family): \(equal) of \(solved) bounds are the optimum")
    #expect(solved >= 30)
    // One postman on an undirected graph: the cuts leave little to be desired.
    if family == .onePostman { #expect(equal * 10 >= solved * 9) }
  }
}
