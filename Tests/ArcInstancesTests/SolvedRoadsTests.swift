import ArcInstances
import ArcRouting
import TestKit
import Testing

@Suite struct SolvedRoadsTests {
  /// Solver, conversion and check agree on what random solutions cost, with ways stated and without.
  @Test(arguments: UInt64(0)..<80) func solutionsAreAccepted(seed: UInt64) throws {
    let problem = RandomRoads.problem(seed: seed, withTurns: seed % 2 == 0)
    let conversion = try problem.converted()
    let solution = try ArcRoutingSolver(
      conversion.problem, costs: conversion.table(), options: ArcRoutingOptions(stop: .iterations(30))
    ).solve()
    let check = SolutionCheck(problem)
    let written = RoadSolution(solution, of: problem, conversion)
    let findings = check.findings(in: written)
    #expect(findings.count == solution.unserved.count, "seed \(seed): \(findings)")
    #expect(findings.allSatisfy { $0.reason == .missing }, "seed \(seed): \(findings)")
    let short = RoadSolution(solution, of: problem, conversion, withWays: false)
    for finding in check.findings(in: short) where finding.reason != .missing {
      // Left to itself the check may find a cheaper way to stand at a required node.
      let isCheaper = finding.found.flatMap { found in finding.stated.map { found < $0 } } ?? false
      #expect(!problem.requiredNodes.isEmpty && isCheaper, "seed \(seed): \(finding)")
    }
  }
}
