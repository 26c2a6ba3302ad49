import ArgumentParser
import Casework
import CityImport
import Foundation
import GeoTypes

/// How points are read, located and answered.
struct PointOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: "Points to read: CSV, NDJSON or binary; - is standard input.")
  var input: URL?

  @Option(name: .customLong("input-format"), help: "csv, ndjson or, for locate, binary; default by the file's name.")
  var inputFormat: String?

  @Option(name: .customLong("input-crs"), help: "Frame of points that name none: EPSG:N, gcj02 or bd09.")
  var inputCRS: String?

  @Option(help: "Which column holds a field: field=column,…")
  var map: String?

  @Option(help: "Answer in ndjson or csv; locate also in binary. Default: ndjson, or binary for binary points.")
  var format: String?

  @Option(help: "How far a road may lie, in metres.")
  var reach = 50.0

  @Flag(help: "Exit with 4 when a line could not be read.")
  var strict = false

  /// The points of the input.
  func stream() throws -> PointStream {
    guard let input else { throw Outcome.badInput("no points: give LON,LAT or -i FILE") }
    return try PointStream.open(input, format: try textFormat(), inputCRS: inputCRS, map: map)
  }

  /// The format of the input as it was named; `nil` goes by the file's name.
  func textFormat() throws -> PointStream.Format? {
    guard let inputFormat else { return nil }
    guard let known = PointStream.Format(rawValue: inputFormat) else {
      throw Outcome.badInput("--input-format \(inputFormat): give csv or ndjson, or binary for locate")
    }
    return known
  }

  /// Whether answers are CSV.
  func answersCSV() throws -> Bool {
    switch format {
    case "csv": return true
    case "ndjson", nil: return false
    case let format?: throw Outcome.badInput("--format \(format): give ndjson or csv")
    }
  }

  /// How positions are located.
  func locatorOptions() throws -> LocatorOptions {
    guard reach.isFinite, (0...100_000).contains(reach) else {
      throw Outcome.badInput("--reach \(reach): give metres from 0 to 100000")
    }
    var options = LocatorOptions()
    options.reach = .init(reach)
    return options
  }
}
