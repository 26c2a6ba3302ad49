import ArcBounds
import ArcInstances
import ArcRouting
import ArgumentParser
import Foundation

/// `luwang arcs bound`
struct ArcsBoundCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bound",
    abstract: "A cost that no solution is below.",
    discussion: """
      Examples:
        luwang arcs bound egl-e1-A.dat
        luwang arcs bound egl-g1-A.dat --seconds 60 --json

      The bound is that of a relaxation; which one, and the rules that it ignores, are printed with it. It holds however
      early work ends. Docs/Algorithms/ArcBounds.md tells how it is found.
      """)

  @OptionGroup var instance: ArcFile

  @Option(help: "Seconds of processor time to work on it.")
  var seconds = 5.0

  @Option(help: "Where random numbers begin.")
  var seed: UInt64 = 1

  @OptionGroup var common: CommonOptions

  func run() throws {
    guard (0...1e6).contains(seconds) else { throw Outcome.badInput("--seconds \(seconds): give 0 to 1000000") }
    let instance = try instance.read()
    let watch = InterruptWatch()
    let found = try ArcBound(instance, seconds: seconds, seed: seed, interruption: watch.interruption)
    if watch.interruption.hasCome { common.note("bound: interrupted; this is the bound so far") }
    guard common.json else {
      let bound = found.bound
      common.note("bound: \(instance.summary)")
      Console.data("bound: \(bound.value) (\(found.summary))")
      Console.data(
        "bound: \(bound.cuts.parity) parity, \(bound.cuts.connectivity) connectivity and \(bound.cuts.capacity) capacity cuts "
          + "in \(bound.rounds) rounds, \(bound.isComplete ? "no more found" : "stopped by time")")
      return
    }
    Console.data(try JSONText.pretty(BoundRecord(instance: instance.problem.name, found.bound)))
  }
}

/// What `luwang arcs bound --json` prints.
private struct BoundRecord: Encodable {
  var instance: String
  var bound: Int64
  var relaxation: String
  var ignores: [String]
  var parityCuts: Int
  var connectivityCuts: Int
  var capacityCuts: Int
  var rounds: Int
  var seconds: Double
  var isComplete: Bool

  enum CodingKeys: String, CodingKey {
    case instance, bound, relaxation, ignores, rounds, seconds
    case parityCuts = "parity_cuts"
    case connectivityCuts = "connectivity_cuts"
    case capacityCuts = "capacity_cuts"
    case isComplete = "complete"
  }

  init(instance: String, _ bound: LowerBound) {
    self.instance = instance
    self.bound = bound.value
    relaxation = bound.relaxation.description
    ignores = bound.ignored.map(\.description)
    parityCuts = bound.cuts.parity
    connectivityCuts = bound.cuts.connectivity
    capacityCuts = bound.cuts.capacity
    rounds = bound.rounds
    seconds = bound.seconds
    isComplete = bound.isComplete
  }
}
