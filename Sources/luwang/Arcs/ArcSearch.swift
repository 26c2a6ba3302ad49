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
  /// Hears of better costs and the processor seconds at which they were found, once a second at most.
  var progress: (@Sendable (Double, Int64) -> Void)?

  /// What came out, and when the best was better than before.
  struct Result {
    var solution: RoadSolution
    /// How it is known that no solution is better; `nil` where it is not.
    var proof: String?
    var steps: [(seconds: Double, objective: Int64)]
    var seconds: Double
  }

  /// Tables beyond this are replaced by searches on demand, which may keep as much.
  private static let memoryLimit = 1 << 30

  /// Solves an instance. - Throws: `Outcome` where the instance does not fit the solver, or where what came out is refused.
  /// - Parameters:
  ///   - first: what to begin with.
  ///   - start: the processor time from which seconds count.
  ///   - interruption: ends the search when Ctrl-C is pressed.
  func solve(
    _ instance: ArcInstance, from first: ArcStart?, since start: Double, _ interruption: Interruption
  ) throws -> Result {
    do {
      let conversion = try instance.problem.converted()
      let found =
        if conversion.tableSize <= Self.memoryLimit {
          try best(conversion, costs: conversion.table(), first, since: start, interruption)
        } else {
          try best(
            conversion, costs: conversion.searched(memoryLimit: Self.memoryLimit), first, since: start, interruption)
        }
      let solution = RoadSolution(found.solution, of: instance.problem, conversion)
      try refuseFaults(solution, of: instance)
      let proof = first.flatMap { $0.bound == solution.objective ? "postman by \($0.tour.method.rawValue)" : nil }
      return Result(
        solution: solution, proof: solution.unserved.isEmpty ? proof : nil, steps: found.steps,
        seconds: CPUClock.process - start)
    } catch let error as RoadProblemError { throw Outcome.badInput(error.description) } catch let error
      as TravelCostsError
    { throw Outcome.badInput(error.description) } catch let error as SolverError {
      throw Outcome.badInput(error.description)
    } catch let error as Violation {
      throw Outcome(
        code: .internalFault, message: "a fault of Luwang: the tour of \(instance.problem.name) breaks a rule: \(error)"
      )
    }
  }

  private func best<Costs: TravelCosts>(
    _ conversion: RoadConversion, costs: Costs, _ first: ArcStart?, since start: Double, _ interruption: Interruption
  ) throws -> (solution: Solution, steps: [(seconds: Double, objective: Int64)]) {
    let record = SearchRecord(from: start, tell: progress)
    let plans = first?.plans(in: conversion, costs: costs) ?? []
    if let first, first.isOptimal {
      let solution = try SolutionEvaluator(problem: conversion.problem, costs: costs).solution(of: plans)
      return (solution, record.steps(ending: solution.value))
    }
    let control = SearchControl { record.note($0.best) }
    interruption.whenCome { control.cancel() }
    // What was spent before counts too.
    let left = seconds.map { Duration.seconds(max(0, $0 - (CPUClock.process - start))) }
    let options = ArcRoutingOptions(
      seed: seed,
      stop: StoppingRule(iterations: iterations, time: left, clock: .processor, target: first?.bound), threads: threads)
    let solution = try ArcRoutingSolver(conversion.problem, costs: costs, options: options).solve(control, from: plans)
    return (solution, record.steps(ending: solution.value))
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
