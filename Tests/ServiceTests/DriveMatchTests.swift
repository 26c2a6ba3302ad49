import Foundation
import GeoTypes
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Routing
import TestKit
import Testing

@testable import Service

@Suite struct DriveMatchTests {
  /// Places along a line, so many metres apart, some metres off.
  private static func track(_ line: [[Double]], every gap: Double, seed: UInt64) -> [LonLat] {
    var random = SeededGenerator(seed: seed)
    var (places, left): ([LonLat], Double) = ([], 0)
    for (a, b) in zip(line, line.dropFirst()) {
      let shrink = cos(a[1] * .pi / 180)
      let length = 111_195 * hypot((b[0] - a[0]) * shrink, b[1] - a[1])
      while left < length {
        let share = left / length
        let (east, north) = (random.double(in: -4...4) / 111_195 / shrink, random.double(in: -4...4) / 111_195)
        places.append(LonLat(a[0] + (b[0] - a[0]) * share + east, a[1] + (b[1] - a[1]) * share + north))
        left += gap
      }
      left -= length
    }
    return places
  }

  @Test func aDrivenRouteIsFoundAgain() async throws {
    let city = try DriveCity()
    let ends = try #require(
      try (1...50).lazy.map { city.positions(2, seed: $0) }
        .first { try city.cost($0[0], $0[1]).map { $0.length > Meters(800) } ?? false })
    try await city.city.server().application().test(.router) { client in
      let driven = try await client.drive("/route/v1/driving/\(ends.path)?overview=full&geometries=geojson")
      let route = try #require(driven.list("routes").first)
      let line = try #require((route["geometry"] as? [String: Any])?["coordinates"] as? [[Double]])
      let track = DriveMatchTests.track(line, every: 30, seed: 5)
      let times = track.indices.map { "\(1_700_000_000 + 3 * $0)" }.joined(separator: ";")
      let options = "timestamps=\(times)&steps=true&overview=full&geometries=geojson&annotations=true&gaps=ignore"
      let reply = try await client.drive("/match/v1/driving/\(track.path)?\(options)")
      #expect(reply.code == "Ok", "\(reply.object)")
      #expect(reply.list("matchings").count == 1)
      let matching = try #require(reply.list("matchings").first)
      let confidence = try #require(matching["confidence"] as? Double)
      #expect((0...1).contains(confidence))
      let (length, truth) = (matching["distance"] as? Double ?? 0, route["distance"] as? Double ?? 0)
      #expect(abs(length - truth) < 0.05 * truth + 40, "\(length) for \(truth)")
      let points = try #require(reply.object["tracepoints"] as? [Any])
      #expect(points.count == track.count)
      let placed = points.compactMap { $0 as? [String: Any] }
      #expect(placed.count * 10 >= track.count * 9)
      #expect(placed.allSatisfy { $0["matchings_index"] as? Int == 0 && $0["waypoint_index"] is Int })
      let legs = try #require(matching["legs"] as? [Any])
      #expect(legs.count == placed.count - 1)
      let some = try await client.drive(
        "/match/v1/driving/\(track.path)?waypoints=0;\(track.count / 2);\(track.count - 1)&skip_waypoints=false")
      let halves = try #require(some.list("matchings").first?["legs"] as? [Any])
      #expect((1...2).contains(halves.count))
    }
  }

  @Test func whatLiesOffAllRoadsIsNotMatched() async throws {
    let city = try DriveCity()
    try await city.city.server().application().test(.router) { client in
      let reply = try await client.drive("/match/v1/driving/0,0;0.001,0;0.002,0")
      #expect(reply.code == "NoMatch", "\(reply.object)")
      #expect(reply.status == 400)
    }
  }
}
