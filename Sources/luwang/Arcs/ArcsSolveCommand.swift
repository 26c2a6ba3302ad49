import ArcBounds
import ArcInstances
import ArcRouting
import ArgumentParser
import Foundation

/// `luwang arcs solve`
struct ArcsSolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve",
    abstract: "Find routes that cover what an instance requires.",
    discussion: """
      Examples:
        luwang arcs solve gdb1.dat
        luwang arcs solve egl-g1-A.dat --seconds 60 --seed 7 -o routes.json
        luwang arcs solve A3101.DAT --iterations 500 --json

      Every solution is checked before it is printed, and printed with a lower bound and the gap to it. A postman's tour that
      matching or flow proves to be the best is printed at once. Ctrl-C ends the search, and the best routes so far are written
      (exit code 130). Meanwhile better costs are told on standard error, once a second at most. Exit code 3: something required
      could not be served; the best partial solution is written all the same, with a reason for each.
      """)

  @OptionGroup var instance: ArcFile

  @Option(help: "Processor seconds for everything, the bound included.")
  var seconds: Double?

  @Option(help: "Rounds of search; without this and --seconds a number drawn from the size.")
  var iterations: Int?

  @Option(help: "Where random numbers begin.")
  var seed: UInt64 = 1

  @Option(help: "How many threads may work; the solution for a number of iterations is the same.")
  var threads = 1

  @Option(help: "Processor seconds for the bound; 0 for none. Default: 2, at most a tenth of --seconds.")
  var boundSeconds: Double?

  @Option(name: .shortAndLong, help: "Where to write the solution (JSON).")
  var output: URL?

  @OptionGroup var common: CommonOptions

  func run() throws {
    var search = try ArcSearch(seconds: seconds, iterations: iterations, seed: seed, threads: threads).checked()
    let (start, watch) = (CPUClock.process, InterruptWatch())
    let boundSeconds = boundSeconds ?? min(2, (seconds ?? 20) / 10)
    guard (0...1e6).contains(boundSeconds) else {
      throw Outcome.badInput("--bound-seconds \(boundSeconds): give 0 to 1000000")
    }
    let instance = try instance.read()
    common.note("solve: \(instance.summary)")
    instance.remarks.forEach { common.note("solve: \($0)") }
    let first = ArcStart(instance, seed: seed, until: start + (seconds ?? .infinity) / 5, watch.interruption)
    let bound =
      boundSeconds > 0 && first?.isOptimal != true
      ? try ArcBound(instance, seconds: boundSeconds, interruption: watch.interruption) : nil
    search.progress = { [common] seconds, cost in
      let gap = bound.map { PercentText.text(100 * Double(cost - $0.bound.value) / Double(max(1, $0.bound.value))) }
      common.note("solve: after \(Int(seconds)) s cost \(cost)" + (gap.map { ", gap \($0)" } ?? ""))
    }
    let result = try search.solve(instance, from: first, since: start, watch.interruption)
    var solution = result.solution
    if solution.unserved.isEmpty { solution.bound = result.proof == nil ? bound?.bound.value : solution.objective }
    let text = solution.text(firstNode: instance.firstNode, facts: facts(solution, bound, result.proof))
    if let output { try Data(text.utf8).write(to: output, options: .atomic) }
    if common.json { Console.write(text) } else { report(solution, instance, bound, result.proof) }
    if watch.interruption.hasCome {
      throw Outcome(code: .interrupted, message: "interrupted; these are the best routes so far")
    }
    let left = solution.unserved.count
    if left > 0 {
      throw Outcome(code: .noAnswer, message: "\(left) of \(instance.serviceCount) services cannot be done")
    }
  }

  /// What the head of a solution file tells beside the solution.
  private func facts(
    _ solution: RoadSolution, _ bound: ArcBound?, _ proof: String?
  ) -> [(key: String, json: String)] {
    let facts =
      if let proof { [("bound_relaxation", "\"\(proof)\""), ("bound_ignores", "[]"), ("gap_percent", "0.0")] } else {
        solution.bound == nil ? [] : bound?.facts(solution) ?? []
      }
    return facts + [("seed", "\(seed)")]
  }

  private func report(_ solution: RoadSolution, _ instance: ArcInstance, _ bound: ArcBound?, _ proof: String?) {
    for (number, route) in solution.routes.enumerated() {
      let visits = route.stops.map { Self.text($0, instance.firstNode) }.joined(separator: " ")
      Console.data("route \(number): cost \(route.cost), load \(route.load): \(visits)")
    }
    for unserved in solution.unserved { Console.data("left out: \(unserved.visit.text): \(unserved.reason)") }
    let goal = instance.problem.goal == .largest ? "largest route \(solution.objective), cost" : "cost"
    let gap =
      if let proof { ", optimal (\(proof))" } else if let bound, solution.bound != nil {
        ", bound \(bound.bound.value), gap \(PercentText.text(solution.gapPercent)) (\(bound.summary))"
      } else { "" }
    Console.data("solve: \(goal) \(solution.cost) in \(solution.routes.count) routes\(gap)")
  }

  private static func text(_ stop: RoadSolution.Stop, _ firstNode: Int) -> String {
    let (from, to) = ((stop.from ?? 0) + firstNode, (stop.to ?? 0) + firstNode)
    return switch stop.visit {
    case .link: "\(from)-\(to)"
    case .requiredNode: "(\(from))"
    case .facility: "[\(from)]"
    }
  }
}

extension RoadSolution.Visit {
  /// What it is about, with the number that files give it.
  fileprivate var text: String {
    switch self {
    case .link(let number, _, let pass): "link \(number)" + (pass == 0 ? "" : ", pass \(pass)")
    case .requiredNode(let number): "required node \(number)"
    case .facility(let number): "facility \(number)"
    }
  }
}

extension ArcSearch {
  /// The same, if its options make sense. - Throws: `Outcome`.
  func checked() throws -> ArcSearch {
    if let seconds, !(0...1e6).contains(seconds) {
      throw Outcome.badInput("--seconds \(seconds): give 0 to 1000000")
    }
    if let iterations, !(0...1_000_000_000).contains(iterations) {
      throw Outcome.badInput("--iterations \(iterations): give 0 to 1000000000")
    }
    guard (1...1024).contains(threads) else { throw Outcome.badInput("--threads \(threads): give 1 to 1024") }
    if seconds != nil, iterations != nil { throw Outcome.badInput("give --seconds or --iterations, not both") }
    return self
  }
}
