import ArgumentParser
import Foundation
import GeoTypes
import Interchange
import RoadNetwork
import Routing
import Store

/// `luwang route`
struct RouteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "route",
    abstract: "The fastest legal drive through points, with its turns.",
    discussion: """
      Examples:
        luwang route city.gpkg 117.12,36.65 117.15,36.66 --profile sweeper
        luwang route city.gpkg 117.12,36.65 117.15,36.66 --approach any --json --geojson drive.geojson
        luwang route porto.gpkg --profile truck -- -8.62,41.15 -8.60,41.16
        luwang route city.gpkg 117.12,36.65 117.15,36.66 --close 812,813 --slow arterial=0.6,branch=0.4

      Profiles: \(VehicleProfile.standardNames.joined(separator: ", ")), or the path of a JSON file. With --approach
      curb the vehicle starts and ends on the side of the road where the point lies. --close and --slow say what is
      different today: closures, snow. Without a route the reason is told and the exit code is 3.
      """)

  @Argument(help: "The city file.")
  var city: URL

  @Argument(help: "Two or more points as LON,LAT in degrees.")
  var points: [String]

  @Option(help: "Write the line of the drive to a GeoJSON file.")
  var geojson: URL?

  @OptionGroup var options: DriveOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    guard points.count >= 2 else { throw Outcome.badInput("a route needs two points or more as LON,LAT") }
    let positions = try points.map(LocateCommand.position)
    let drive = try CityDrive(city, options.drive())
    drive.warnings.forEach(common.warning)
    let route = try common.answer("no route") { try drive.route(through: positions) }
    if let geojson { try route.writeLine(to: geojson) }
    if common.json {
      Console.data(try JSONText.pretty(route.record))
    } else {
      route.summary.forEach(Console.data)
    }
  }
}

extension CommonOptions {
  /// What a search answers; where it refuses, the reason is told and the exit code is 3.
  func answer<Answer>(_ failure: String, _ search: () throws -> Answer) throws -> Answer {
    do {
      return try search()
    } catch let refusal as CityDrive.Refusal {
      if json { Console.data(try JSONText.pretty(refusal)) }
      throw Outcome(code: .noAnswer, message: "\(failure): \(refusal.message)")
    }
  }
}

extension VehicleProfile {
  /// A profile that comes with Luwang, or a file of the user's.
  init(named name: String) throws {
    let isPath = name.contains("/") || name.hasSuffix(".json")
    guard isPath else {
      self = try .standard(name)
      return
    }
    guard let handle = FileHandle(forReadingAtPath: name) else {
      throw Outcome.badInput("\(name): the profile cannot be read: check the path and its permissions")
    }
    defer { try? handle.close() }
    // One byte more than a profile may have: the reader then refuses it with its size.
    let bytes = try handle.read(upToCount: (1 << 20) + 1) ?? Data()
    try self.init(json: bytes, file: name)
  }
}
