import ArgumentParser
import CityImport
import Foundation
import GeoTypes
import Grid

/// `luwang grid`
struct GridCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grid",
    abstract: "Build the unit grids of a city and their codes.",
    discussion: """
      Examples:
        luwang grid city.gpkg
        luwang grid city.gpkg --only 370102 --everywhere --target-area 20000

      Cells follow roads, walls, water, railways and borders inside each community. Where the lowest divisions are
      higher than communities, provisional communities are made to carry the codes.
      """)

  @Argument(help: "The city file.")
  var city: URL

  @Option(name: .customLong("target-area"), help: "Square metres a cell should have.")
  var targetArea = 10_000.0

  @Flag(help: "Make cells outside the built-up area too.")
  var everywhere = false

  @Option(help: "Code of a division to which the work is restricted; may be given again.")
  var only: [String] = []

  @OptionGroup var common: CommonOptions

  func run() throws {
    guard targetArea.isFinite, (100...10_000_000).contains(targetArea) else {
      throw Outcome.badInput("--target-area \(targetArea): give square metres from 100 to 10000000")
    }
    var options = UnitGridOptions()
    options.targetArea = SquareMeters(targetArea)
    options.everywhere = everywhere
    options.restrictTo = only.isEmpty ? nil : only
    let report = try CityGridder(options: options).run(city)
    if common.json {
      Console.data(try JSONText.pretty(report))
    } else {
      report.summary.forEach(common.note)
    }
  }
}
