import Foundation
import GeoTypes
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Store
import TestKit
import Testing

@testable import Service

@Suite struct TileRouteTests {
  /// The tile that holds the middle of the sample.
  private static func path(_ layer: String, _ zoom: Int, _ client: any TestClientProtocol) async throws -> String {
    let description = try await client.execute(uri: "/tiles/\(layer).json", method: .get).object()
    let bounds = try #require(description["bounds"] as? [Double])
    let world = WorldPoint((bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2)
    return "/tiles/\(layer)/\(zoom)/\(Int(world.x) >> (32 - zoom))/\(Int(world.y) >> (32 - zoom)).mvt"
  }

  @Test func tellsWhereTilesAre() async throws {
    let city = try TestCity()
    try await city.server().application().test(.router) { client in
      let all = try await client.execute(uri: "/tiles/city.json", method: .get).object()
      #expect(all["tilejson"] as? String == "3.0.0")
      let layers = try #require(all["vector_layers"] as? [[String: Any]])
      #expect(layers.map { $0["id"] as? String } == TileLayer.allCases.map(\.rawValue))
      for path in [
        "/tiles/nothing.json", "/tiles/nothing/1/0/0.mvt", "/tiles/roads/19/0/0.mvt", "/tiles/roads/3/8/0.mvt",
        "/tiles/roads/3/-1/0.mvt", "/tiles/roads/3/a/0.mvt", "/tiles/roads/3/0/99999999999999999999.mvt",
      ] {
        #expect(try await client.execute(uri: path, method: .get).problem(.notFound) == "not_found")
      }
    }
  }

  @Test func holdsWhatTheSpecificationWants() async throws {
    let city = try TestCity()
    try await city.server().application().test(.router) { client in
      for zoom in [4, 9, 12, 14, 16, 18] {
        let path = try await Self.path("city", zoom, client)
        let answer = try await client.execute(uri: path, method: .get)
        #expect(answer.status == .ok)
        let bytes = Array(answer.body.readableBytesView)
        #expect(bytes.count <= TileMaker.limit)
        let layers = try TileDecoder.layers(bytes)
        #expect(Set(layers.map(\.name)).count == layers.count)
        if zoom == 14 {
          #expect(
            Set(layers.map(\.name)).isSuperset(of: ["divisions", "grids", "roads", "kerbs", "chiefs", "components"]))
        }
        for layer in layers {
          #expect(layer.extent == 4096)
          for feature in layer.features {
            let points = feature.parts.joined()
            #expect(points.allSatisfy { $0.allSatisfy { (-65...4161).contains($0) } })
            guard feature.type == 3 else { continue }
            // The first ring is an outer one; none is empty.
            #expect(TileDecoder.doubledArea(feature.parts[0]) > 0)
            #expect(feature.parts.allSatisfy { TileDecoder.doubledArea($0) != 0 })
          }
        }
      }
    }
  }

  @Test func answersOnlyWhatIsNotKnown() async throws {
    let city = try TestCity()
    try await city.server().application().test(.router) { client in
      let path = try await Self.path("roads", 14, client)
      let plain = try await client.execute(uri: path, method: .get)
      let tag = try #require(plain.headers[.eTag])
      let known = try await client.execute(uri: path, method: .get, headers: [.ifNoneMatch: "\"other\", \(tag)"])
      #expect(known.status == .notModified)
      #expect(known.body.readableBytes == 0)
      let packed = try await client.execute(uri: path, method: .get, headers: [.acceptEncoding: "br, gzip;q=0.5"])
      #expect(packed.headers[.contentEncoding] == "gzip")
      #expect(packed.headers[.eTag] != tag)
      #expect(Array(packed.body.readableBytesView.prefix(2)) == [0x1F, 0x8B])
      let unpacked = try await OutsideProgram.run("gzip", ["-dc"], input: Data(packed.body.readableBytesView))
      #expect(unpacked == Data(plain.body.readableBytesView))
      let none = try await client.execute(uri: path, method: .get, headers: [.acceptEncoding: "gzip;q=0"])
      #expect(none.headers[.contentEncoding] == nil)
    }
  }

  @Test func changesWithTheCity() async throws {
    let city = try TestCity()
    try await city.server().application().test(.live) { client in
      let path = try await Self.path("facilities", 14, client)
      let before = try await client.execute(uri: path, method: .get).headers[.eTag]
      let file = try CityFile.open(city.url)
      let facilities = try file.read { try $0.all(.facilities) }
      _ = try file.write { try $0.replace(.facilities, with: Array(facilities.dropFirst())) }
      try file.close()
      var after = before
      for _ in 0..<400 where after == before {
        try await Task.sleep(for: .milliseconds(50))
        after = try await client.execute(uri: path, method: .get).headers[.eTag]
      }
      #expect(before != nil && before != after)
    }
  }
}
