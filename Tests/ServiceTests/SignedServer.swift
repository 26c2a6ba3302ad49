import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore

@testable import Service

/// A server that believes whom a request says it is from: `x-test-caller: name role scope`.
struct SignedServer {
  let parts: ServiceParts
  let jobs: JobRunner
  private let responder: ServiceResponder

  init(_ city: TestCity, _ options: ServiceOptions = ServiceOptions()) throws {
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let holder = CityHolder(
      city.url, threads: 1, patience: options.limits.writePatience, logger: logger)
    parts = ServiceParts(
      city: holder, options: options, workers: WorkerPool(threads: 2, line: 64),
      editors: ServiceParts.editors(options.limits),
      metrics: ServiceMetrics(PrometheusRegistry()), logger: logger)
    try holder.refresh()
    let router = Router(context: ServiceContext.self)
    router.add(middleware: BelievingMiddleware())
    for group in CityServer.groups { group.init(parts).add(to: router) }
    responder = ServiceResponder(router, parts, CityServer.operations)
    jobs = JobRunner(parts)
  }

  func test<Value: Sendable>(
    _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Value
  ) async throws -> Value {
    try await Application(
      responder: responder, services: [CityFollower(parts: parts), jobs], logger: parts.logger
    ).test(.router, body)
  }
}

private struct BelievingMiddleware: RouterMiddleware {
  func handle(
    _ request: Request, context: ServiceContext, next: (Request, ServiceContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    if let name = HTTPField.Name("x-test-caller"), let words = request.headers[name]?.split(separator: " "),
      words.count >= 2, let role = Caller.Role(rawValue: String(words[1]))
    {
      context.caller = Caller(
        name: String(words[0]), role: role, scope: words.count > 2 ? String(words[2]) : nil, isSignedIn: true)
    }
    return try await next(request, context)
  }
}

extension TestClientProtocol {
  /// Sends a request in somebody's name.
  func send(
    _ method: HTTPRequest.Method, _ uri: String, as caller: String? = "甲 admin", _ body: String? = nil,
    _ headers: HTTPFields = [:]
  ) async throws -> TestResponse {
    var headers = headers
    if let caller, let name = HTTPField.Name("x-test-caller") { headers[name] = caller }
    if body != nil, headers[.contentType] == nil { headers[.contentType] = "application/json" }
    return try await execute(uri: uri, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
  }
}
