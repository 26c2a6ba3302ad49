import GeoTypes
import Plans
import RoadNetwork
import Store

/// `/v1/closures`: segments that nobody may drive for a time; routes avoid them within a second.
enum ClosureRecords: RecordKind {
  static let layer = CityLayer.closure
  static let name = "closures"
  static let noun = "Closure"
  static let role = Caller.Role.dispatcher
  static let fields: [RecordField] = [
    ("segment", #"{"type":"integer","minimum":0}"#), ("starts_at", Schemas.instant), ("ends_at", Schemas.instant),
    ("reason", Schemas.text),
  ]
  static let required = ["segment"]
  static let made: [RecordField] = [
    ("author", Schemas.text), ("created_at", Schemas.text), ("active", #"{"type":"boolean"}"#),
  ]

  /// A closure as JSON.
  struct Document: Encodable, Sendable {
    var id: String
    var segment: Int64
    var startsAt: String?
    var endsAt: String?
    var reason: String?
    var author: String?
    var createdAt: String?
    var active: Bool

    enum CodingKeys: String, CodingKey {
      case id, segment, reason, author, active
      case startsAt = "starts_at"
      case endsAt = "ends_at"
      case createdAt = "created_at"
    }
  }

  static func read(_ id: String, _ reader: CityReader) throws -> Tagged<RoadClosure>? { try reader.closure(id: id) }

  static func page(after: String?, limit: Int, _ reader: CityReader) throws -> [Tagged<RoadClosure>] {
    try reader.closures(after: after, limit: limit)
  }

  static func id(of value: RoadClosure) -> String { value.id }

  static func value(_ id: String, _ fields: JSONFields, base: RoadClosure?, _ desk: EditDesk) throws -> RoadClosure {
    guard let uid = try fields.integer("segment").map(SegmentUID.init) ?? base?.segment else {
      throw fields.missing("segment", "give the number of the segment, as /v1/locate tells it")
    }
    var closure =
      base ?? RoadClosure(id: id, segment: uid, author: desk.author.name, createdAt: desk.author.time)
    closure.segment = uid
    if fields.has("starts_at") { closure.startsAt = try fields.instant("starts_at") }
    if fields.has("ends_at") { closure.endsAt = try fields.instant("ends_at") }
    if fields.has("reason") { closure.reason = try fields.text("reason") }
    return closure
  }

  static func keep(_ old: RoadClosure, in value: inout RoadClosure) {
    (value.author, value.createdAt) = (old.author, old.createdAt)
  }

  static func divisions(of value: RoadClosure, _ desk: EditDesk) throws -> [String?] {
    try desk.divisions(beside: value.segment)
  }

  static func document(_ closure: RoadClosure, _ desk: EditDesk) -> Document {
    Document(
      id: closure.id, segment: closure.segment.rawValue, startsAt: closure.startsAt?.description,
      endsAt: closure.endsAt?.description, reason: closure.reason, author: closure.author,
      createdAt: closure.createdAt?.description,
      active: closure.isActive(atMilliseconds: desk.author.time.milliseconds))
  }

  static func put(
    _ closure: RoadClosure, if condition: RowCondition, _ writer: CityWriter, by author: EditAuthor
  ) throws -> RowEdit { try writer.put(closure, if: condition, by: author) }

  static func remove(
    _ id: String, if condition: RowCondition, _ writer: CityWriter, by author: EditAuthor
  ) throws -> RowEdit { try writer.removeClosure(id: id, if: condition, by: author) }
}
