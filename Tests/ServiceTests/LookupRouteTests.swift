import Casework
import CityImport
import Foundation
import GeoTypes
import HTTPTypes
import HummingbirdTesting
import NIOCore
import RoadNetwork
import Store
import Testing

@testable import Service

@Suite struct LookupRouteTests {
  @Test func answersWhatTheLocatorAnswers() async throws {
    let city = try TestCity()
    let file = try CityFile.openReadOnly(city.url)
    let locator = try Locator(file.locatorIndex())
    let segments = try file.network().segments
    let position = LonLat(try #require(segments.first).line.start)
    let found = locator.location(at: position)
    try await city.server().application().test(.router) { client in
      let uri = "/v1/locate?lon=\(position.longitude)&lat=\(position.latitude)"
      let answer = try await client.execute(uri: uri, method: .get)
      #expect(answer.status == .ok)
      let location = try JSONDecoder().decode(Location.self, from: Data(answer.body.readableBytesView))
      #expect(location.grid == found.grid)
      #expect(location.segment == found.segment)
      #expect(location.chiefs == found.chiefs)
      #expect(location.grid != nil)
      let some = try await client.execute(uri: uri + "&fields=grid,chief", method: .get).object()
      #expect(Set(some.keys) == ["lon", "lat", "grid", "chief", "reasons"])
    }
  }

  @Test(arguments: [
    ("/v1/locate", "missing_value"), ("/v1/locate?lon=1", "missing_value"), ("/v1/locate?lon=a&lat=2", "invalid_value"),
    ("/v1/locate?lon=nan&lat=2", "invalid_value"), ("/v1/locate?lon=117&lat=95", "invalid_value"),
    ("/v1/locate?lon=1&lon=2&lat=3", "invalid_value"), ("/v1/locate?lon=1&lat=2&fields=x", "invalid_value"),
    ("/v1/locate?lon=1&lat=2&level=99999999999999999999", "invalid_value"),
    ("/v1/locate?lon=1&lat=2&time=yesterday", "invalid_value"), ("/v1/locate?lon=1&lat=2&when=now", "invalid_value"),
    ("/v1/assign?lon=1&lat=2&input-crs=gcj02", "invalid_value"),
  ])
  func refuses(_ uri: String, _ code: String) async throws {
    let city = try TestCity()
    try await city.server().application().test(.router) { client in
      let answer = try await client.execute(uri: uri, method: .get)
      #expect(try answer.problem(.badRequest) == code)
    }
  }

  @Test func tellsPathsFromMethods() async throws {
    let city = try TestCity()
    try await city.server().application().test(.router) { client in
      let nothing = try await client.execute(uri: "/nowhere", method: .get)
      #expect(try nothing.problem(.notFound) == "not_found")
      let answer = try await client.execute(uri: "/v1/locate", method: .delete)
      #expect(try answer.problem(.methodNotAllowed) == "method_not_allowed")
      #expect(answer.headers[.allow]?.contains("GET") == true)
    }
  }
}
