import ArgumentParser
import CityImport
import Foundation

/// `luwang stats`
struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Lengths by class, counts by level, sizes of grids.",
    discussion: "Example: luwang stats city.gpkg --json")

  @Argument(help: "The city file.")
  var city: URL

  @OptionGroup var common: CommonOptions

  func run() throws {
    let statistics = try CityStatistics(readingFrom: city)
    if common.json {
      Console.data(try JSONText.pretty(statistics))
    } else {
      statistics.summary.forEach(Console.data)
    }
  }
}
