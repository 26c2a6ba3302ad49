import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1

extension Problem {
  /// What is told, most often to nobody, where a connection ends within a request.
  fileprivate static let brokenOff = Problem(.malformedRequest, "the request broke off before its end: send it again")
}

/// Answers every request: lets it in, hands it to its path, tells what went wrong, and counts it.
struct ServiceResponder: HTTPResponder {
  typealias Context = ServiceContext

  private let router: RouterResponder<ServiceContext>
  private let parts: ServiceParts
  private let methods: MethodTable
  private let gate: AccessGate
  private let crossOrigin: CrossOrigin?

  init(_ router: Router<ServiceContext>, _ parts: ServiceParts, _ operations: [APIOperation]) {
    self.router = router.buildResponder()
    self.parts = parts
    methods = MethodTable(operations)
    gate = AccessGate(parts, methods)
    crossOrigin = CrossOrigin(parts.options.access.origins)
  }

  func respond(to request: Request, context: ServiceContext) async throws -> Response {
    let start = ContinuousClock.now
    var response: Response
    var context = context
    do {
      if let answer = crossOrigin?.preflight(request, allowed: methods.methods(of: request.uri.path)) { return answer }
      context.caller = try await gate.admit(request, context)
      try ServiceResponder.refusePacked(request)
      if let answer = methods.options(request.method, request.uri.path) {
        response = answer
      } else {
        response = try await router.respond(to: request, context: context)
      }
      // Hummingbird answers what no path takes; its answer becomes a problem like all others.
      if context.endpointPath == "NotFound" { throw methods.problem(request.method, request.uri.path) }
    } catch {
      response = answer(to: error, request, context)
    }
    crossOrigin?.mark(&response, for: request)
    let route = context.endpointPath ?? "NotFound"
    parts.metrics.count(
      request.method, route: route, status: response.status.code, time: .now - start)
    return response
  }

  /// Refuses bodies that would have to be unpacked.
  private static func refusePacked(_ request: Request) throws(Problem) {
    guard let coding = request.headers[.contentEncoding], !coding.isEmpty, coding.lowercased() != "identity" else {
      return
    }
    throw Problem(
      .unsupportedType, "the body is packed (\(coding.prefix(80))): send it without Content-Encoding",
      headers: [.acceptEncoding: "identity"])
  }

  /// What is told of an error.
  private func answer(to error: any Error, _ request: Request, _ context: ServiceContext) -> Response {
    let problem = ServiceResponder.isBrokenOff(error) ? .brokenOff : Problem(telling: error)
    if problem.code == .internalFault {
      context.logger.error("\(error)", metadata: ["path": "\(request.uri.path)"])
    }
    if let fault = DriveFault(telling: error, as: problem, on: request.uri.path) { return fault.response }
    return problem.response(
      path: request.uri.path, requestID: context.requestID, language: request.headers[.acceptLanguage])
  }

  /// Whether the connection has ended before the request did.
  private static func isBrokenOff(_ error: any Error) -> Bool {
    error is ChannelError || error is IOError || error is HTTPParserError || "\(error)".contains("unexpectedHTTPPart")
  }
}
