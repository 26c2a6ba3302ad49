import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Store

/// `/v1/NAME` and `/v1/NAME/{id}`: rows of a layer, read, added, changed and deleted one at a time.
///
/// A change names the state that it is made to by `If-Match`; each is one transaction with its entry in the audit log.
struct RecordRoutes<Kind: RecordKind>: RouteGroup {
  private let parts: ServiceParts

  init(_ parts: ServiceParts) { self.parts = parts }

  func add(to router: Router<ServiceContext>) {
    let path = "/v1/\(Kind.name)"
    router.get("\(path)") { request, context in try await list(request, context) }
    router.post("\(path)") { request, context in try await add(request, context) }
    router.get("\(path)/{id}") { request, context in try await get(request, context) }
    router.put("\(path)/{id}") { request, context in try await put(request, context, isPatch: false) }
    router.patch("\(path)/{id}") { request, context in try await put(request, context, isPatch: true) }
    router.delete("\(path)/{id}") { request, context in try await delete(request, context) }
  }

  // MARK: Reading

  private struct Item: Encodable {
    var etag: String
    var value: Kind.Document

    enum CodingKeys: String, CodingKey { case etag }

    func encode(to encoder: any Encoder) throws {
      try value.encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(etag, forKey: .etag)
    }
  }

  private struct Page: Encodable {
    var items: [Item]
    var next: String?
  }

  private func list(_ request: Request, _ context: ServiceContext) async throws -> Response {
    try context.require(.reader)
    let query = QueryValues(request)
    let limit = try query.integer("limit", 1...parts.options.limits.page) ?? min(100, parts.options.limits.page)
    let after = try query.text("after").map(String.init)
    let origin = EditOrigin(try parts.city.current(), context)
    let page = try await parts.workers.run { [city = parts.city] () throws -> Page in
      try city.read { reader in try items(after, limit, EditDesk(origin: origin, reader: reader)) }
    }
    return JSONAnswer.response(page)
  }

  private func items(_ after: String?, _ limit: Int, _ desk: EditDesk) throws -> Page {
    var (last, items) = (after, [Item]())
    while items.count < limit {
      let rows = try Kind.page(after: last, limit: limit, desk.reader)
      for row in rows {
        last = Kind.id(of: row.value)
        if try Kind.divisions(of: row.value, desk).contains(where: { desk.caller.covers($0) }) {
          items.append(Item(etag: row.tag.header, value: Kind.document(row.value, desk)))
        }
        if items.count == limit { break }
      }
      if rows.count < limit { last = nil; break }
    }
    let isLast = items.count < limit || last == nil
    let next = isLast ? nil : last?.addingPercentEncoding(withAllowedCharacters: .unreserved)
    return Page(items: items, next: next.map { "/v1/\(Kind.name)?limit=\(limit)&after=\($0)" })
  }

  private func get(_ request: Request, _ context: ServiceContext) async throws -> Response {
    try context.require(.reader)
    let id = try context.rowID()
    let origin = EditOrigin(try parts.city.current(), context)
    let (document, tag) = try await parts.workers.run { [city = parts.city] () throws -> (Kind.Document, RowTag) in
      try city.read { reader in
        let desk = EditDesk(origin: origin, reader: reader)
        guard let row = try Kind.read(id, reader) else { throw notFound(id) }
        try desk.requireScope(Kind.divisions(of: row.value, desk))
        return (Kind.document(row.value, desk), row.tag)
      }
    }
    if request.alreadyHas(tag) { return Response(status: .notModified, headers: [.eTag: tag.header]) }
    return answer(document, tag, .ok)
  }

  // MARK: Changing

  private func add(_ request: Request, _ context: ServiceContext) async throws -> Response {
    try context.require(Kind.role)
    let fields = try await fields(of: request)
    let id = try fields.text("id") ?? UUID().uuidString.lowercased()
    return try await write(id, fields, context) { _ in (.absent, nil) }
  }

  private func put(_ request: Request, _ context: ServiceContext, isPatch: Bool) async throws -> Response {
    try context.require(Kind.role)
    let id = try context.rowID()
    let condition = try request.requiredRowCondition()
    if isPatch, condition == .absent {
      throw Problem(
        .invalidValue, "If-None-Match: * asks that there is none, and PATCH changes one: use PUT or If-Match")
    }
    let fields = try await fields(of: request)
    if let named = try fields.text("id"), named != id {
      throw Problem.body(
        "/id", "is \(named.prefix(80)) and the path says \(id.prefix(80)): leave it out, or give the same")
    }
    do {
      return try await write(id, fields, context) { old in
        guard isPatch, old == nil else { return (condition, isPatch ? old : nil) }
        if condition == .present { throw notFound(id) }
        throw EditError.changed(layer: Kind.layer, key: id, current: nil)
      }
    } catch let error as EditError {
      guard case .alreadyThere(let layer, let key, let current) = error else { throw error }
      throw EditError.changed(layer: layer, key: key, current: current)
    }
  }

  private func delete(_ request: Request, _ context: ServiceContext) async throws -> Response {
    try context.require(Kind.role)
    let id = try context.rowID()
    let condition = try request.requiredRowCondition()
    let origin = EditOrigin(try parts.city.current(), context)
    try await parts.edit { writer in
      let desk = EditDesk(origin: origin, reader: writer.reader)
      if let row = try Kind.read(id, writer.reader) { try desk.requireScope(Kind.divisions(of: row.value, desk)) }
      _ = try Kind.remove(id, if: condition, writer, by: origin.author)
    }
    return Response(status: .noContent)
  }

  /// Writes a row in one transaction.
  /// - Parameter base: told the row as it is; says on what condition it is written, and what fields that are not given
  ///   are taken from.
  private func write(
    _ id: String, _ fields: JSONFields, _ context: ServiceContext,
    base: @escaping @Sendable (Kind.Value?) throws -> (RowCondition, Kind.Value?)
  ) async throws -> Response {
    let origin = EditOrigin(try parts.city.current(), context)
    let (document, edit) = try await parts.edit { writer throws -> (Kind.Document, RowEdit) in
      let desk = EditDesk(origin: origin, reader: writer.reader)
      let old = try Kind.read(id, writer.reader)
      if let old { try desk.requireScope(Kind.divisions(of: old.value, desk)) }
      let (condition, base) = try base(old?.value)
      var value = try Kind.value(id, fields, base: base, desk)
      if let old { Kind.keep(old.value, in: &value) }
      try desk.requireScope(Kind.divisions(of: value, desk))
      let edit = try Kind.put(value, if: condition, writer, by: origin.author)
      return (Kind.document(value, desk), edit)
    }
    guard let tag = edit.tag else { return Response(status: .noContent) }
    var response = answer(document, tag, edit.isNew ? .created : .ok)
    if edit.isNew, let name = id.addingPercentEncoding(withAllowedCharacters: .unreserved) {
      response.headers[.location] = "/v1/\(Kind.name)/\(name)"
    }
    return response
  }

  private func fields(of request: Request) async throws -> JSONFields {
    guard ["application/json", "application/merge-patch+json", ""].contains(request.bodyType) else {
      throw Problem(.unsupportedType, "the body is \(request.bodyType.prefix(80)): send application/json")
    }
    let fields = try JSONFields(try await request.bytes(limit: min(1 << 20, parts.options.limits.bodyBytes)))
    try fields.requireKnown(["id", "etag"] + Kind.fields.map(\.name) + Kind.made.map(\.name))
    return fields
  }

  private func answer(_ document: Kind.Document, _ tag: RowTag, _ status: HTTPResponse.Status) -> Response {
    var response = JSONAnswer.response(document, status: status)
    response.headers[.eTag] = tag.header
    return response
  }

  private func notFound(_ id: String) -> Problem {
    Problem(.notFound, "there is no \(Kind.noun.lowercased()) \(id.prefix(80)): /v1/\(Kind.name) lists those there are")
  }
}

extension CharacterSet {
  /// What stands for itself in a path (RFC 3986, section 2.3).
  fileprivate static let unreserved = CharacterSet(
    charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}

extension ServiceContext {
  /// The name of a row in the path.
  func rowID() throws -> String {
    guard let id = parameters.get("id")?.removingPercentEncoding, !id.isEmpty else {
      throw Problem(.invalidValue, "the name in the path is no UTF-8 in percent encoding: encode it anew")
    }
    return id
  }
}
