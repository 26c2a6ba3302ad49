import GeoTypes
import Geometry
import RoadNetwork
import Routing

/// Finds drives through positions of a city.
struct CityDrive {
  let network: StreetNetwork
  let profile: VehicleProfile

  /// Why there is no drive.
  struct Refusal: Encodable {
    /// The stop, from 1, at which the drive ends in vain.
    var point: Int
    var reason: String
    var message: String
  }

  enum Answer {
    case found(DriveRoute)
    case refused(Refusal)
  }

  func answer(through positions: [LonLat], within reach: Meters, approach: RoadPlace.Approach) throws -> Answer {
    let graph = try ArcGraph(network, profile: profile)
    let snapper = try Snapper(network)
    var snaps: [Snap] = []
    for (index, position) in positions.enumerated() {
      let candidates = snapper.candidates(position, within: reach)
      // The nearest road that the vehicle may drive; where there is none, the reason speaks of the nearest.
      let drivable = candidates.first { !graph.places(at: RoadPlace($0, approach: approach)).isEmpty }
      guard let snap = drivable ?? candidates.first else {
        let message = "point \(index + 1) has no road within \(reach.rawValue) m: move it or give --reach"
        return .refused(Refusal(point: index + 1, reason: "no_road", message: message))
      }
      snaps.append(snap)
    }
    let places = snaps.map { RoadPlace($0, approach: approach) }
    let stops = places.map { graph.places(at: $0) }
    var query = BidirectionalArcDijkstra(graph)
    if let paths = query.paths(through: stops) {
      return .found(DriveRoute(network: network, profile: profile.name, snaps: snaps, paths: paths))
    }
    for leg in 1..<stops.count where query.time(from: stops[leg - 1], to: stops[leg]) == nil {
      let reason = graph.reasonForNoRoute(from: places[leg - 1], to: places[leg])
      let message = "from point \(leg) to point \(leg + 1): \(reason)"
      return .refused(Refusal(point: leg + 1, reason: reason.code, message: message))
    }
    let message = "at a point between the ends the vehicle would have to turn round: move it, or route in two parts"
    return .refused(Refusal(point: 2, reason: NoRouteReason.turnBans.code, message: message))
  }
}
