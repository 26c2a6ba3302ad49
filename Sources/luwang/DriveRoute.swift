import Foundation
import GeoTypes
import Interchange
import RoadNetwork
import Routing

/// A drive that was found, as it is shown.
struct DriveRoute {
  private let segments: [SegmentUID: Segment]
  private let profile: String
  private let snaps: [Snap]
  private let paths: [RoutePath]

  init(network: StreetNetwork, profile: String, snaps: [Snap], paths: [RoutePath]) {
    let driven = Set(paths.flatMap { $0.steps.map(\.segment) })
    let own = network.segments.filter { driven.contains($0.uid) }
    segments = Dictionary(own.map { ($0.uid, $0) }) { first, _ in first }
    self.profile = profile
    self.snaps = snaps
    self.paths = paths
  }

  // MARK: JSON

  struct Record: Encodable {
    var profile: String
    var length: Double
    var time: Double
    var points: [Point]
    var legs: [Leg]

    enum CodingKeys: String, CodingKey {
      case profile, points, legs
      case length = "length_m"
      case time = "time_s"
    }
  }

  struct Point: Encodable {
    var lon: Double
    var lat: Double
    var segment: Int64
    var side: String
    var distance: Double

    enum CodingKeys: String, CodingKey {
      case lon, lat, segment, side
      case distance = "distance_m"
    }
  }

  struct Leg: Encodable {
    var length: Double
    var time: Double
    var steps: [Step]

    enum CodingKeys: String, CodingKey {
      case steps
      case length = "length_m"
      case time = "time_s"
    }
  }

  struct Step: Encodable {
    var segment: Int64
    var direction: String
    var road: String?
    var roadClass: String?
    var length: Double
    var time: Double
    /// `nil` on the first step of a leg.
    var turn: String?
    var turnTime: Double

    enum CodingKeys: String, CodingKey {
      case segment, direction, road, turn
      case roadClass = "road_class"
      case length = "length_m"
      case time = "time_s"
      case turnTime = "turn_s"
    }
  }

  var record: Record {
    Record(
      profile: profile, length: paths.reduce(0) { $0 + $1.length.rawValue }.roundedToMillimeters,
      time: time(of: paths).seconds.rawValue,
      points: snaps.map {
        Point(
          lon: $0.position.longitude, lat: $0.position.latitude, segment: $0.segment.rawValue, side: $0.side.rawValue,
          distance: $0.distance.rawValue.roundedToMillimeters)
      },
      legs: paths.map { path in
        Leg(
          length: path.length.rawValue, time: path.time.seconds.rawValue, steps: path.steps.map(step))
      })
  }

  private func step(_ step: RoutePath.Step) -> Step {
    let attributes = segments[step.segment]?.attributes
    return Step(
      segment: step.segment.rawValue, direction: step.forward ? "forward" : "backward", road: attributes?.name,
      roadClass: attributes?.roadClass.rawValue, length: step.length.rawValue, time: step.time.seconds.rawValue,
      turn: step.turn?.rawValue, turnTime: step.turnTime.seconds.rawValue)
  }

  private func time(of paths: [RoutePath]) -> TravelTime { paths.reduce(.zero) { $0 + $1.time } }

  // MARK: Text

  /// A line for each stretch of one road without a turn, and the totals.
  var summary: [String] {
    var lines: [String] = []
    for (number, path) in paths.enumerated() {
      var stretches: [Stretch] = []
      for step in path.steps {
        let name = segments[step.segment]?.attributes.name ?? "(no name)"
        if let last = stretches.last, last.name == name, step.turn == .straight {
          stretches[stretches.count - 1].add(step)
        } else {
          stretches.append(Stretch(name: name, step: step, heading: heading(of: step)))
        }
      }
      lines += stretches.map(\.line)
      lines.append("point \(number + 2): \(Stretch.measures(path.length, path.time))")
    }
    let length = paths.reduce(Meters.zero) { $0 + $1.length }
    lines.append("in all: \(Stretch.measures(length, time(of: paths))) by \(profile)")
    return lines
  }

  /// The eighth of the compass in which a step leads.
  private func heading(of step: RoutePath.Step) -> String {
    guard let line = line(of: step) else { return "" }
    let (start, end) = (LonLat(line.start), LonLat(line.end))
    let east = (end.longitude - start.longitude) * cos(start.latitude * .pi / 180)
    let eighth = Int((atan2(east, end.latitude - start.latitude) / (.pi / 4)).rounded())
    let names = ["north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest"]
    return " " + names[(eighth + 8) % 8]
  }

  // MARK: Line

  /// Writes the line of each leg as a feature.
  func writeLine(to url: URL) throws {
    var file = try OutputFile(replacing: url)
    var writer = try GeoJSONWriter(to: &file)
    for (number, path) in paths.enumerated() {
      let vertices = path.steps.compactMap(line).flatMap(\.vertices)
      let shape = (try? LineString(vertices)).map { Shape.line($0) }
      let properties: [(String, PropertyValue)] = [
        ("leg", .integer(Int64(number + 1))), ("profile", .text(profile)), ("length_m", .number(path.length.rawValue)),
        ("time_s", .number(path.time.seconds.rawValue)),
      ]
      try writer.write(shape, properties: properties, to: &file)
    }
    try writer.finish(to: &file)
    try file.commit()
  }

  private func line(of step: RoutePath.Step) -> LineString? {
    segments[step.segment]?.part(from: step.start, to: step.start + step.length, forward: step.forward)
  }
}

/// Steps along one road without a turn between them.
private struct Stretch {
  let name: String
  private let turn: TurnKind?
  private let heading: String
  private var length: Meters
  private var time: TravelTime

  init(name: String, step: RoutePath.Step, heading: String) {
    self.name = name
    self.heading = heading
    turn = step.turn
    length = step.length
    time = step.time + step.turnTime
  }

  mutating func add(_ step: RoutePath.Step) {
    length = length + step.length
    time += step.time + step.turnTime
  }

  var line: String {
    let words =
      switch turn {
      case nil: "start"
      case .straight: "straight"
      case .near: "near turn"
      case .crossing: "crossing turn"
      case .uTurn: "u-turn"
      }
    return "\(words): \(name)\(heading), \(Self.measures(length, time))"
  }

  static func measures(_ length: Meters, _ time: TravelTime) -> String {
    let seconds = Int((time.seconds.rawValue).rounded())
    return "\(Int(length.rawValue.rounded())) m, \(seconds / 60) min \(seconds % 60) s"
  }
}

extension Double {
  fileprivate var roundedToMillimeters: Double { (self * 1000).rounded() / 1000 }
}
