import Foundation
import GeoTypes
import HTTPTypes
import Hummingbird
import Store

/// `/collections`: the layers of the city as OGC API – Features (parts 1 and 2; of part 3 the queryables).
struct FeatureRoutes: RouteGroup {
  private let parts: ServiceParts
  private let extents = ExtentRoom()

  init(_ parts: ServiceParts) { self.parts = parts }

  func add(to router: Router<ServiceContext>) {
    router.get("/conformance") { request, _ in
      try QueryValues(request).requireJSON()
      return JSONAnswer.text(LandingPage.conformanceJSON, type: "application/json")
    }
    router.get("/collections") { request, context in try await collections(request, context) }
    router.get("/collections/{collection}") { request, context in try await collection(request, context) }
    router.get("/collections/{collection}/queryables") { request, context in
      try QueryValues(request).requireJSON()
      let document = try await document(try layer(context), request, context)
      return JSONAnswer.text(document.queryables, type: "application/schema+json")
    }
    router.get("/collections/{collection}/items") { request, context in try await items(request, context) }
    router.get("/collections/{collection}/items/{feature}") { request, context in try await item(request, context) }
  }

  // MARK: Documents

  private func base(_ request: Request) -> String {
    ServiceLinks(request, isSecure: parts.options.address.certificate != nil).base
  }

  private func layer(_ context: ServiceContext) throws(Problem) -> CityLayer {
    let name = context.parameters.get("collection") ?? ""
    guard let layer = CityLayer(rawValue: name) else {
      let all = CityLayer.allCases.map(\.rawValue).joined(separator: ", ")
      throw Problem(.notFound, "there is no collection '\(name.prefix(80))': there are \(all)")
    }
    return layer
  }

  private func document(
    _ layer: CityLayer, _ request: Request, _ context: ServiceContext
  ) async throws -> CollectionDocument {
    let snapshot = try parts.city.current()
    var box: FeatureBox?
    if layer.featureLayout.geometry != nil {
      box = try await parts.workers.run { [parts, extents] in try extents.box(of: layer, in: snapshot, parts.city) }
    }
    if layer == .component, !context.caller.isSignedIn { box = box.map(SensitiveComponents.widened) }
    return CollectionDocument(layer: layer, storage: snapshot.metadata.crs, base: base(request), extent: box)
  }

  private func collections(_ request: Request, _ context: ServiceContext) async throws -> Response {
    try QueryValues(request).requireJSON()
    var documents: [PropertyValue] = []
    for layer in CityLayer.allCases { documents.append(try await document(layer, request, context).value) }
    let link = LandingPage.Link("/collections", rel: "self", "The layers of the city").value(base(request))
    let text = JSONDocument.text([("links", .list([link])), ("collections", .list(documents))])
    return JSONAnswer.text(text, type: "application/json")
  }

  private func collection(_ request: Request, _ context: ServiceContext) async throws -> Response {
    try QueryValues(request).requireJSON()
    return JSONAnswer.text(try await document(try layer(context), request, context).json, type: "application/json")
  }

  // MARK: Features

  private func items(_ request: Request, _ context: ServiceContext) async throws -> Response {
    let layer = try layer(context)
    let snapshot = try parts.city.current()
    let audience = FeatureAudience(layer, context.caller, snapshot.locators)
    let asked = try FeatureRequest(
      request, audience, page: parts.options.limits.page, clock: snapshot.clock ?? 0)
    var headers = headers(asked, request, context, snapshot.revision(of: audience.layers), audience)
    if let tag = headers[.eTag], EntityTag.isKnown(tag, to: request) { return EntityTag.unchanged(headers) }
    let page = FeaturePage(asked, audience, base: base(request), city: parts.city)
    let (text, links) = try await parts.workers.run { try page.read() }
    if let name = HTTPField.Name("Link") { headers[name] = links }
    return Response(status: .ok, headers: headers, body: .init(byteBuffer: .init(string: text)))
  }

  private func item(_ request: Request, _ context: ServiceContext) async throws -> Response {
    let layer = try layer(context)
    let snapshot = try parts.city.current()
    let audience = FeatureAudience(layer, context.caller, snapshot.locators)
    let asked = try FeatureRequest(
      request, audience, isSingle: true, page: 1, clock: snapshot.clock ?? 0)
    let name = context.parameters.get("feature") ?? ""
    let headers = headers(asked, request, context, snapshot.revision(of: audience.layers), audience)
    let page = FeaturePage(asked, audience, base: base(request), city: parts.city)
    let text = try await parts.workers.run { try Int64(name).flatMap { try page.feature($0) } }
    guard let text else {
      throw Problem(.notFound, "the collection \(layer.rawValue) has no feature '\(name.prefix(80))' that you may see")
    }
    if let tag = headers[.eTag], EntityTag.isKnown(tag, to: request) { return EntityTag.unchanged(headers) }
    return Response(status: .ok, headers: headers, body: .init(byteBuffer: .init(string: text)))
  }

  private func headers(
    _ asked: FeatureRequest, _ request: Request, _ context: ServiceContext, _ revision: String,
    _ audience: FeatureAudience
  ) -> HTTPFields {
    // Weak, since the time of the answer stands in it.
    let state = "\(revision) \(audience.name) \(asked.form) \(request.uri) \(base(request))"
    var headers: HTTPFields = [
      .contentType: asked.form.type, .eTag: "W/\"\(EntityTag.digest(state))\"", .vary: "Accept, Authorization",
      .cacheControl: context.caller.isSignedIn ? "private, no-cache" : "public, no-cache",
    ]
    if let name = HTTPField.Name("Content-Crs") { headers[name] = "<\(asked.frame.rawValue)>" }
    return headers
  }
}
