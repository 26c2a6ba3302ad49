import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// Answers every request: lets it in, hands it to its path, tells what went wrong, and counts it.
struct ServiceResponder: HTTPResponder {
  typealias Context = ServiceContext

  private let router: RouterResponder<ServiceContext>
  private let parts: ServiceParts
  private let methods: MethodTable

  init(_ router: Router<ServiceContext>, _ parts: ServiceParts, _ operations: [APIOperation]) {
    self.router = router.buildResponder()
    self.parts = parts
    methods = MethodTable(operations)
  }

  func respond(to request: Request, context: ServiceContext) async throws -> Response {
    let start = ContinuousClock.now
    var response: Response
    do {
      response = try await router.respond(to: request, context: context)
      // Hummingbird answers what no path takes; its answer becomes a problem like all others.
      if context.endpointPath == "NotFound" { throw methods.problem(request.method, request.uri.path) }
    } catch {
      response = answer(to: error, request, context)
    }
    let route = context.endpointPath ?? "NotFound"
    parts.metrics.count(
      request.method, route: route, status: response.status.code, time: .now - start)
    return response
  }

  /// What is told of an error.
  private func answer(to error: any Error, _ request: Request, _ context: ServiceContext) -> Response {
    let problem = Problem(telling: error)
    if problem.code == .internalFault {
      context.logger.error("\(error)", metadata: ["path": "\(request.uri.path)"])
    }
    return problem.response(path: request.uri.path, requestID: context.requestID)
  }
}
