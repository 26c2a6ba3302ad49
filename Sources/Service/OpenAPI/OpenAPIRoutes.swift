import Foundation
import Hummingbird
import NIOCore

/// `/api`: what the service does, as OpenAPI documents.
struct OpenAPIRoutes: RouteGroup {
  private let three = OpenAPIRoutes.answer(.three)
  private let threeOne = OpenAPIRoutes.answer(.threeOne)

  init(_ parts: ServiceParts) {}

  private static func answer(_ version: OpenAPIDocument.Version) -> Response {
    // The operations are ours: a schema among them that is no JSON is found by a test.
    let data = (try? OpenAPIDocument(version, CityServer.operations).json()) ?? Data()
    return JSONAnswer.response(bytes: ByteBuffer(bytes: data), type: version.type)
  }

  static let operations = [
    operation("/api", "openAPI30", "This document, in OpenAPI 3.0", .three),
    operation("/api/3.1", "openAPI31", "This document, in OpenAPI 3.1", .threeOne),
  ]

  private static func operation(
    _ path: String, _ id: String, _ summary: String, _ version: OpenAPIDocument.Version
  ) -> APIOperation {
    APIOperation(
      method: .get, path: path, tag: "server", id: id, summary: summary,
      successes: [
        .init(status: 200, summary: summary, contents: [.init(type: version.type, schema: #"{"type":"object"}"#)])
      ], isOpen: true)
  }

  func add(to router: Router<ServiceContext>) {
    router.get("/api") { _, _ in three }
    router.get("/api/3.1") { _, _ in threeOne }
  }
}
