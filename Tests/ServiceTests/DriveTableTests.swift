import Foundation
import GeoTypes
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Routing
import Testing

@testable import Service

@Suite struct DriveTableTests {
  @Test func cellsAreThoseOfTheSlowSearch() async throws {
    let city = try DriveCity()
    let places = city.positions(9, seed: 21)
    try await city.city.server().application().test(.router) { client in
      let uri = "/table/v1/driving/\(places.path)?annotations=duration,distance&sources=0;2;8&destinations=all"
      let reply = try await client.drive(uri)
      #expect(reply.code == "Ok", "\(reply.object)")
      #expect(reply.list("sources").count == 3)
      #expect(reply.list("destinations").count == 9)
      for (row, source) in [0, 2, 8].enumerated() {
        for target in places.indices {
          let cost = try city.cost(places[source], places[target])
          #expect(reply.rows("durations")[row][target] == cost.map { Double($0.milliseconds) / 1000 })
          #expect(reply.rows("distances")[row][target] == cost.map { Double($0.millimeters) / 1000 })
        }
      }
    }
  }

  @Test func scalesTimesAndGuessesWhatHasNoWay() async throws {
    let city = try DriveCity()
    let places = city.positions(4, seed: 22)
    try await city.city.server().application().test(.router) { client in
      let plain = try await client.drive("/table/v1/driving/\(places.path)")
      #expect(plain.object["distances"] == nil)
      let options = "scale_factor=2&fallback_speed=10&annotations=duration,distance"
      let scaled = try await client.drive("/table/v1/driving/\(places.path)?\(options)")
      for (row, other) in zip(plain.rows("durations"), scaled.rows("durations")) {
        for (cell, twice) in zip(row, other) {
          guard let cell else { continue }
          #expect(abs((twice ?? -1) - 2 * cell) < 0.002)
        }
      }
      #expect(scaled.object["fallback_speed_cells"] is [Any])
    }
  }
}
