import HTTPTypes
import Hummingbird

/// Lets pages of other hosts ask (CORS, Fetch Standard §3.2), those that `access.origins` names.
struct CrossOrigin: Sendable {
  private let origins: Set<String>
  private let isForAll: Bool

  /// `nil` where pages of other hosts may not ask.
  init?(_ origins: [String]) {
    guard !origins.isEmpty else { return nil }
    self.origins = Set(origins)
    isForAll = self.origins.contains("*")
  }

  /// What a browser is told that asks beforehand; `nil` for any other request.
  /// - Parameter allowed: the methods of the path.
  func preflight(_ request: Request, allowed: @autoclosure () -> String) -> Response? {
    guard request.method == .options, let origin = granted(request),
      request.headers[.accessControlRequestMethod] != nil
    else { return nil }
    return Response(
      status: .noContent,
      headers: [
        .accessControlAllowOrigin: origin, .vary: "Origin", .accessControlAllowMethods: allowed(),
        .accessControlAllowHeaders: "Authorization, Content-Type, Accept, If-Match, If-None-Match, Prefer",
        .accessControlMaxAge: "600",
      ])
  }

  /// Marks an answer as one that a page of another host may read.
  func mark(_ response: inout Response, for request: Request) {
    if !isForAll { response.headers[fields: .vary].append(HTTPField(name: .vary, value: "Origin")) }
    guard let origin = granted(request) else { return }
    response.headers[.accessControlAllowOrigin] = origin
    response.headers[.accessControlExposeHeaders] =
      "ETag, Link, Location, Content-Crs, Retry-After, WWW-Authenticate, Preference-Applied"
  }

  private func granted(_ request: Request) -> String? {
    guard let origin = request.headers[.origin] else { return nil }
    return isForAll ? "*" : origins.contains(origin) ? origin : nil
  }
}
