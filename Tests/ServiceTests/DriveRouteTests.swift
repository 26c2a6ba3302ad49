import Foundation
import GeoTypes
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Routing
import Testing

@testable import Service

@Suite struct DriveRouteTests {
  @Test(arguments: [UInt64(1), 2, 3])
  func routesAreThoseOfTheSlowSearch(seed: UInt64) async throws {
    let city = try DriveCity()
    let places = city.positions(20, seed: seed)
    try await city.city.server().application().test(.router) { client in
      for (start, end) in zip(places, places.dropFirst()) {
        for curb in [false, true] {
          let approach = curb ? "&approaches=curb;curb" : ""
          let uri = "/route/v1/driving/\([start, end].path)?overview=full&geometries=geojson\(approach)"
          let reply = try await client.drive(uri)
          guard let cost = try city.cost(start, end, curb: curb) else {
            #expect(reply.code == "NoRoute", "\(uri)")
            continue
          }
          let route = try #require(reply.list("routes").first, "\(uri): \(reply.object)")
          #expect(route["duration"] as? Double == Double(cost.milliseconds) / 1000, "seed \(seed): \(uri)")
          #expect(route["distance"] as? Double == Double(cost.millimeters) / 1000, "seed \(seed): \(uri)")
          let line = try #require((route["geometry"] as? [String: Any])?["coordinates"] as? [[Double]])
          #expect(abs(DriveRouteTests.length(line) - cost.length.rawValue) < 0.02 + cost.length.rawValue / 300)
        }
      }
    }
  }

  private static func length(_ line: [[Double]]) -> Double {
    zip(line, line.dropFirst()).reduce(0) { sum, edge in
      let shrink = cos(edge.0[1] * .pi / 180)
      return sum + 111_195 * hypot((edge.1[0] - edge.0[0]) * shrink, edge.1[1] - edge.0[1])
    }
  }

  @Test func legsStepsAndAnnotationsAddUp() async throws {
    let city = try DriveCity()
    let places = city.positions(4, seed: 7)
    try await city.city.server().application().test(.router) { client in
      let uri = "/route/v1/car/\(places.path)?steps=true&annotations=true&geometries=geojson&overview=full"
      let reply = try await client.drive(uri)
      let route = try #require(reply.list("routes").first, "\(reply.object)")
      let legs = try #require(route["legs"] as? [[String: Any]])
      #expect(legs.count == 3)
      for name in ["duration", "distance"] {
        let total = try #require(route[name] as? Double)
        #expect(abs(legs.reduce(0) { $0 + ($1[name] as? Double ?? 0) } - total) < 1e-6)
        for leg in legs {
          let steps = try #require(leg["steps"] as? [[String: Any]])
          let sum = steps.reduce(0) { $0 + ($1[name] as? Double ?? 0) }
          #expect(abs(sum - (leg[name] as? Double ?? 0)) < 1e-6)
        }
      }
      for leg in legs { try DriveRouteTests.check(leg) }
      #expect(reply.list("waypoints").count == 4)
      #expect(reply.object["data_version"] is String)
    }
  }

  /// What must hold of steps and annotations.
  private static func check(_ leg: [String: Any]) throws {
    let steps = try #require(leg["steps"] as? [[String: Any]])
    let maneuvers = try steps.map { try #require($0["maneuver"] as? [String: Any]) }
    #expect(maneuvers.first?["type"] as? String == "depart")
    #expect(maneuvers.last?["type"] as? String == "arrive")
    let known = [
      "turn", "continue", "new name", "on ramp", "off ramp", "merge", "fork", "end of road", "roundabout",
      "exit roundabout",
    ]
    for maneuver in maneuvers.dropFirst().dropLast() {
      #expect(known.contains(maneuver["type"] as? String ?? ""), "\(maneuver)")
      #expect(maneuver["modifier"] is String)
    }
    var vertices: [[Double]] = []
    for step in steps {
      let line = try #require((step["geometry"] as? [String: Any])?["coordinates"] as? [[Double]])
      #expect(line.count >= 2)
      for place in line where vertices.last != place { vertices.append(place) }
      for crossing in try #require(step["intersections"] as? [[String: Any]]) {
        let bearings = try #require(crossing["bearings"] as? [Int])
        #expect(bearings == bearings.sorted())
        let entry = try #require(crossing["entry"] as? [Bool])
        #expect(entry.count == bearings.count)
        if let out = crossing["out"] as? Int { #expect(entry[out], "a drive goes where it may") }
      }
    }
    let annotation = try #require(leg["annotation"] as? [String: Any])
    #expect((annotation["nodes"] as? [Int])?.count == max(2, vertices.count))
    for name in ["distance", "duration", "speed", "weight", "datasources"] {
      #expect((annotation[name] as? [Double])?.count == max(1, vertices.count - 1), "\(name)")
    }
    let driven = (annotation["distance"] as? [Double] ?? []).reduce(0, +)
    #expect(abs(driven - (leg["distance"] as? Double ?? 0)) < 0.01)
  }

  @Test func aBodyAsksWhatAPathAsks() async throws {
    let city = try DriveCity()
    let places = city.positions(3, seed: 11)
    let list = places.map { "[\($0.longitude),\($0.latitude)]" }.joined(separator: ",")
    let objects = places.map { "{\"lat\":\($0.latitude),\"lon\":\($0.longitude)}" }.joined(separator: ",")
    try await city.city.server().application().test(.router) { client in
      let options = "steps=true&annotations=duration,nodes&radiuses=200;;unlimited"
      let path = try await client.execute(uri: "/route/v1/driving/\(places.path).json?\(options)", method: .get)
      for coordinates in [list, objects] {
        let body = """
          {"steps":true,"annotations":["duration","nodes"],"coordinates":[\(coordinates)],
           "radiuses":[200,null,"unlimited"],"bearings":[]}
          """
        let sent = try await client.execute(
          uri: "/route/v1/driving", method: .post, headers: [.contentType: "application/json"],
          body: ByteBuffer(string: body))
        #expect(String(buffer: sent.body) == String(buffer: path.body))
        #expect(String(buffer: sent.body).hasPrefix(#"{"code":"Ok""#))
      }
    }
  }

  @Test func theNearestPlacesComeFirst() async throws {
    let city = try DriveCity()
    let place = city.positions(1, seed: 5)
    try await city.city.server().application().test(.router) { client in
      let reply = try await client.drive("/nearest/v1/foot/\(place.path)?number=4")
      let distances = reply.list("waypoints").compactMap { $0["distance"] as? Double }
      #expect(distances.count == 4)
      #expect(distances == distances.sorted())
      #expect(reply.list("waypoints").allSatisfy { ($0["nodes"] as? [Int])?.count == 2 && $0["hint"] is String })
    }
  }

  @Test func bearingsChooseTheWayRound() async throws {
    let city = try DriveCity()
    let places = city.positions(30, seed: 3)
    try await city.city.server().application().test(.router) { client in
      var differing = 0
      for (start, end) in zip(places, places.dropFirst()) {
        var bearings: [Int] = []
        for value in [0, 180] {
          let uri = "/route/v1/car/\([start, end].path)?steps=true&bearings=\(value),90;"
          let reply = try await client.drive(uri)
          guard let route = reply.list("routes").first, let legs = route["legs"] as? [[String: Any]],
            let maneuver = (legs.first?["steps"] as? [[String: Any]])?.first?["maneuver"] as? [String: Any],
            let bearing = maneuver["bearing_after"] as? Int
          else { continue }
          let turn = abs(bearing - value) % 360
          #expect(min(turn, 360 - turn) <= 91, "\(uri): \(bearing)")
          bearings.append(bearing)
        }
        if Set(bearings).count == 2 { differing += 1 }
      }
      #expect(differing > 5)
    }
  }
}
