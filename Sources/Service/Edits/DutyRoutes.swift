import GeoTypes
import HTTPTypes
import Hummingbird
import RoadNetwork
import Store

/// `/v1/duties/…`: who holds which piece of which side of a segment; the duties of a segment, or those of a chief, are
/// edited together, since they only mean something together.
struct DutyRoutes: RouteGroup {
  private static let paths = ["/v1/duties/segment/{id}", "/v1/duties/chief/{id}"]
  private let parts: ServiceParts

  init(_ parts: ServiceParts) { self.parts = parts }

  func add(to router: Router<ServiceContext>) {
    for path in Self.paths {
      let isChief = path.contains("chief")
      router.get("\(path)") { request, context in try await get(request, context, isChief) }
      router.put("\(path)") { request, context in try await put(request, context, isChief) }
      router.delete("\(path)") { request, context in try await delete(request, context, isChief) }
    }
  }

  /// Duties as JSON.
  private struct Document: Codable {
    struct Item: Codable {
      var chief: String
      var segment: Int64
      var side: DutySide
      var fromOffset: Double
      var toOffset: Double?
      var level: String?
      var shift: String?
      var validFrom: String?
      var validTo: String?

      enum CodingKeys: String, CodingKey {
        case chief, segment, side, level, shift
        case fromOffset = "from_offset_m"
        case toOffset = "to_offset_m"
        case validFrom = "valid_from"
        case validTo = "valid_to"
      }
    }

    var duties: [Item]

    init(_ duties: [Duty]) {
      self.duties = duties.map { duty in
        Item(
          chief: duty.chief, segment: duty.segment.rawValue, side: duty.side, fromOffset: duty.fromOffset.rawValue,
          toOffset: duty.toOffset?.rawValue, level: duty.level, shift: duty.shift, validFrom: duty.validFrom,
          validTo: duty.validTo)
      }
    }
  }

  private static func group(_ context: ServiceContext, _ isChief: Bool) throws -> DutyGroup {
    let id = try context.rowID()
    if isChief { return .chief(id) }
    guard let uid = Int64(id), uid >= 0 else {
      throw Problem(.invalidValue, "\(id.prefix(80)) is no number of a segment: give one as /v1/locate tells it")
    }
    return .segment(SegmentUID(rawValue: uid))
  }

  private func get(_ request: Request, _ context: ServiceContext, _ isChief: Bool) async throws -> Response {
    try context.require(.reader)
    let group = try Self.group(context, isChief)
    let origin = EditOrigin(try parts.city.current(), context)
    let duties = try await parts.workers.run { [city = parts.city] in
      try city.read { reader in
        try Self.requireThere(group, reader)
        let duties = try reader.duties(of: group)
        try Self.requireScope(group, duties.value, EditDesk(origin: origin, reader: reader))
        return duties
      }
    }
    if request.alreadyHas(duties.tag) { return Response(status: .notModified, headers: [.eTag: duties.tag.header]) }
    return Self.answer(duties.value, duties.tag)
  }

  private func put(_ request: Request, _ context: ServiceContext, _ isChief: Bool) async throws -> Response {
    try context.require(.planner)
    let group = try Self.group(context, isChief)
    let condition = try request.requiredRowCondition()
    let fields = try JSONFields(try await request.bytes(limit: min(1 << 20, parts.options.limits.bodyBytes)))
    try fields.requireKnown(["duties"])
    guard let items = try fields.objects("duties") else { throw fields.missing("duties", "give a list of duties") }
    var duties: [Duty] = []
    for item in items { duties.append(try Self.duty(item, of: group)) }
    return try await replace(group, with: duties, if: condition, context)
  }

  private func delete(_ request: Request, _ context: ServiceContext, _ isChief: Bool) async throws -> Response {
    try context.require(.planner)
    let group = try Self.group(context, isChief)
    let condition = try request.requiredRowCondition()
    _ = try await replace(group, with: [], if: condition, context)
    return Response(status: .noContent)
  }

  private func replace(
    _ group: DutyGroup, with duties: [Duty], if condition: RowCondition, _ context: ServiceContext
  ) async throws -> Response {
    let origin = EditOrigin(try parts.city.current(), context)
    let tag = try await parts.edit { writer in
      try Self.requireThere(group, writer.reader)
      let desk = EditDesk(origin: origin, reader: writer.reader)
      try Self.requireScope(group, duties + writer.reader.duties(of: group).value, desk)
      return try writer.replaceDuties(of: group, with: duties, if: condition, by: origin.author).tag
    }
    guard let tag else { return Response(status: .noContent) }
    return Self.answer(duties, tag)
  }

  /// Asks that the segment of each duty lies in the caller's scope.
  private static func requireScope(_ group: DutyGroup, _ duties: [Duty], _ desk: EditDesk) throws {
    guard desk.caller.scope != nil else { return }
    var segments = Set(duties.map(\.segment))
    if case .segment(let uid) = group { segments.insert(uid) }
    for uid in segments.sorted() { try desk.requireScope(desk.divisions(beside: uid)) }
  }

  private static func requireThere(_ group: DutyGroup, _ reader: CityReader) throws {
    let isThere =
      switch group {
      case .segment(let uid): try reader.segment(uid) != nil
      case .chief(let id): try reader.hasChief(id)
      }
    guard isThere else { throw Problem(.notFound, "there is no \(group.key.prefix(80).replacing("/", with: " "))") }
  }

  private static func answer(_ duties: [Duty], _ tag: RowTag) -> Response {
    var response = JSONAnswer.response(Document(duties))
    response.headers[.eTag] = tag.header
    return response
  }

  private static func duty(_ fields: JSONFields, of group: DutyGroup) throws -> Duty {
    try fields.requireKnown(names)
    var (chief, uid) = (try fields.text("chief"), try fields.integer("segment").map(SegmentUID.init))
    switch group {
    case .segment(let own): uid = uid ?? own
    case .chief(let own): chief = chief ?? own
    }
    guard let chief else { throw fields.missing("chief", "give the chief's id") }
    guard let uid else { throw fields.missing("segment", "give the number of the segment") }
    var duty = Duty(chief: chief, segment: uid)
    if let side = try fields.text("side") {
      guard let known = DutySide(rawValue: side) else { throw fields.bad("side", "give left, right or both") }
      duty.side = known
    }
    duty.fromOffset = Meters(try fields.number("from_offset_m") ?? 0)
    duty.toOffset = try fields.number("to_offset_m").map { Meters($0) }
    duty.level = try fields.text("level")
    duty.shift = try fields.text("shift")
    duty.validFrom = try fields.text("valid_from")
    duty.validTo = try fields.text("valid_to")
    return duty
  }

  private static let names = [
    "chief", "segment", "side", "from_offset_m", "to_offset_m", "level", "shift", "valid_from", "valid_to",
  ]

  static var operations: [APIOperation] {
    let item = Schemas.object([
      ("chief", #"{"type":"string"}"#), ("segment", #"{"type":"integer"}"#),
      ("side", #"{"type":"string","enum":["left","right","both"]}"#), ("from_offset_m", Schemas.number),
      ("to_offset_m", Schemas.number), ("level", Schemas.text), ("shift", Schemas.text), ("valid_from", Schemas.text),
      ("valid_to", Schemas.text),
    ])
    let body = APIOperation.Content(
      type: "application/json", schema: Schemas.object([("duties", Schemas.list(item))], required: ["duties"]))
    let problems: [ProblemCode] = [
      .invalidValue, .missingValue, .malformedBody, .unauthorized, .forbidden, .notFound, .changedMeanwhile,
      .preconditionRequired, .tooLarge, .tooManyRequests, .notReady,
    ]
    let match = APIOperation.Parameter.header("If-Match", "The ETag of the state that is changed, or * for any")
    return paths.flatMap { path in
      let whose = path.contains("chief") ? "Chief" : "Segment"
      let id = APIOperation.Parameter.path(
        "id", "The \(whose.lowercased())",
        whose == "Chief" ? #"{"type":"string"}"# : #"{"type":"integer","minimum":0,"maximum":9007199254740991}"#)
      return [
        APIOperation(
          method: .get, path: path, tag: "duties", id: "get\(whose)Duties",
          summary: "The duties of a \(whose.lowercased()), with the ETag of all of them", parameters: [id],
          successes: [
            .init(status: 200, summary: "The duties", contents: [body]),
            .init(status: 304, summary: "They are as they were", contents: []),
          ], problems: problems),
        APIOperation(
          method: .put, path: path, tag: "duties", id: "put\(whose)Duties",
          summary: "Makes the duties of a \(whose.lowercased()) those that are sent", parameters: [id, match],
          bodies: [body], successes: [.init(status: 200, summary: "The duties", contents: [body])],
          problems: problems, role: .planner),
        APIOperation(
          method: .delete, path: path, tag: "duties", id: "delete\(whose)Duties",
          summary: "Takes all duties of a \(whose.lowercased()) away", parameters: [id, match],
          successes: [.init(status: 204, summary: "They are gone", contents: [])], problems: problems, role: .planner),
      ]
    }
  }
}
