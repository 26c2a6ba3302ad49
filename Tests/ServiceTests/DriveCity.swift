import CityImport
import Foundation
import GeoTypes
import HTTPTypes
import HummingbirdTesting
import RoadNetwork
import Routing
import Store
import TestKit

@testable import Service

/// The test city with an oracle of its drives: Dijkstra's search on the arcs of its patrol cars.
struct DriveCity {
  let city: TestCity
  let network: StreetNetwork
  let graph: ArcGraph
  private let snaps: SnapIndex

  init() throws {
    city = try TestCity()
    let file = try CityFile.openReadOnly(city.url)
    defer { try? file.close() }
    network = try file.network()
    graph = try ArcGraph(network, profile: .standard("patrol-car"))
    snaps = try SnapIndex(network)
  }

  /// Positions beside roads that a patrol car may drive, some metres off.
  func positions(_ count: Int, seed: UInt64) -> [LonLat] {
    var random = SeededGenerator(seed: seed)
    let open = network.segments.filter { segment in
      [true, false].contains { graph.arc(segment.uid, forward: $0) != nil } && segment.length > Meters(20)
    }
    return (0..<count).map { _ in
      let line = open[random.int(in: 0...(open.count - 1))].line.vertices
      let place = random.int(in: 1...(line.count - 1))
      let share = random.double(in: 0.1...0.9)
      let (a, b) = (LonLat(line[place - 1]), LonLat(line[place]))
      // Six decimals, which is what clients send.
      func rounded(_ degrees: Double) -> Double { (degrees * 1e6).rounded() / 1e6 }
      return LonLat(
        rounded(a.longitude + (b.longitude - a.longitude) * share + 0.000_03),
        rounded(a.latitude + (b.latitude - a.latitude) * share + 0.000_01))
    }
  }

  /// Where a patrol car may stand for a position, as `luwang route` finds it.
  func stands(_ position: LonLat, curb: Bool = false) throws -> [ArcPlace] {
    let snapper = try Snapper(snaps)
    for snap in snapper.candidates(position, within: Meters(1000)) {
      let stands = graph.places(at: RoadPlace(snap, approach: curb ? .curb : .any))
      if !stands.isEmpty { return stands }
    }
    return []
  }

  /// What the fastest drive takes, by the slow search.
  func cost(_ from: LonLat, _ to: LonLat, curb: Bool = false) throws -> DriveCost? {
    var search = ArcDijkstra(graph)
    return try search.path(from: stands(from, curb: curb), to: stands(to, curb: curb))?.cost
  }
}

extension [LonLat] {
  /// As a path writes them.
  var path: String { map { "\($0.longitude),\($0.latitude)" }.joined(separator: ";") }
}

extension TestClientProtocol {
  /// What a path answers, which must be what was asked for.
  func drive(_ uri: String) async throws -> DriveReply {
    let answer = try await execute(uri: uri, method: .get)
    return try DriveReply(answer, uri)
  }
}

/// An answer in OSRM's shape.
struct DriveReply {
  let status: Int
  let object: [String: Any]

  init(_ response: TestResponse, _ uri: String) throws {
    status = response.status.code
    object = try response.object()
  }

  var code: String { object["code"] as? String ?? "" }
  var message: String { object["message"] as? String ?? "" }
  func list(_ name: String) -> [[String: Any]] { object[name] as? [[String: Any]] ?? [] }
  func rows(_ name: String) -> [[Double?]] {
    (object[name] as? [[Any]] ?? []).map { $0.map { ($0 as? NSNumber)?.doubleValue } }
  }
}
