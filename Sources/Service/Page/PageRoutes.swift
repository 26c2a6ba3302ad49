import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Store

/// `/` for browsers and `/page/…`: the map, its own files and the map library.
struct PageRoutes: RouteGroup {
  private let parts: ServiceParts
  private let library: MapLibrary
  private let origins: CityOrigin

  init(_ parts: ServiceParts) {
    self.parts = parts
    library = MapLibrary(folder: parts.options.mapLibrary)
    origins = CityOrigin(parts.city)
  }

  static let operations = [
    APIOperation(
      method: .get, path: "/", tag: "page", id: "landing",
      summary: "The map for browsers; for programs, where everything is",
      parameters: [
        .query("f", "Which, whatever Accept says", #"{"type":"string","enum":["html","json"]}"#)
      ],
      successes: [
        .init(
          status: 200, summary: "The page or the document",
          contents: [
            .init(type: "text/html", schema: #"{"type":"string"}"#),
            .init(type: "application/json", schema: #"{"type":"object"}"#),
          ])
      ], problems: [.invalidValue, .notAcceptable], isOpen: true),
    APIOperation(
      method: .get, path: "/page/{file}", tag: "page", id: "pageFile", summary: "A file of the page",
      parameters: [.path("file", "Its name, such as app.js")],
      successes: [
        .init(status: 200, summary: "The file", contents: [.init(type: "*/*", schema: #"{"type":"string"}"#)]),
        .init(status: 304, summary: "It is as If-None-Match says", contents: []),
      ], problems: [.notFound], isOpen: true),
  ]

  func add(to router: Router<ServiceContext>) {
    router.get("/") { request, _ in try landing(request) }
    router.get("/page/{file}") { request, context in
      try await file(context.parameters.get("file") ?? "", request)
    }
  }

  /// The page or the document, as the request asks.
  private func landing(_ request: Request) throws -> Response {
    let asked = try QueryValues(request).text("f")
    guard asked == nil || asked == "html" || asked == "json" else {
      throw Problem.query("f", asked ?? "", "give html or json")
    }
    let accept = AcceptHeader(request.headers[values: .accept])
    var response: Response
    if asked == "html" || (asked == nil && accept.prefers("text/html", to: "application/json")) {
      response = PageFile.index.response(to: request)
    } else {
      guard asked == "json" || accept.quality(of: "application/json") > 0 else {
        throw Problem(.notAcceptable, "/ is there as text/html and application/json: accept one of them")
      }
      let base = ServiceLinks(request, isSecure: parts.options.address.certificate != nil).base
      let page = LandingPage(metadata: try parts.city.current().metadata, base: base)
      response = JSONAnswer.text(page.json, type: "application/json")
    }
    response.headers[.vary] = "Accept, Accept-Encoding"
    return response
  }

  private func file(_ name: String, _ request: Request) async throws -> Response {
    if let file = PageFile.own[name] { return file.response(to: request) }
    if MapLibrary.names.contains(name) {
      guard let file = try await parts.workers.run({ library.file(name) }) else {
        throw Problem(.notFound, "\(name) is not there: \(MapLibrary.remedy)")
      }
      return file.response(to: request)
    }
    guard name == "city.json" else {
      throw Problem(.notFound, "the page has no file \(name.prefix(80)): / is the page")
    }
    return try await parts.workers.run {
      let origin = try origins.current()
      let city = PageCity(name: origin.name, hasMap: library.isThere, isOSM: origin.isOSM)
      var response = JSONAnswer.response(city)
      response.headers[.cacheControl] = "no-cache"
      return response
    }
  }
}

/// What the page must know of the city before it draws anything.
private struct PageCity: Encodable {
  var name: String
  var hasMap: Bool
  var isOSM: Bool

  enum CodingKeys: String, CodingKey {
    case name
    case hasMap = "has_map"
    case isOSM = "is_osm"
  }
}
