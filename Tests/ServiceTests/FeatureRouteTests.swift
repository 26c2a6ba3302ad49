import Casework
import Foundation
import GeoTypes
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Store
import TestKit
import Testing

@testable import Service

@Suite struct FeatureRouteTests {
  @Test func tellsItsCollections() async throws {
    let city = try TestCity()
    try await city.server().application().test(.router) { client in
      let landing = try await client.execute(uri: "/?f=json", method: .get).object()
      let rels = (landing["links"] as? [[String: Any]] ?? []).compactMap { $0["rel"] as? String }
      #expect(Set(rels).isSuperset(of: ["self", "service-desc", "conformance", "data"]))
      let conformance = try await client.execute(uri: "/conformance", method: .get).object()
      #expect((conformance["conformsTo"] as? [String])?.contains(LandingPage.conformance[6]) == true)
      let all = try await client.execute(uri: "/collections", method: .get).object()
      let collections = try #require(all["collections"] as? [[String: Any]])
      #expect(collections.map { $0["id"] as? String } == CityLayer.allCases.map(\.rawValue))
      let one = try await client.execute(uri: "/collections/unit_grid", method: .get).object()
      #expect(one["storageCrs"] as? String == "http://www.opengis.net/def/crs/EPSG/0/4490")
      let queryables = try await client.execute(uri: "/collections/unit_grid/queryables", method: .get)
      #expect(queryables.headers[.contentType] == "application/schema+json")
      #expect((try queryables.object()["properties"] as? [String: Any])?["code"] != nil)
    }
  }

  /// All pages of a query, by the links from one to the next.
  private static func pages(_ uri: String, _ client: any TestClientProtocol) async throws -> [[String: Any]] {
    var (features, next): ([[String: Any]], String?) = ([], uri)
    while let uri = next {
      let page = try await client.execute(uri: uri, method: .get).object()
      let some = try #require(page["features"] as? [[String: Any]])
      #expect(page["numberReturned"] as? Int == some.count)
      features += some
      next = (page["links"] as? [[String: Any]] ?? []).first { $0["rel"] as? String == "next" }?["href"] as? String
      next = next.map { String($0.drop { $0 != "/" }) }.map {
        $0.hasPrefix("//") ? String($0.dropFirst(2).drop { $0 != "/" }) : $0
      }
      if next == nil { #expect(page["numberMatched"] as? Int == features.count) }
    }
    return features
  }

  @Test func readsEveryLayerPageByPage() async throws {
    let city = try TestCity()
    let file = try CityFile.openReadOnly(city.url)
    try await city.server().application().test(.router) { client in
      for layer in CityLayer.allCases where layer != .component {
        let columns = layer.featureLayout.columns.map(\.name)
        let rows = try file.read { try $0.features(FeatureQuery(layer, columns: columns)) }
        let limit = max(7, rows.count / 3)
        let found = try await Self.pages("/collections/\(layer.rawValue)/items?limit=\(limit)", client)
        #expect(found.compactMap { $0["id"] as? Int64 } == rows.map(\.fid), "\(layer)")
        #expect(rows.count == (try file.read { try $0.count(of: layer) }))
      }
    }
  }

  /// Whether a box and the box of a geometry's numbers share a point.
  private static func touches(_ feature: [String: Any], _ box: [Double]) -> Bool? {
    var numbers: [[Double]] = []
    func collect(_ value: Any) {
      if let pair = value as? [Double], pair.count == 2 {
        numbers.append(pair)
      } else {
        (value as? [Any])?.forEach(collect)
      }
    }
    guard let geometry = feature["geometry"] as? [String: Any] else { return false }
    collect(geometry["coordinates"] as Any)
    let (xs, ys) = (numbers.map { $0[0] }, numbers.map { $0[1] })
    if numbers.contains(where: { box[0] <= $0[0] && $0[0] <= box[2] && box[1] <= $0[1] && $0[1] <= box[3] }) {
      return true
    }
    guard let (west, east) = xs.min().flatMap({ a in xs.max().map { (a, $0) } }), let south = ys.min(),
      let north = ys.max()
    else { return false }
    // Between those: an edge may cross the box or not.
    return west > box[2] || east < box[0] || south > box[3] || north < box[1] ? false : nil
  }

  @Test(arguments: UInt64(0)..<6) func findsWhatAScanFinds(seed: UInt64) async throws {
    let city = try TestCity()
    try await city.server().application().test(.router) { client in
      var random = SeededGenerator(seed: seed)
      for layer in ["segment", "unit_grid", "component", "facility", "division"] {
        let all = try await Self.pages("/collections/\(layer)/items?limit=10000", client)
        let one = try #require(
          try await client.execute(uri: "/collections/\(layer)", method: .get).object()["extent"] as? [String: Any])
        let extent = try #require((one["spatial"] as? [String: Any])?["bbox"] as? [[Double]])[0]
        let size = Double.random(in: 0.01...0.4, using: &random)
        let west = Double.random(in: extent[0]...extent[2], using: &random)
        let south = Double.random(in: extent[1]...extent[3], using: &random)
        let box = [west, south, west + (extent[2] - extent[0]) * size, south + (extent[3] - extent[1]) * size]
        let text = box.map { "\($0)" }.joined(separator: ",")
        let found = Set(
          try await Self.pages("/collections/\(layer)/items?limit=500&bbox=\(text)", client).compactMap {
            $0["id"] as? Int
          })
        for feature in all {
          let id = try #require(feature["id"] as? Int)
          if let touches = Self.touches(feature, box) {
            #expect(found.contains(id) == touches, "seed \(seed) \(layer) \(id)")
          }
        }
        // The same box, latitude first.
        let turned = [box[1], box[0], box[3], box[2]].map { "\($0)" }.joined(separator: ",")
        let frame = "http://www.opengis.net/def/crs/EPSG/0/4490"
        let again = try await Self.pages(
          "/collections/\(layer)/items?limit=500&bbox=\(turned)&bbox-crs=\(frame)", client)
        #expect(Set(again.compactMap { $0["id"] as? Int }) == found)
        let column =
          layer == "segment" ? "class" : layer == "component" ? "subclass" : layer == "facility" ? "kind" : "fid"
        guard column != "fid" else { continue }
        let values = all.map { ($0["properties"] as? [String: Any])?[column] as? String }
        let value = try #require(values[Int.random(in: 0..<values.count, using: &random)])
        let same = try await Self.pages("/collections/\(layer)/items?limit=500&\(column)=\(value)", client)
        #expect(same.count == values.count { $0 == value })
      }
    }
  }

  @Test func tellsGuestsLessOfComponents() async throws {
    let city = try TestCity()
    let file = try CityFile.open(city.url)
    var all = try file.read { try $0.all(.components) }
    // Cabinets of the power works.
    for number in stride(from: 0, to: all.count, by: 9) {
      (all[number].componentClass, all[number].subclass) = ("01", "16")
    }
    let components = all
    _ = try file.write { try $0.replace(.components, with: components) }
    try file.close()
    let open = components.filter { !SensitiveComponents.classes.contains($0.componentClass + $0.subclass) }
    #expect(open.count < components.count)
    try await city.server().application().test(.router) { client in
      let told = try await Self.pages("/collections/component/items?limit=10000", client)
      #expect(Set(told.compactMap { ($0["properties"] as? [String: Any])?["id"] as? String }) == Set(open.map(\.id)))
      for feature in told {
        let pair = try #require((feature["geometry"] as? [String: Any])?["coordinates"] as? [Double])
        for number in pair { #expect(abs(number * 1000 - (number * 1000).rounded()) < 1e-6) }
      }
      // Nor by a box about one of them.
      let hidden = try #require(
        components.first { SensitiveComponents.classes.contains($0.componentClass + $0.subclass) })
      let (x, y) = (hidden.position.longitude, hidden.position.latitude)
      let near = "\(x - 1e-6),\(y - 1e-6),\(x + 1e-6),\(y + 1e-6)"
      #expect(try await Self.pages("/collections/component/items?bbox=\(near)", client).isEmpty)
      let shown = try #require(open.first)
      let about =
        "\(shown.position.longitude - 1e-6),\(shown.position.latitude - 1e-6),\(shown.position.longitude + 1e-6),\(shown.position.latitude + 1e-6)"
      #expect(try await Self.pages("/collections/component/items?bbox=\(about)", client).isEmpty)
    }
  }

  @Test func speaksSeveralFrames() async throws {
    let city = try TestCity()
    try await city.server().application().test(.router) { client in
      func pair(_ crs: String) async throws -> [Double] {
        let answer = try await client.execute(uri: "/collections/facility/items/1?crs=\(crs)", method: .get)
        #expect(answer.headers[try #require(HTTPField.Name("Content-Crs"))] == "<\(crs)>")
        return try #require((try answer.object()["geometry"] as? [String: Any])?["coordinates"] as? [Double])
      }
      let plain = try await pair("http://www.opengis.net/def/crs/OGC/1.3/CRS84")
      #expect(try await pair("http://www.opengis.net/def/crs/EPSG/0/4326") == [plain[1], plain[0]])
      let metres = try await pair("http://www.opengis.net/def/crs/EPSG/0/3857")
      let back = WebMercator.position(metres[0], metres[1])
      #expect(abs(back.longitude - plain[0]) < 2e-8 && abs(back.latitude - plain[1]) < 2e-8)
    }
  }

  @Test(arguments: [
    "limit=0", "limit=a", "offset=-1", "bbox=1,2,3", "bbox=a,b,c,d", "bbox=0,0,500,1", "bbox=1,9,2,3", "crs=EPSG:4326",
    "bbox-crs=x", "datetime=yesterday", "datetime=../..", "datetime=2026-13-01", "nothing=1", "f=xml", "length_m=long",
    "limit=1&limit=2",
  ])
  func refuses(_ query: String) async throws {
    let city = try TestCity()
    try await city.server().application().test(.router) { client in
      let answer = try await client.execute(uri: "/collections/segment/items?\(query)", method: .get)
      #expect(try answer.problem(.badRequest) == "invalid_value")
    }
  }

  @Test func tellsWhatIsNotThere() async throws {
    let city = try TestCity()
    try await city.server().application().test(.router) { client in
      for path in [
        "/collections/x", "/collections/x/items", "/collections/segment/items/x", "/collections/segment/items/0",
      ] {
        #expect(try await client.execute(uri: path, method: .get).problem(.notFound) == "not_found")
      }
      let first = try await client.execute(uri: "/collections/segment/items?limit=3", method: .get)
      let tag = try #require(first.headers[.eTag])
      let again = try await client.execute(
        uri: "/collections/segment/items?limit=3", method: .get, headers: [.ifNoneMatch: tag])
      #expect(again.status == .notModified)
      let rows = try await client.execute(uri: "/collections/facility/items?limit=3&f=csv", method: .get)
      #expect(String(buffer: rows.body).hasPrefix("fid,id,name,kind,hours,service_time_s,x,y\r\n1,"))
    }
  }
}
