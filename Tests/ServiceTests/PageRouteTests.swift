import Casework
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Store
import TestKit
import Testing

@testable import Service

@Suite struct PageRouteTests {
  private static let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8"

  @Test(arguments: [
    (browser, "", "text/html; charset=utf-8"), ("*/*", "", "application/json"), ("", "", "application/json"),
    ("application/json", "", "application/json"), ("application/json", "?f=html", "text/html; charset=utf-8"),
    (browser, "?f=json", "application/json"), ("text/html;q=0.4, application/json;q=0.5", "", "application/json"),
    ("text/*;q=0.6, application/json;q=0.5", "", "text/html; charset=utf-8"),
    ("*/*, application/json;q=0", "", "text/html; charset=utf-8"), ("nonsense;;q=x, /,", "", "application/json"),
  ])
  func answersEachInItsForm(_ accept: String, _ query: String, _ type: String) async throws {
    let city = try TestCity()
    try await city.server().application().test(.router) { client in
      let headers: HTTPFields = accept.isEmpty ? [:] : [.accept: accept]
      let answer = try await client.execute(uri: "/" + query, method: .get, headers: headers)
      #expect(answer.status == .ok)
      #expect(answer.headers[.contentType] == type)
      #expect(answer.headers[.vary]?.hasPrefix("Accept, ") == true)
    }
  }

  @Test func refusesOtherForms() async throws {
    let city = try TestCity()
    try await city.server().application().test(.router) { client in
      let other = try await client.execute(uri: "/?f=pdf", method: .get)
      #expect(try other.problem(.badRequest) == "invalid_value")
      let image = try await client.execute(uri: "/", method: .get, headers: [.accept: "image/png"])
      #expect(try image.problem(.notAcceptable) == "not_acceptable")
      for name in ["passwd", "..%2f..%2fetc%2fpasswd", "%00", "index.html", "pmtiles.js"] {
        let answer = try await client.execute(uri: "/page/\(name)", method: .get)
        #expect(try answer.problem(.notFound) == "not_found", "\(name)")
      }
    }
  }

  /// Everything that the page and its modules name is there, and none of it is on another host.
  @Test func namesOnlyFilesThatItBrings() async throws {
    let city = try TestCity()
    try await city.server().application().test(.router) { client in
      var (open, seen) = (["/"], Set<String>())
      while let path = open.popLast() {
        guard seen.insert(path).inserted, !path.contains("maplibre-gl.") else { continue }
        let answer = try await client.execute(uri: path, method: .get, headers: [.accept: "text/html,*/*;q=0.8"])
        #expect(answer.status == .ok, "\(path)")
        #expect(answer.headers[.eTag] != nil || path.hasSuffix(".json"), "\(path)")
        let text = String(buffer: answer.body)
        for match in text.matches(of: #/["'](\/page\/[\w.-]+)["']/#) { open.append(String(match.1)) }
        for match in text.matches(of: #/from "\.\/([\w-]+\.js)"/#) { open.append("/page/\(match.1)") }
        for match in text.matches(of: #/https?:\/\/([\w.]+)/#) where !path.hasSuffix(".txt") {
          #expect(["www.openstreetmap.org", "www.w3.org"].contains(match.1), "\(path) names \(match.1)")
        }
        #expect(!text.contains("style=\"") && !text.contains("onclick="), "\(path): the policy forbids it")
      }
      #expect(seen.count >= PageFile.own.count + 1, "\(seen.sorted())")
    }
  }

  @Test func sendsWhatHasChangedOnly() async throws {
    let city = try TestCity()
    try await city.server().application().test(.router) { client in
      let first = try await client.execute(uri: "/page/app.js", method: .get)
      #expect(first.headers[.contentType] == "text/javascript; charset=utf-8")
      let tag = try #require(first.headers[.eTag])
      for given in [tag, "W/\(tag)", "\"x\", \(tag)", "*"] {
        let again = try await client.execute(uri: "/page/app.js", method: .get, headers: [.ifNoneMatch: given])
        #expect(again.status == .notModified, "\(given)")
        #expect(again.body.readableBytes == 0)
      }
      let other = try await client.execute(uri: "/page/app.js", method: .get, headers: [.ifNoneMatch: "\"x\""])
      #expect(other.status == .ok)
      let packed = try await client.execute(uri: "/page/app.js", method: .get, headers: [.acceptEncoding: "gzip, br"])
      #expect(packed.headers[.contentEncoding] == "gzip" && packed.headers[.eTag] != tag)
      #expect(packed.body.readableBytes < first.body.readableBytes / 2)
      #expect(Array(packed.body.readableBytesView.prefix(2)) == [0x1F, 0x8B])
    }
  }

  @Test func allowsNothingFromOtherHosts() async throws {
    let city = try TestCity()
    try await city.server().application().test(.router) { client in
      let page = try await client.execute(uri: "/?f=html", method: .get)
      let policy = try #require(page.headers[.contentSecurityPolicy])
      #expect(policy.hasPrefix("default-src 'none'; script-src 'self';"))
      #expect(!policy.contains("unsafe") && !policy.contains("http") && !policy.contains("*"), "\(policy)")
      #expect(page.headers[.xContentTypeOptions] == "nosniff")
    }
  }

  @Test func tellsThatTheMapLibraryIsMissingAndTakesItOnceItIsThere() async throws {
    let city = try TestCity()
    let folder = try ScratchFolder()
    var options = ServiceOptions()
    options.mapLibrary = folder.url.path
    try await city.server(options).application().test(.router) { client in
      let about = try await client.execute(uri: "/page/city.json", method: .get).object()
      #expect(about["has_map"] as? Bool == false)
      let missing = try await client.execute(uri: "/page/maplibre-gl.js", method: .get)
      #expect(try missing.problem(.notFound) == "not_found")
      #expect(String(buffer: missing.body).contains("Tools/setup"))
      for name in MapLibrary.names { _ = try folder.file(name, "/* \(name) */") }
      let there = try await client.execute(uri: "/page/maplibre-gl.css", method: .get)
      #expect(String(buffer: there.body) == "/* maplibre-gl.css */")
      #expect(there.headers[.contentType] == "text/css; charset=utf-8")
      let now = try await client.execute(uri: "/page/city.json", method: .get).object()
      #expect(now["has_map"] as? Bool == true)
    }
  }

  @Test func namesOpenStreetMapWhereTheCityIsMadeOfIt() async throws {
    let city = try TestCity()
    let server = city.server()
    try await server.application().test(.router) { client in
      let made = try await client.execute(uri: "/page/city.json", method: .get).object()
      #expect(made["is_osm"] as? Bool == false)
    }
    let file = try CityFile.open(city.url)
    try file.write { writer in
      let entry = ImportLogEntry(
        importedAt: "2026-05-04T08:00:00+08:00", layer: .segment, file: "Jinan.OSM.pbf", readCount: 1, writtenCount: 1)
      try writer.log([entry])
    }
    try file.close()
    try await city.server().application().test(.router) { client in
      let now = try await client.execute(uri: "/page/city.json", method: .get).object()
      #expect(now["is_osm"] as? Bool == true)
    }
    #expect(!CityOrigin.isOSM("roads.geojson") && !CityOrigin.isOSM("osm.gpkg") && CityOrigin.isOSM("a.osm.gz"))
  }

  @Test func hasWordsForEveryReasonInBothLanguages() throws {
    let words = String(
      decoding: try Data(contentsOf: PackageRoot.url("Sources/Service/Resources/page/words.js")), as: UTF8.self)
    for reason in MissingReason.allCases {
      #expect(words.components(separatedBy: "\(reason.rawValue): \"").count == 3, "\(reason.rawValue)")
    }
  }
}
