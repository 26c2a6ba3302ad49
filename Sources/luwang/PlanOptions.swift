import ArgumentParser
import Foundation
import GeoTypes
import Plans
import RoadNetwork

/// The options of `luwang plan`.
struct PlanOptions: ParsableArguments {
  @Argument(help: "The city file.")
  var city: URL

  @Option(name: .shortAndLong, help: "The folder to write the plan to; made where there is none.")
  var output: URL

  @Option(help: "The vehicles (JSON); without it those of the city file, else one is assumed as often as needed.")
  var fleet: URL?

  @Option(help: "What is to be done (JSON); without it the rules of the city file, else every kerb once.")
  var rules: URL?

  @Option(help: "The day, as 2026-05-04; by default today.")
  var date: String?

  @Option(
    name: .customLong("utc-offset"), parsing: .unconditional,
    help: "The city's clock, as +08:00; by default that of China, or by longitude.")
  var utcOffset: String?

  @Option(help: "The part of the city: a division or zone code, or a file with polygons.")
  var area: String?

  @Option(help: "The road classes that assumed rules ask for, with commas between.")
  var classes: String?

  @Option(help: "The profile of assumed vehicles or chiefs.")
  var profile: String?

  @Option(name: .customLong("profile-file"), help: "A vehicle profile (JSON) that the fleet may name; may be repeated.")
  var profileFiles: [String] = []

  @Option(help: "Closed segments: their numbers with commas between.")
  var closed: String?

  @Option(parsing: .unconditional, help: "The temperature expected, in degrees Celsius.")
  var temperature: Double?

  @Option(help: "Where the random numbers of the search begin.")
  var seed: UInt64 = 1

  @Option(help: "Rounds of the search; by default by the size of the work.")
  var iterations: Int?

  @Option(help: "Threads that may work; the plan is the same for every number.")
  var threads: Int?

  @Option(help: "The language of report, sheets and instructions: zh or en; by default zh in China.")
  var lang: String?

  @Option(help: "The heading of the report; by default the city's name.")
  var title: String?

  @Option(help: "Whom the data comes from, as its licence asks to be shown.")
  var attribution: String?

  @Flag(help: "Also keep the plan in the city file, where a GIS shows its legs.")
  var store = false

  @Flag(help: "Exit with 4 where anything is left undone.")
  var strict = false

  @OptionGroup var common: CommonOptions
}
