import TestKit
import Testing

@testable import ArcRouting

@Suite struct TourCutTests {
  /// All ways to cut the tour, from each service on.
  private static func largest(
    _ plan: RoutePlan, _ vehicles: Int, _ evaluate: ([RoutePlan]) throws -> Int64
  ) rethrows -> Int64 {
    var best = Int64.max
    for start in plan.visits.indices {
      let visits = plan.visits[start...] + plan.visits[..<start]
      for cuts in 0..<1 << (visits.count - 1) where cuts.nonzeroBitCount < vehicles {
        var plans = [plan]
        plans[0].visits = []
        for (place, visit) in visits.enumerated() {
          if place > 0, cuts & 1 << (place - 1) != 0 {
            plans.append(RoutePlan(vehicleType: 0, departure: 0, visits: []))
          }
          plans[plans.count - 1].visits.append(visit)
        }
        best = min(best, try evaluate(plans))
      }
    }
    return best
  }

  @Test func isTheBestCutOfTheTour() throws {
    var cut = 0
    for seed in UInt64(0)..<60 {
      var problem = RandomPostman.problem(seed: seed, seed % 2 == 0 ? .windy : .rural)
      let tour = try PostmanSolver(problem).tour(rounds: 10)
      guard (1...7).contains(tour.visits.count) else { continue }
      let vehicles = 1 + Int(seed % 3)
      (problem.goal, problem.vehicleLimit) = (.largest, vehicles)
      let conversion = try problem.converted()
      let costs = try conversion.table()
      let evaluator = SolutionEvaluator(problem: conversion.problem, costs: costs)
      let plans = tour.plans(in: conversion, costs: costs, vehicles: vehicles)
      let value = try evaluator.solution(of: plans).value
      let best = try Self.largest(tour.plan(in: conversion), vehicles) {
        try evaluator.solution(of: $0).value.objective
      }
      #expect(value == SolutionValue(missing: 0, objective: best) && plans.count <= vehicles, "seed \(seed)")
      let solver = try ArcRoutingSolver(
        conversion.problem, costs: costs, options: ArcRoutingOptions(stop: .iterations(0), chains: 1))
      #expect(solver.solve(from: plans).value <= value, "seed \(seed)")
      cut += plans.count > 1 ? 1 : 0
    }
    #expect(cut > 20)
  }
}
