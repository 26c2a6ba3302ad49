import HTTPTypes
import Hummingbird
import Store

/// `/v1/audit`: who changed what, newest first.
struct AuditRoutes: RouteGroup {
  private let parts: ServiceParts

  init(_ parts: ServiceParts) { self.parts = parts }

  func add(to router: Router<ServiceContext>) {
    router.get("/v1/audit") { request, context in try await list(request, context) }
  }

  private struct Page: Encodable {
    struct Item: Encodable {
      var number: Int64
      var time: String
      var author: String
      var role: String
      var request: String?
      var action: AuditAction
      var layer: String
      var key: String
      /// The rows as JSON texts, as the log has them.
      var before: String?
      var after: String?
    }

    var items: [Item]
    var next: String?
  }

  private func list(_ request: Request, _ context: ServiceContext) async throws -> Response {
    try context.require(.admin)
    if let scope = context.caller.scope {
      throw Problem(
        .forbidden, "\(context.caller.name) is bound to \(scope) and the log tells of the whole city: ask its admin")
    }
    let query = QueryValues(request)
    let limit = try query.integer("limit", 1...parts.options.limits.page) ?? min(100, parts.options.limits.page)
    let before = try query.integer("before", 1...Int.max)
    let entries = try await parts.workers.run { [city = parts.city] in
      try city.read { try $0.auditEntries(before: before.map(Int64.init), limit: limit) }
    }
    let items = entries.map { entry in
      Page.Item(
        number: entry.number, time: entry.time, author: entry.author, role: entry.role, request: entry.request,
        action: entry.action, layer: entry.layer, key: entry.key, before: entry.before, after: entry.after)
    }
    let last = entries.last.map(\.number) ?? 1
    return JSONAnswer.response(
      Page(items: items, next: last > 1 ? "/v1/audit?limit=\(limit)&before=\(last)" : nil))
  }

  static var operations: [APIOperation] {
    let text = #"{"type":"string"}"#
    let item = Schemas.object(
      [
        ("number", #"{"type":"integer"}"#), ("time", text), ("author", text), ("role", text),
        ("request", Schemas.text), ("action", text), ("layer", text), ("key", text), ("before", Schemas.text),
        ("after", Schemas.text),
      ], required: ["number", "time", "author", "role", "action", "layer", "key"])
    return [
      APIOperation(
        method: .get, path: "/v1/audit", tag: "audit", id: "listAudit", summary: "The audit log, newest first",
        parameters: [
          .query("limit", "The most of one page", APISchema.limit),
          .query("before", "The number before which the page begins", #"{"type":"integer","minimum":1}"#),
        ],
        successes: [
          .init(
            status: 200, summary: "Entries",
            contents: [
              .init(
                type: "application/json",
                schema: Schemas.object(
                  [("items", Schemas.list(item)), ("next", Schemas.text)], required: ["items"]))
            ])
        ], problems: [.invalidValue, .unauthorized, .forbidden, .tooManyRequests, .notReady], role: .admin)
    ]
  }
}
