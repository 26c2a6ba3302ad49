import ArgumentParser
import Foundation
import GeoTypes
import RoadNetwork
import Service

/// `luwang bench drives`
struct BenchDrivesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drives",
    abstract: "Measure the routing services of a city without HTTP, JSON included.",
    discussion: """
      Examples:
        luwang bench drives city.gpkg --json
        luwang bench drives city.gpkg --places places.csv --query steps=true

      Routes lead from each place to the next; tables are of the first places. Rates are on the wall, the median of the
      runs; places that are nowhere near a road, and pairs without a way, count as answers.
      """)

  @Argument(help: "The city file.")
  var city: URL

  @Option(help: "A file of places: LON,LAT on each line; made up beside the roads without one.")
  var places: URL?

  @Option(help: "How many places are made up.")
  var count = 2000

  @Option(help: "Options of the routes, as in a query.")
  var query = "overview=full&geometries=polyline&generate_hints=false"

  @Option(help: "How many places the table has.")
  var table = 1000

  @Option(help: "The profile of the vehicle: a name that comes with Luwang.")
  var profile = "patrol-car"

  @Option(help: "How many threads may work on a table.")
  var threads = 1

  @Option(help: "How often to measure.")
  var runs = 5

  @Option(name: .customLong("write-to"), help: "Where to write the places that were asked for, LON,LAT on each line.")
  var written: URL?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    guard (1...1000).contains(runs) else { throw Outcome.badInput("--runs \(runs): give 1 to 1000") }
    guard (2...1_000_000).contains(count) else { throw Outcome.badInput("--count \(count): give 2 to 1000000") }
    guard (1...64).contains(threads) else { throw Outcome.badInput("--threads \(threads): give 1 to 64") }
    guard VehicleProfile.standardNames.contains(profile) else {
      throw Outcome.badInput(
        "--profile \(profile): give one of \(VehicleProfile.standardNames.joined(separator: ", "))")
    }
    let texts = try places.map(read) ?? DrivePlaces.madeUp(count, in: city)
    guard texts.count >= 2 else { throw Outcome.badInput("there are \(texts.count) places: give two or more") }
    if let written { try Data((texts.joined(separator: "\n") + "\n").utf8).write(to: written) }
    let trial = try await DriveTrial(city: city, profile: profile, threads: threads)
    var figures = BenchFigures()
    figures.add("places", texts.count)
    let routes = measure(texts.count - 1) {
      zip(texts, texts.dropFirst()).reduce(into: (found: 0, bytes: 0)) { sum, ends in
        guard let bytes = try? trial.answer("route", "\(ends.0);\(ends.1)", query) else { return }
        sum = (sum.found + 1, sum.bytes + bytes)
      }
    }
    figures.add("routes_found", routes.found)
    figures.add("route_bytes", routes.found > 0 ? Double(routes.bytes) / Double(routes.found) : nil)
    figures.add("routes_per_s", Spread(routes.rates))
    let coordinates = texts.prefix(table).joined(separator: ";")
    for (name, query) in [("duration", ""), ("both", "&annotations=duration,distance")] {
      let tables = measure(1) {
        let bytes = try? trial.answer("table", coordinates, "generate_hints=false" + query)
        return (bytes == nil ? 0 : 1, bytes ?? 0)
      }
      figures.add("table_\(name)_bytes", tables.found > 0 ? tables.bytes : nil)
      figures.add("table_\(name)_ms", tables.found > 0 ? Spread(tables.rates.map { 1000 / $0 }) : nil)
    }
    Console.data(common.json ? try JSONText.line(figures) : figures.lines.joined(separator: "\n") + "\n")
  }

  private func read(_ file: URL) throws -> [String] {
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
      throw Outcome.badInput("\(file.relativePath): cannot be read as text: give LON,LAT on each line")
    }
    return text.split(whereSeparator: \.isNewline).map(String.init)
  }

  /// How often something is done in a second, and what came of it.
  private func measure(
    _ count: Int, _ body: () -> (found: Int, bytes: Int)
  ) -> (found: Int, bytes: Int, rates: [Double]) {
    // Once to warm up: memory that is taken then is kept.
    var (result, rates) = (body(), [Double]())
    let clock = ContinuousClock()
    for _ in 0..<runs {
      let time = clock.measure { result = body() }
      rates.append(Double(count) / max(1e-9, time / .seconds(1)))
    }
    return (result.found, result.bytes, rates)
  }
}
