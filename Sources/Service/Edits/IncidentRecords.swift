import Casework
import GeoTypes
import Plans
import RoadNetwork
import Store

/// `/v1/incidents`: reports with a position; who they concern is found when they come.
enum IncidentRecords: RecordKind {
  static let layer = CityLayer.incident
  static let name = "incidents"
  static let noun = "Incident"
  static let role = Caller.Role.dispatcher
  static let fields: [RecordField] =
    [("lon", Schemas.longitude), ("lat", Schemas.latitude), ("reported_at", Schemas.instant)]
    + texts.map { (name: $0, schema: Schemas.text) } + [("deadline", Schemas.instant)]
  static let required = ["lon", "lat"]
  static let made: [RecordField] =
    ["unit_grid", "community", "subdistrict", "district", "zone", "chief"].map { (name: $0, schema: Schemas.text) }
    + [
      ("road", Schemas.integer), ("segment", Schemas.integer), ("side", Schemas.text), ("distance_m", Schemas.number),
    ]
  private static let texts = ["item", "text", "source", "component", "department", "state"]

  /// A report as JSON.
  struct Document: Encodable, Sendable {
    var id: String
    var lon: Double
    var lat: Double
    var reportedAt: String?
    var item: String?
    var text: String?
    var source: String?
    var component: String?
    var department: String?
    var deadline: String?
    var state: String?
    var unitGrid: String?
    var community: String?
    var subdistrict: String?
    var district: String?
    var zone: String?
    var road: Int64?
    var segment: Int64?
    var side: String?
    var distance: Double?
    var chief: String?

    enum CodingKeys: String, CodingKey {
      case id, lon, lat, item, text, source, component, department, deadline, state, community, subdistrict, district
      case zone, road, segment, side, chief
      case reportedAt = "reported_at"
      case unitGrid = "unit_grid"
      case distance = "distance_m"
    }
  }

  static func read(_ id: String, _ reader: CityReader) throws -> Tagged<StoredIncident>? { try reader.incident(id: id) }

  static func page(after: String?, limit: Int, _ reader: CityReader) throws -> [Tagged<StoredIncident>] {
    try reader.incidents(after: after, limit: limit)
  }

  static func id(of value: StoredIncident) -> String { value.id }

  static func value(
    _ id: String, _ fields: JSONFields, base: StoredIncident?, _ desk: EditDesk
  ) throws -> StoredIncident {
    guard let longitude = try fields.number("lon") ?? base?.position.longitude else {
      throw fields.missing("lon", "give the longitude in degrees")
    }
    guard let latitude = try fields.number("lat") ?? base?.position.latitude else {
      throw fields.missing("lat", "give the latitude in degrees")
    }
    var incident = base ?? StoredIncident(id: id, position: LonLat(longitude, latitude))
    incident.position = LonLat(longitude, latitude)
    guard incident.position.isValid else {
      throw fields.bad("lon", "give longitude within ±180 and latitude within ±90")
    }
    func take(_ name: String, _ path: WritableKeyPath<StoredIncident, String?>) throws {
      if fields.has(name) { incident[keyPath: path] = try fields.text(name) }
    }
    try take("reported_at", \.reportedAt)
    try take("item", \.item)
    try take("text", \.text)
    try take("source", \.source)
    try take("component", \.component)
    try take("department", \.department)
    try take("deadline", \.deadline)
    try take("state", \.state)
    try assign(&incident, desk)
    return incident
  }

  /// Names the unit grid, the divisions, the road and the chief on duty when it was reported.
  private static func assign(_ incident: inout StoredIncident, _ desk: EditDesk) throws {
    let time = try? CityTime(
      incident.reportedAt ?? desk.author.time.description, cityOffset: desk.origin.snapshot.clock)
    let location = try desk.location(at: incident.position, time: time)
    incident.unitGrid = location.grid
    incident.community = location.community
    incident.subdistrict = location.subdistrict
    incident.district = location.district
    incident.zone = location.zone
    incident.road = location.roadID
    incident.segment = location.segment
    incident.side = location.side
    incident.distance = location.distance
    incident.chief = location.chiefs.first?.id
  }

  static func divisions(of value: StoredIncident, _ desk: EditDesk) throws -> [String?] {
    [value.community ?? value.subdistrict ?? value.district]
  }

  static func document(_ value: StoredIncident, _ desk: EditDesk) -> Document {
    Document(
      id: value.id, lon: value.position.longitude, lat: value.position.latitude, reportedAt: value.reportedAt,
      item: value.item, text: value.text, source: value.source, component: value.component,
      department: value.department, deadline: value.deadline, state: value.state, unitGrid: value.unitGrid,
      community: value.community, subdistrict: value.subdistrict, district: value.district, zone: value.zone,
      road: value.road?.rawValue, segment: value.segment?.rawValue, side: value.side?.rawValue,
      distance: value.distance?.rawValue, chief: value.chief)
  }

  static func put(
    _ value: StoredIncident, if condition: RowCondition, _ writer: CityWriter, by author: EditAuthor
  ) throws -> RowEdit { try writer.put(value, if: condition, by: author) }

  static func remove(
    _ id: String, if condition: RowCondition, _ writer: CityWriter, by author: EditAuthor
  ) throws -> RowEdit { try writer.removeIncident(id: id, if: condition, by: author) }
}
