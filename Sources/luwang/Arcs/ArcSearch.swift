import ArcInstances
import ArcRouting
import Foundation

/// A search for routes with a seed and a budget, timed from its first second.
struct ArcSearch: Sendable {
  /// Processor seconds of all threads, preparation included; `nil` where iterations are counted.
  var seconds: Double?
  /// Rounds of search; `nil` for a number drawn from the size.
  var iterations: Int?
  /// Where random numbers begin.
  var seed: UInt64
  /// How many threads may work.
  var threads: Int

  /// What came out, and when the best was better than before.
  struct Result {
    var solution: RoadSolution
    var steps: [(seconds: Double, objective: Int64)]
    var seconds: Double
  }

  /// Tables beyond this are replaced by searches on demand, which may keep as much.
  private static let memoryLimit = 1 << 30

  /// Solves an instance. - Throws: `Outcome` where the instance does not fit the solver, or where what came out is refused.
  /// - Parameter start: the processor time from which seconds count.
  func solve(_ instance: ArcInstance, from start: Double) async throws -> Result {
    do {
      let conversion = try instance.problem.converted()
      let found =
        if conversion.tableSize <= Self.memoryLimit {
          try await best(conversion, costs: conversion.table(), from: start)
        } else {
          try await best(conversion, costs: conversion.searched(memoryLimit: Self.memoryLimit), from: start)
        }
      let solution = RoadSolution(found.solution, of: instance.problem, conversion)
      try refuseFaults(solution, of: instance)
      return Result(solution: solution, steps: found.steps, seconds: CPUClock.process - start)
    } catch let error as RoadProblemError { throw Outcome.badInput(error.description) } catch let error
      as TravelCostsError
    { throw Outcome.badInput(error.description) } catch let error as SolverError {
      throw Outcome.badInput(error.description)
    }
  }

  private func best<Costs: TravelCosts>(
    _ conversion: RoadConversion, costs: Costs, from start: Double
  ) async throws -> (solution: Solution, steps: [(seconds: Double, objective: Int64)]) {
    var options = SimpleSolverOptions(seed: seed, iterations: iterations)
    var best = try await SimpleSolver(conversion.problem, costs: costs, options: options).solve(threads: threads)
    var steps = [(seconds: CPUClock.process - start, objective: best.value.objective)]
    while let seconds, CPUClock.process - start < seconds {
      options.seed &+= 0x9E37_79B9
      let next = try await SimpleSolver(conversion.problem, costs: costs, options: options).solve(threads: threads)
      guard next.value < best.value else { continue }
      best = next
      steps.append((CPUClock.process - start, best.value.objective))
    }
    return (best, steps)
  }

  /// Every solution is checked before anybody sees it.
  private func refuseFaults(_ solution: RoadSolution, of instance: ArcInstance) throws {
    let findings = SolutionCheck(instance.problem, firstNode: instance.firstNode).findings(in: solution).filter {
      $0.reason != .missing
    }
    guard let first = findings.first else { return }
    throw Outcome(
      code: .internalFault,
      message: "a fault of Luwang: the check refuses its solution of \(instance.problem.name): \(first)")
  }
}
