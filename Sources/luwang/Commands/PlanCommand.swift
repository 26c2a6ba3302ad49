import ArgumentParser
import Foundation
import Plans

/// `luwang plan`
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Plan one day's routes over streets to be covered.",
    discussion: """
      Examples:
        luwang plan sweep city.gpkg --fleet fleet.json --date 2026-05-04 -o tonight
        luwang plan patrol city.gpkg --area 370102 -o patrols
        luwang plan sweep porto.gpkg --area centre.geojson --lang en -o night

      Without a fleet or rules they are assumed, and the plan says so.
      """,
    subcommands: [PlanSweepCommand.self, PlanPatrolCommand.self])
}

/// `luwang plan sweep`
struct PlanSweepCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Sweep, wash or sprinkle kerbs: who drives where, when, with visits to dump and water sites.")

  @OptionGroup var options: PlanOptions

  func run() async throws { try await PlanRun(options, kind: .sweep).run() }
}

/// `luwang plan patrol`
struct PlanPatrolCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "patrol",
    abstract: "Patrols: each road chief goes along the roads held, from the station and back.")

  @OptionGroup var options: PlanOptions

  @Option(help: "The level of the chiefs who go; by default whoever holds the least of each road.")
  var level: String?

  func run() async throws { try await PlanRun(options, kind: .patrol, level: level).run() }
}
