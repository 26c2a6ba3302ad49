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

      Profiles: \(VehicleProfile.standardNames.joined(separator: ", ")), or the path of a JSON file. With --approach
      curb the vehicle starts and ends on the side of the road where the point lies. Without a route the reason is
      told and the exit code is 3.
      """)

  @Argument(help: "The city file.")
  var city: URL

  @Argument(help: "Two or more points as LON,LAT in degrees.")
  var points: [String]

  @Option(help: "The vehicle: a name or the path of a JSON file.")
  var profile = "sweeper"

  @Option(help: "curb: start and end on the side of the point; any: on either side.")
  var approach = "any"

  @Option(help: "How far a road may lie from a point, in metres.")
  var reach = 50.0

  @Option(help: "Write the line of the drive to a GeoJSON file.")
  var geojson: URL?

  @OptionGroup var common: CommonOptions

  func run() throws {
    guard points.count >= 2 else { throw Outcome.badInput("a route needs two points or more as LON,LAT") }
    guard let approach = RoadPlace.Approach(rawValue: approach) else {
      throw Outcome.badInput("--approach \(approach): give curb or any")
    }
    guard reach.isFinite, (0...100_000).contains(reach) else {
      throw Outcome.badInput("--reach \(reach): give metres from 0 to 100000")
    }
    let positions = try points.map(LocateCommand.position)
    let profile = try VehicleProfile(named: profile)
    let file = try CityFile.openReadOnly(city)
    defer { try? file.close() }
    let drive = CityDrive(network: try file.network(), profile: profile)
    let answer = try drive.answer(through: positions, within: Meters(reach), approach: approach)
    switch answer {
    case .refused(let refusal):
      if common.json { Console.data(try JSONText.pretty(refusal)) }
      throw Outcome(code: .noAnswer, message: "no route: \(refusal.message)")
    case .found(let route):
      if let geojson { try route.writeLine(to: geojson) }
      if common.json {
        Console.data(try JSONText.pretty(route.record))
      } else {
        route.summary.forEach(Console.data)
      }
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
