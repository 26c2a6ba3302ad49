import Casework
import CityImport
import Foundation
import GeoTypes
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Interchange
import NIOCore

/// `/v1/locate` and `/v1/assign`: the unit grid, divisions, road and chief of points, in the shapes of the commands.
struct LookupRoutes: RouteGroup {
  private let parts: ServiceParts

  init(_ parts: ServiceParts) { self.parts = parts }

  func add(to router: Router<ServiceContext>) {
    router.get("/v1/locate") { request, _ in try locate(request) }
    router.post("/v1/locate") { request, _ in try await locateMany(request) }
    router.get("/v1/assign") { request, _ in try assign(request) }
    router.post("/v1/assign") { request, _ in try await assignMany(request) }
  }

  // MARK: One point

  private func locate(_ request: Request) throws -> Response {
    let query = QueryValues(request)
    try query.refuseOthers(than: "lon", "lat", "level", "time", "fields")
    let position = try LookupRoutes.position(query)
    let snapshot = try parts.city.current()
    let question = try LocateQuestion(query, snapshot)
    guard !question.isUsual else {
      let bytes = try snapshot.locators.with { desk in
        desk.print([position]) { NIOCore.ByteBuffer(bytes: UnsafeBufferPointer(rebasing: $0.dropLast())) }
      }
      return JSONAnswer.response(bytes: bytes, type: "application/json")
    }
    let location = try snapshot.locators.with {
      $0.locator.location(at: position, level: question.level, time: question.time)
    }
    let line = NDJSONWriter.line(LookupRoutes.head(position) + location.members(of: question.fields))
    return JSONAnswer.text(String(line.dropLast()), type: "application/json")
  }

  private func assign(_ request: Request) throws -> Response {
    let query = QueryValues(request)
    try query.refuseOthers(than: "lon", "lat", "id", "level", "time", "fields")
    let position = try LookupRoutes.position(query)
    let snapshot = try parts.city.current()
    let question = try LocateQuestion(query, snapshot)
    let id = try query.text("id").map(String.init) ?? "1"
    let location = try snapshot.locators.with {
      $0.locator.location(at: position, level: question.level, time: question.time)
    }
    let incident = Incident(id: id, position: position, level: question.level, time: question.time, properties: [:])
    let line = NDJSONWriter.line(IncidentAssignment(incident: incident, location: location).members)
    return JSONAnswer.text(String(line.dropLast()), type: "application/json")
  }

  static func position(_ query: QueryValues) throws(Problem) -> LonLat {
    guard let longitude = try query.number("lon"), let latitude = try query.number("lat") else {
      throw Problem(.missingValue, "give ?lon= and ?lat= in degrees, such as ?lon=117.12&lat=36.65")
    }
    let position = LonLat(longitude, latitude)
    guard position.isValid else { throw Problem(.invalidValue, "\(ShapeError.positionOutOfRange(position))") }
    return position
  }

  private static func head(_ position: LonLat) -> [(String, PropertyValue)] {
    [("lon", .number(position.longitude)), ("lat", .number(position.latitude))]
  }

  // MARK: Many points

  private func locateMany(_ request: Request) async throws -> Response {
    let snapshot = try parts.city.current()
    let query = QueryValues(request)
    try query.refuseOthers(than: "level", "time", "fields", "input-crs")
    let question = try LocateQuestion(query, snapshot)
    switch request.bodyType {
    case "application/x-ndjson", "application/ndjson", "application/jsonl":
      let layout =
        question.isUsual
        ? snapshot.locators.layout
        : AnswerLayout(snapshot.locators.index, format: .ndjson, fields: question.fields, time: question.time)
      let lines = try PointLines(layout, inputCRS: question.frame, level: question.level)
      return try await LookupRoutes.stream(request, lines)
    case "application/octet-stream", "application/vnd.luwang.points":
      let cells = CellStream(snapshot.locators.index)
      return try await PieceStream.response(
        to: request, type: "application/octet-stream", answer: { try cells.answer($0) }, finish: { try cells.finish() })
    default:
      let body = try await BodyJSON(request, limit: parts.options.limits.bodyBytes)
      return try await parts.workers.run { try locate(body, question, snapshot) }
    }
  }

  private static func stream(_ request: Request, _ lines: PointLines) async throws -> Response {
    try await PieceStream.response(to: request, type: "application/x-ndjson") { piece in
      var answers = NIOCore.ByteBuffer()
      try piece.withUnsafeReadableBytes { bytes in
        try lines.answer(bytes.bindMemory(to: UInt8.self)) { answers.writeBytes($0) }
      }
      return answers
    } finish: {
      var answers = NIOCore.ByteBuffer()
      try lines.finish { answers.writeBytes($0) }
      return answers
    }
  }

  /// `{"locations": [[lon, lat], …]}` → `{"results": […]}`, in order, `null` where nothing at all was found.
  private func locate(_ body: BodyJSON, _ asked: LocateQuestion, _ snapshot: CitySnapshot) throws -> Response {
    try body.refuseOthers(than: ["locations", "fields", "layers", "time", "level"])
    guard let values = try body.list("locations") else {
      throw Problem(.missingValue, "/locations is missing: send {\"locations\": [[117.12, 36.65]]}")
    }
    try parts.options.limits.check(values.count, "locations")
    let positions = try values.enumerated().map { try BodyJSON.position($1, at: "/locations/\($0)") }
    let question = try LocateQuestion(body, snapshot, over: asked)
    let bytes = try snapshot.locators.with { desk in
      var bytes = NIOCore.ByteBuffer(string: "{\"results\":[")
      for (place, position) in positions.enumerated() {
        if place > 0 { bytes.writeInteger(UInt8(ascii: ",")) }
        let location = desk.locator.location(at: position, level: question.level, time: question.time)
        guard location.isAnything else {
          bytes.writeStaticString("null")
          continue
        }
        let line = NDJSONWriter.line(LookupRoutes.head(position) + location.members(of: question.fields))
        bytes.writeSubstring(line.dropLast())
      }
      bytes.writeStaticString("]}")
      return bytes
    }
    return JSONAnswer.response(bytes: bytes, type: "application/json")
  }

  private func assignMany(_ request: Request) async throws -> Response {
    let snapshot = try parts.city.current()
    let isStream = ["application/x-ndjson", "application/ndjson", "application/jsonl"].contains(request.bodyType)
    let query = QueryValues(request)
    try query.refuseOthers(than: "input-crs")
    let question = try LocateQuestion(query, snapshot)
    let lines = try IncidentLines(snapshot.locators.index, inputCRS: question.frame, clock: snapshot.clock)
    guard !isStream else {
      return try await PieceStream.response(to: request, type: "application/x-ndjson") { piece in
        piece.withUnsafeReadableBytes { NIOCore.ByteBuffer(string: lines.answer($0.bindMemory(to: UInt8.self))) }
      } finish: {
        NIOCore.ByteBuffer(string: lines.finish())
      }
    }
    let body = try await BodyJSON(request, limit: parts.options.limits.bodyBytes)
    try body.refuseOthers(than: ["incidents"])
    guard let values = try body.list("incidents") else {
      throw Problem(
        .missingValue, "/incidents is missing: send {\"incidents\": [{\"id\": \"1\", \"lon\": …, \"lat\": …}]}")
    }
    try parts.options.limits.check(values.count, "incidents")
    return try await parts.workers.run {
      var answers: [Substring] = []
      for (place, value) in values.enumerated() {
        guard case .object(let members) = value else { throw Problem.body("/incidents/\(place)", "is not an object") }
        var line = NDJSONWriter.line(members.sorted { $0.key < $1.key })
        answers.append(line.withUTF8 { lines.answer($0) }.dropLast())
      }
      return JSONAnswer.text("{\"results\":[\(answers.joined(separator: ","))]}", type: "application/json")
    }
  }
}

extension ServiceOptions.Limits {
  /// Refuses more points than one request may have. - Throws: ``Problem`` `too_large`.
  func check(_ count: Int, _ name: String) throws(Problem) {
    guard count > points else { return }
    throw Problem(.tooLarge, "\(count) \(name) are more than \(points): ask in parts, or stream them as NDJSON")
  }
}

extension Location {
  /// Whether the position belongs to anything.
  fileprivate var isAnything: Bool {
    grid != nil || community != nil || subdistrict != nil || district != nil || zone != nil || segment != nil
  }
}
