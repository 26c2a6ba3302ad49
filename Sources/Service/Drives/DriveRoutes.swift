import HTTPTypes
import Hummingbird
import NIOCore

/// Routing in OSRM's shape: `/{nearest|route|table|match|trip}/v1/{profile}/{coordinates}`.
struct DriveRoutes: RouteGroup {
  private let parts: ServiceParts

  init(_ parts: ServiceParts) { self.parts = parts }

  func add(to router: Router<ServiceContext>) {
    for service in DriveQuestion.Service.allCases {
      router.get("/\(service.rawValue)/v1/{profile}/{coordinates}") { request, context in
        let coordinates = context.parameters["coordinates"] ?? ""
        return try await answer(
          DriveQuestion(service, coordinates: coordinates, query: request.uri.query), profile(context))
      }
      router.post("/\(service.rawValue)/v1/{profile}") { request, context in
        let type = request.bodyType
        guard type.isEmpty || type == "application/json" || type.hasSuffix("+json") else {
          throw Problem(.unsupportedType, "the body is \(type.prefix(80)): send application/json")
        }
        let body = try await request.bytes(limit: parts.options.limits.bodyBytes)
        return try await answer(DriveQuestion(service, body: Array(body.readableBytesView)), profile(context))
      }
    }
  }

  /// The profile that a path names, or the one that stands for it.
  private func profile(_ context: ServiceContext) -> String {
    let name = context.parameters.get("profile") ?? ""
    return parts.options.profileAliases[name] ?? name
  }

  private func answer(_ question: DriveQuestion, _ profile: String) async throws -> Response {
    try parts.options.limits.check(question)
    let version = try parts.city.current().roadsRevision
    let (room, drive) = try await parts.city.drive(
      profile, by: .now() + .seconds(Int64(parts.options.limits.requestSeconds)))
    let answers = DriveAnswers(
      room: room, drive: drive, limits: parts.options.limits, version: version, threads: parts.options.threads)
    if let body = try answers.quickAnswer(question) {
      return JSONAnswer.response(bytes: body, type: "application/json")
    }
    let body = try await parts.workers.run { try answers.answer(question) }
    return JSONAnswer.response(bytes: body, type: "application/json")
  }
}

extension DriveAnswers {
  /// The answer where it takes no longer than another thread would to take the question over; `nil` where it may.
  fileprivate func quickAnswer(_ question: DriveQuestion) throws -> ByteBuffer? {
    guard question.isQuick else { return nil }
    var quick = self
    quick.explains = false
    do { return try quick.answer(question) } catch let fault as DriveFault where fault.code == .noRoute { return nil }
  }
}

extension DriveQuestion {
  /// Whether it is answered sooner than another thread would take it over.
  fileprivate var isQuick: Bool {
    switch service {
    case .nearest: number <= 10
    case .route: coordinates.count <= 5
    case .table, .match, .trip: false
    }
  }
}
