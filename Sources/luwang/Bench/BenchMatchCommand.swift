import ArgumentParser
import Foundation
import RoadNetwork
import Routing

/// `luwang bench match`
struct BenchMatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match",
    abstract: "Measure map matching on tracks whose way is known.",
    discussion: """
      Examples:
        luwang bench match ../shared/data/tracks/* --json
        luwang bench match ../shared/data/tracks/00000085 --every 30

      Each set is a folder with .nodes, .arcs, .track and .route, as Kubička and others published them; its roads are the
      map. Found and wrong are percent of the true length; the rate is fixes per second of CPU time on one thread, the
      whole answer made, the median of the runs. What is prepared once for a map is not counted.
      """)

  @Argument(help: "Folders of sets.")
  var sets: [URL]

  @Option(help: "The least seconds between fixes; what comes sooner is left out.")
  var every = 0.0

  @Option(help: "The profile of the vehicle.")
  var profile = "patrol-car"

  @Option(help: "How often to measure.")
  var runs = 5

  @OptionGroup var common: CommonOptions

  func run() throws {
    guard (1...1000).contains(runs) else { throw Outcome.badInput("--runs \(runs): give 1 to 1000") }
    guard every >= 0, every.isFinite else { throw Outcome.badInput("--every \(every): give seconds, 0 or more") }
    let profile = try VehicleProfile(named: profile)
    var whole = MatchBench()
    for folder in sets {
      let set: TrackSet
      do { set = try TrackSet(folder: folder) } catch { throw Outcome.badInput("\(error)") }
      let bench = try MatchBench(set, profile: profile, every: every, runs: runs)
      try tell(bench.figures(name: set.name))
      whole.add(bench)
    }
    if sets.count > 1 { try tell(whole.figures(name: "all")) }
  }

  private func tell(_ figures: BenchFigures) throws {
    Console.data(common.json ? try JSONText.line(figures) : figures.lines.joined(separator: "\n") + "\n")
  }
}
