import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Store
import TestKit
import Testing

@testable import Service

/// GDAL as a client of the service.
@Suite struct OutsideClientTests {
  @Test func readsTheCollections() async throws {
    let city = try TestCity()
    let file = try CityFile.openReadOnly(city.url)
    try await city.server().application().test(.live) { client in
      let port = try #require(client.port)
      let told = try await OutsideProgram.run("ogrinfo", ["-ro", "-so", "-al", "OAPIF:http://127.0.0.1:\(port)"])
      var (counts, name): ([String: Int], String) = ([:], "")
      for line in String(decoding: told, as: UTF8.self).split(separator: "\n") {
        if line.hasPrefix("Layer name: ") { name = String(line.dropFirst(12)) }
        if line.hasPrefix("Feature Count: ") { counts[name] = Int(line.dropFirst(15)) }
      }
      for layer in CityLayer.allCases {
        var conditions: [FeatureCondition] = []
        if layer == .component { conditions = [SensitiveComponents.condition] }
        let expected = try file.read { try $0.count(FeatureQuery(layer, columns: [], conditions: conditions)) }
        #expect(counts[layer.rawValue] == expected, "\(layer)")
      }
    }
  }

  @Test func readsTheTiles() async throws {
    let city = try TestCity()
    let folder = try ScratchFolder()
    try await city.server().application().test(.router) { client in
      let description = try await client.execute(uri: "/tiles/city.json", method: .get).object()
      let center = try #require(description["center"] as? [Double])
      let world = WorldPoint(center[0], center[1])
      for zoom in [10, 14, 16] {
        let path = "/tiles/city/\(zoom)/\(Int(world.x) >> (32 - zoom))/\(Int(world.y) >> (32 - zoom)).mvt"
        let bytes = Array(try await client.execute(uri: path, method: .get).body.readableBytesView)
        let tile = try folder.file("\(zoom).mvt", bytes)
        for layer in try TileDecoder.layers(bytes) {
          // GDAL leaves out what lies beyond the edge unless told.
          let arguments = ["-f", "GeoJSONSeq", "/vsistdout/", tile.path, layer.name, "-oo", "CLIP=NO"]
          let text = try await OutsideProgram.run("ogr2ogr", arguments)
          #expect(text.split(separator: 0x0A).count { $0.count > 1 } == layer.features.count, "\(zoom) \(layer.name)")
        }
      }
    }
  }
}
