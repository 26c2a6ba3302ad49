import ArgumentParser
import CityImport
import Foundation
import GeoTypes
import RoadNetwork
import SampleCity
import Store

/// `luwang sample-points`: for demonstrations on cities that bring no incidents.
struct SamplePointsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample-points",
    abstract: "Print made-up points beside the roads of a city, as CSV.",
    discussion: "Example: luwang sample-points city.gpkg --count 1000 --seed 7 > points.csv")

  @Argument(help: "The city file.")
  var city: URL

  @Option(help: "How many.")
  var count = 1000

  @Option(help: "The seed of its chance.")
  var seed: UInt64 = 1

  func run() throws {
    guard (0...10_000_000).contains(count) else { throw Outcome.badInput("--count \(count): give 0 to 10000000") }
    let file = try CityFile.openReadOnly(city)
    defer { try? file.close() }
    let (segments, frame) = try file.read { (try $0.network().segments, try $0.metadata().crs.rawValue) }
    guard !segments.isEmpty else {
      throw ImportError.cityLacks(
        file: city.relativePath, what: "roads to put points beside", remedy: "import roads first")
    }
    var points = RoadsidePoints(segments, seed: seed)
    Console.data("id,lon,lat,crs")
    for number in 1...max(1, count) where count > 0 {
      let point = points.next()
      Console.data("P\(number),\(point.longitude),\(point.latitude),EPSG:\(frame)")
    }
  }
}
