public import ArcInstances
import ArcRouting
public import ArgumentParser
import Foundation

extension GeneratedKind: ExpressibleByArgument {}

/// `luwang arcs generate`
struct ArcsGenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Make up an instance on a road-like graph.",
    discussion: """
      Examples:
        luwang arcs generate --tasks 200 -o town.json
        luwang arcs generate --tasks 3000 --kind facilities --seed 7 > city.json

      The same kind, tasks and seed give the same file on every machine.
      """)

  @Option(help: "How many links are to be served.")
  var tasks: Int

  @Option(
    help: "undirected, mixed (with one-way streets), windy (uphill is dearer), or facilities (mixed, with dumps).")
  var kind = GeneratedKind.undirected

  @Option(help: "Where random numbers begin.")
  var seed: UInt64 = 1

  @Option(name: .shortAndLong, help: "Where to write it; standard output without.")
  var output: URL?

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  func run() throws {
    guard (1...RoadGenerator.taskLimit).contains(tasks) else {
      throw Outcome.badInput("--tasks \(tasks): give 1 to \(RoadGenerator.taskLimit)")
    }
    let problem = RoadGenerator(kind: kind, tasks: tasks, seed: seed).problem()
    let text = ArcInstance.text(of: problem)
    if let output { try Data(text.utf8).write(to: output, options: .atomic) } else { Console.write(text) }
    if !quiet {
      Console.note("generate: \(ArcInstance(problem: problem, dialect: .json, firstNode: 0).summary)")
    }
  }
}
