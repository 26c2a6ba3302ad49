import CityImport
import Foundation
import GeoTypes
import Geometry
import RoadNetwork
import Routing
import Store

/// Drives of one vehicle through a city: where points stand on its roads, and what its searches find.
struct CityDrive {
  let network: StreetNetwork
  private let options: DriveOptions.Drive
  /// What is wrong with the indexes beside the city, one sentence each.
  let warnings: [String]
  private let index: DriveIndex
  private let snapIndex: SnapIndex

  var profile: VehicleProfile { options.profile }
  private var graph: ArcGraph { index.graph }
  private static var threads: Int { min(8, ProcessInfo.processInfo.activeProcessorCount) }

  /// Reads the roads of a city and what searches need of them, which is built and kept beside the city at first.
  init(_ city: URL, _ options: DriveOptions.Drive) throws {
    let file = try CityFile.openReadOnly(city)
    defer { try? file.close() }
    let streets = try file.preparedStreets(threads: CityDrive.threads)
    network = streets.network
    warnings = streets.warnings.map { "\(city.relativePath): \($0)" }
    self.options = options
    let known = Set(network.segments.map(\.uid))
    for (option, uids) in [
      ("--close", options.conditions.closed), ("--slow", Set(options.conditions.segmentFactors.keys)),
    ] {
      guard let unknown = uids.subtracting(known).min() else { continue }
      throw Outcome.badInput(
        "\(option): the city has no segment \(unknown.rawValue): luwang locate tells the numbers of segments")
    }
    let graph = try ArcGraph(
      streets.hierarchy.streets, network, profile: options.profile, conditions: options.conditions)
    index = try DriveIndex(streets.hierarchy, graph, threads: CityDrive.threads)
    // A few points do not repay the lists that make millions of them quick.
    snapIndex = try SnapIndex(network, isAskedOften: false)
  }

  // MARK: Points

  /// Where a point stands.
  struct Stop {
    var snap: Snap
    var place: RoadPlace
    /// Where the vehicle may stand there; nowhere, where it may not drive on any road within reach.
    var stands: [ArcPlace]
  }

  /// Why there is no drive.
  struct Refusal: Error, Encodable {
    /// The stop, from 1, at which the drive ends in vain.
    var point: Int
    var reason: String
    var message: String
  }

  /// The places of points on the nearest roads that the vehicle may drive; where there is none, on the nearest.
  /// `nil` for a point without a road within reach.
  func stops(at positions: [LonLat]) throws -> [Stop?] {
    let snapper = try Snapper(snapIndex)
    return positions.map { position in
      var nearest: Stop?
      for snap in snapper.candidates(position, within: options.reach) {
        let place = RoadPlace(snap, approach: options.approach)
        let stop = Stop(snap: snap, place: place, stands: graph.places(at: place))
        if !stop.stands.isEmpty { return stop }
        nearest = nearest ?? stop
      }
      return nearest
    }
  }

  /// The places of points that all must have a road.
  private func requiredStops(at positions: [LonLat]) throws -> [Stop] {
    try stops(at: positions).enumerated().map { index, stop in
      guard let stop else {
        let message = "point \(index + 1) has no road within \(options.reach.rawValue) m: move it or give --reach"
        throw Refusal(point: index + 1, reason: "no_road", message: message)
      }
      return stop
    }
  }

  // MARK: Searches

  /// The fastest drive through positions.
  /// - Throws: ``Refusal`` where there is none.
  func route(through positions: [LonLat]) throws -> DriveRoute {
    let stops = try requiredStops(at: positions)
    var query = DriveQuery(index)
    if let paths = query.paths(through: stops.map(\.stands)) {
      return DriveRoute(network: network, profile: profile.name, snaps: stops.map(\.snap), paths: paths)
    }
    for leg in 1..<stops.count where query.time(from: stops[leg - 1].stands, to: stops[leg].stands) == nil {
      let reason = graph.reasonForNoRoute(from: stops[leg - 1].place, to: stops[leg].place)
      throw Refusal(
        point: leg + 1, reason: reason.code, message: "from point \(leg) to point \(leg + 1): \(reason)")
    }
    let message = "at a point between the ends the vehicle would have to turn round: move it, or route in two parts"
    throw Refusal(point: 2, reason: NoRouteReason.turnBans.code, message: message)
  }

  /// How far the vehicle comes from a position within a time.
  /// - Throws: ``Refusal`` where it cannot start.
  func reach(from position: LonLat, within limit: TravelTime) throws -> Reach {
    let stop = try requiredStops(at: [position])[0]
    guard !stop.stands.isEmpty else {
      let reason = graph.reasonForNoRoute(from: stop.place, to: stop.place)
      throw Refusal(point: 1, reason: reason.code, message: "\(reason)")
    }
    var query = DriveReachQuery(index)
    return query.reach(from: stop.stands, within: limit)
  }

  /// The fastest drives from each source to each target.
  func table(from sources: TablePoints, to targets: TablePoints) throws -> DriveTable {
    let sourceStops = try stops(at: sources.positions)
    let targetStops = try stops(at: targets.positions)
    var query = DriveTableQuery(index)
    let table = try query.table(
      sources: sourceStops.map { $0?.stands ?? [] }, targets: targetStops.map { $0?.stands ?? [] },
      threads: CityDrive.threads)
    return DriveTable(
      sources: sources, targets: targets, sourceStops: sourceStops, targetStops: targetStops, table: table)
  }

  /// Why no drive leads from one point to another, in a sentence.
  func reasonForNoWay(from start: Stop?, to end: Stop?) -> String {
    guard let start, let end else {
      return "\(start == nil ? "the source" : "the target") has no road within \(options.reach.rawValue) m"
    }
    return "\(graph.reasonForNoRoute(from: start.place, to: end.place))"
  }
}
