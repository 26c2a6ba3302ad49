import ArgumentParser
import Foundation
import GeoTypes
import Geometry
import Interchange
import Planning
import RoadNetwork
import Routing

/// `luwang isochrone`
struct IsochroneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "isochrone",
    abstract: "The areas that a vehicle reaches from a point within some minutes.",
    discussion: """
      Examples:
        luwang isochrone city.gpkg 117.12,36.65 --minutes 5,10,15 --geojson reach.geojson
        luwang isochrone city.gpkg 117.12,36.65 --minutes 8 --profile patrol-car --close 812,813 > reach.geojson
        luwang isochrone porto.gpkg --minutes 15 -- -8.62,41.15

      One feature for each time, the longest first so that a map draws the shorter ones on top: all land within --width
      of a road that is reached, with its holes.
      """)

  @Argument(help: "The city file.")
  var city: URL

  @Argument(help: "Where the vehicle starts, as LON,LAT in degrees.")
  var point: String

  @Option(help: "The times, in minutes with commas between.")
  var minutes: String

  @Option(help: "How far beside a road counts as reached, in metres.")
  var width = 50.0

  @Option(help: "The GeoJSON file to write. Default: standard output.")
  var geojson: URL?

  @OptionGroup var options: DriveOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let times = try IsochroneCommand.times(minutes)
    guard width.isFinite, (1...1000).contains(width) else {
      throw Outcome.badInput("--width \(width): give metres from 1 to 1000")
    }
    let position = try LocateCommand.position(point)
    let drive = try CityDrive(city, options.drive())
    drive.warnings.forEach(common.warning)
    let reach = try common.answer("no reach") { try drive.reach(from: position, within: times.max() ?? .zero) }
    let map = try ReachMap(reach, of: drive.network, within: times, width: Meters(width))
    let figures = map.contours.map { Isochrone($0, profile: drive.profile.name) }
    try write(zip(map.contours, figures).reversed())
    guard geojson != nil else { return }
    if common.json {
      Console.data(try JSONText.pretty(figures))
    } else {
      figures.forEach { Console.data($0.sentence) }
    }
  }

  private func write(_ features: [(contour: ReachMap.Contour, figures: Isochrone)]) throws {
    var sink = try AnswerSink.open(geojson)
    var writer = try GeoJSONWriter(to: &sink)
    for feature in features {
      try writer.write(.area(feature.contour.area), properties: feature.figures.properties, to: &sink)
    }
    try writer.finish(to: &sink)
    try sink.finish()
  }

  /// Reads `5,10,15`.
  private static func times(_ text: String) throws -> [TravelTime] {
    let words = text.split(separator: ",", omittingEmptySubsequences: false)
    guard words.count <= 20 else { throw Outcome.badInput("--minutes \(text): give at most 20 times") }
    return try words.map { word in
      guard let minutes = Double(word.trimmingCharacters(in: .whitespaces)), minutes > 0, minutes <= 1440 else {
        throw Outcome.badInput("--minutes \(text): give times above 0 and at most 1440 (a day), such as 5,10,15")
      }
      return TravelTime(milliseconds: max(1, Int64((minutes * 60_000).rounded())))
    }
  }
}

/// The figures of one contour, as they are shown.
struct Isochrone: Encodable {
  var minutes: Double
  var profile: String
  /// Square kilometres.
  var area: Double
  /// Kilometres of all classes together.
  var road: Double
  /// By class.
  var roads: [String: Double]

  enum CodingKeys: String, CodingKey {
    case minutes, profile
    case area = "area_km2"
    case road = "road_km"
    case roads = "road_km_by_class"
  }

  init(_ contour: ReachMap.Contour, profile: String) {
    func kilometers(_ length: Meters) -> Double { length.rawValue.rounded() / 1000 }
    minutes = Double(contour.time.milliseconds) / 60_000
    self.profile = profile
    area = Ellipsoid.wgs84.area(contour.area).rawValue.rounded() / 1_000_000
    road = kilometers(RoadClass.allCases.reduce(.zero) { $0 + (contour.roadLength[$1] ?? .zero) })
    roads = Dictionary(
      uniqueKeysWithValues: RoadClass.allCases.map { ($0.rawValue, kilometers(contour.roadLength[$0] ?? .zero)) })
  }

  /// As a GIS shows them: one column a class.
  var properties: [(String, PropertyValue)] {
    [
      ("minutes", .number(minutes)), ("profile", .text(profile)), ("area_km2", .number(area)),
      ("road_km", .number(road)),
    ]
      + RoadClass.allCases.map { ("\($0.rawValue)_km", .number(roads[$0.rawValue] ?? 0)) }
  }

  var sentence: String {
    let reached = RoadClass.allCases.compactMap { roadClass in
      roads[roadClass.rawValue].flatMap { $0 > 0 ? "\(roadClass.rawValue) \($0)" : nil }
    }
    let time = minutes == minutes.rounded() ? String(Int(minutes)) : String(minutes)
    return "\(time) min: \(area) km2, \(road) km of road"
      + (reached.isEmpty ? "" : " (\(reached.joined(separator: ", ")))")
  }
}
