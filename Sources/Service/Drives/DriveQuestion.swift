import GeoTypes
import RoadNetwork
import Routing

/// What a request in OSRM's shape asks for.
struct DriveQuestion: Sendable {
  /// What is done with the coordinates.
  enum Service: String, CaseIterable, Sendable {
    case nearest, route, table, match, trip
  }

  /// How lines are written.
  enum Geometries: String, CaseIterable, Sendable {
    case polyline, polyline6, geojson
  }

  /// How much of the line of a whole route is told.
  enum Overview: String, CaseIterable, Sendable {
    case simplified, full, none = "false"
  }

  /// On which side of the road a vehicle stands at a coordinate.
  enum Approach: String, CaseIterable, Sendable {
    case unrestricted, curb, opposite
  }

  /// Where a round trip may begin or end.
  enum TripEnd: Sendable {
    case any, fixed
  }

  /// In which direction a road must lead at a coordinate, in degrees from north to the east.
  struct Bearing: Hashable, Sendable {
    var value: Double
    var range: Double
  }

  /// What is told of each piece of a route's line, or of each pair of a table.
  struct Annotations: OptionSet, Sendable {
    let rawValue: Int
    static let duration = Annotations(rawValue: 1)
    static let distance = Annotations(rawValue: 2)
    static let nodes = Annotations(rawValue: 4)
    static let weight = Annotations(rawValue: 8)
    static let datasources = Annotations(rawValue: 16)
    static let speed = Annotations(rawValue: 32)
    static let all: Annotations = [.duration, .distance, .nodes, .weight, .datasources, .speed]

    init(rawValue: Int) { self.rawValue = rawValue }

    /// By OSRM's name.
    init?(name: Substring) {
      switch name {
      case "duration": self = .duration
      case "distance": self = .distance
      case "nodes": self = .nodes
      case "weight": self = .weight
      case "datasources": self = .datasources
      case "speed": self = .speed
      default: return nil
      }
    }
  }

  var service: Service
  var coordinates: [LonLat]

  // One for each coordinate, or none at all.
  /// Metres; infinite for no limit, `nil` for the server's.
  var radiuses: [Double?] = []
  var bearings: [Bearing?] = []
  var approaches: [Approach?] = []

  var generatesHints = true
  var skipsWaypoints = false

  var steps = false
  var geometries = Geometries.polyline
  var overview = Overview.simplified
  var annotations: Annotations = []
  /// Whether a drive must go on at waypoints; `nil` where it shall if it can.
  var continuesStraight: Bool?
  /// The coordinates that are ends of legs; `nil` for all.
  var waypoints: [Int]?

  /// How many places `nearest` finds.
  var number = 1

  /// The rows of a table; `nil` for all coordinates.
  var sources: [Int]?
  /// The columns of a table; `nil` for all coordinates.
  var destinations: [Int]?
  /// Metres a second, by which times are estimated where there is no way.
  var fallbackSpeed: Double?
  /// Whether such estimates are made between places on roads.
  var fallsBackFromRoads = false
  /// By what times of a table are multiplied.
  var scaleFactor = 1.0

  var isRoundTrip = true
  var tripStart = TripEnd.any
  var tripEnd = TripEnd.any

  /// Seconds, one for each coordinate, or none at all.
  var timestamps: [Int64] = []
  var splitsAtGaps = true
  var tidies = false

  init(_ service: Service, _ coordinates: [LonLat]) {
    self.service = service
    self.coordinates = coordinates
  }

  /// The coordinates of the rows and columns of a table.
  var tableRows: [Int] { sources ?? Array(coordinates.indices) }
  var tableColumns: [Int] { destinations ?? Array(coordinates.indices) }
}
