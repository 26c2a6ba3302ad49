import ArgumentParser
import Foundation
import GeoTypes
import Routing

/// `luwang table`
struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "Times and lengths of the fastest legal drives from each source to each target.",
    discussion: """
      Examples:
        luwang table city.gpkg --sources "117.12,36.65;117.15,36.66;117.13,36.67"
        luwang table city.gpkg --sources depots.csv --targets sites.geojson --input-crs EPSG:4490 -o times.csv
        luwang table porto.gpkg --sources "-8.62,41.15;-8.60,41.16" --profile truck --json

      A pair without a way is empty (null in JSON), counted and told on standard error.
      """)

  @Argument(help: "The city file.")
  var city: URL

  @Option(parsing: .unconditional, help: "Where drives start: LON,LAT;LON,LAT… or a file: CSV, NDJSON or GeoJSON.")
  var sources: String

  @Option(parsing: .unconditional, help: "Where they end, given alike. Default: the sources.")
  var targets: String?

  @Option(name: .customLong("input-crs"), help: "Frame of points that name none: EPSG:N, gcj02 or bd09.")
  var inputCRS: String?

  @Option(help: "Which column holds a field: field=column,…")
  var map: String?

  @Option(help: "list: a row a pair; times or lengths: a row a source, a column a target.")
  var format = "list"

  @Option(name: .shortAndLong, help: "The file to write; it appears whole or not at all. Default: standard output.")
  var output: URL?

  @Flag(help: "Exit with 4 when a pair has no way.")
  var strict = false

  @OptionGroup var options: DriveOptions
  @OptionGroup var common: CommonOptions

  /// More pairs are asked for in parts.
  private static let limit = 25_000_000

  func run() throws {
    guard ["list", "times", "lengths"].contains(format) else {
      throw Outcome.badInput("--format \(format): give list, times or lengths")
    }
    let from = try TablePoints(sources, option: "--sources", inputCRS: inputCRS, map: map)
    let to = try targets.map { try TablePoints($0, option: "--targets", inputCRS: inputCRS, map: map) } ?? from
    guard from.names.count <= TableCommand.limit / to.names.count else {
      throw Outcome.badInput(
        "\(from.names.count) sources by \(to.names.count) targets are more than \(TableCommand.limit) pairs: ask in parts"
      )
    }
    let drive = try CityDrive(city, options.drive())
    drive.warnings.forEach(common.warning)
    let table = try drive.table(from: from, to: to)
    var sink = try AnswerSink.open(output)
    if common.json {
      try table.writeJSON(to: &sink)
    } else if format == "list" {
      try table.writeList(to: &sink)
    } else {
      try table.writeMatrix(ofLengths: format == "lengths", to: &sink)
    }
    try sink.finish()
    let missing = table.missing
    guard let first = missing.first else { return }
    common.warning(
      "\(missing.count) of \(from.names.count * to.names.count) pairs have no way; the first, from "
        + "\(from.names[first.source]) to \(to.names[first.target]): "
        + drive.reasonForNoWay(from: table.sourceStops[first.source], to: table.targetStops[first.target]))
    if strict { throw Outcome(code: .partial) }
  }
}
