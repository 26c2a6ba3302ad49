import GeoTypes
import Plans
import Store

/// `/v1/facilities`: depots, dumps, water points, stations.
enum FacilityRecords: RecordKind {
  static let layer = CityLayer.facility
  static let name = "facilities"
  static let noun = "Facility"
  static let role = Caller.Role.planner
  static let fields: [RecordField] = [
    ("name", #"{"type":"string"}"#), ("kind", kinds), ("lon", Schemas.longitude), ("lat", Schemas.latitude),
    ("hours", Schemas.text), ("service_time_s", Schemas.number),
  ]
  static let required = ["name", "kind", "lon", "lat"]
  static let made: [RecordField] = []
  private static let kinds =
    "{\"type\":\"string\",\"enum\":[\(FacilityKind.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ","))]}"

  /// A facility as JSON.
  struct Document: Encodable, Sendable {
    var id: String
    var name: String
    var kind: FacilityKind
    var lon: Double
    var lat: Double
    var hours: String?
    var serviceTime: Double?

    enum CodingKeys: String, CodingKey {
      case id, name, kind, lon, lat, hours
      case serviceTime = "service_time_s"
    }
  }

  static func read(_ id: String, _ reader: CityReader) throws -> Tagged<Facility>? { try reader.facility(id: id) }

  static func page(after: String?, limit: Int, _ reader: CityReader) throws -> [Tagged<Facility>] {
    try reader.facilities(after: after, limit: limit)
  }

  static func id(of value: Facility) -> String { value.id }

  static func value(_ id: String, _ fields: JSONFields, base: Facility?, _ desk: EditDesk) throws -> Facility {
    guard let name = try fields.text("name") ?? base?.name else { throw fields.missing("name", "give the name") }
    guard let kind = try fields.choice("kind", FacilityKind.self) ?? base?.kind else {
      throw fields.missing("kind", "give one of \(FacilityKind.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    guard let longitude = try fields.number("lon") ?? base.map({ LonLat($0.position).longitude }) else {
      throw fields.missing("lon", "give the longitude in degrees")
    }
    guard let latitude = try fields.number("lat") ?? base.map({ LonLat($0.position).latitude }) else {
      throw fields.missing("lat", "give the latitude in degrees")
    }
    let position = LonLat(longitude, latitude)
    guard position.isValid, let vertex = try? Vertex(rounding: position) else {
      throw fields.bad("lon", "give longitude within ±180 and latitude within ±90")
    }
    var facility = base ?? Facility(id: id, name: name, kind: kind, position: vertex)
    (facility.name, facility.kind, facility.position) = (name, kind, vertex)
    if fields.has("hours") { facility.hours = try fields.text("hours") }
    if fields.has("service_time_s") { facility.serviceTime = try fields.number("service_time_s").map { Seconds($0) } }
    return facility
  }

  static func divisions(of value: Facility, _ desk: EditDesk) throws -> [String?] {
    desk.caller.scope == nil ? [nil] : [try desk.division(at: LonLat(value.position))]
  }

  static func document(_ value: Facility, _ desk: EditDesk) -> Document {
    let position = LonLat(value.position)
    return Document(
      id: value.id, name: value.name, kind: value.kind, lon: position.longitude, lat: position.latitude,
      hours: value.hours, serviceTime: value.serviceTime?.rawValue)
  }

  static func put(
    _ value: Facility, if condition: RowCondition, _ writer: CityWriter, by author: EditAuthor
  ) throws -> RowEdit { try writer.put(value, if: condition, by: author) }

  static func remove(
    _ id: String, if condition: RowCondition, _ writer: CityWriter, by author: EditAuthor
  ) throws -> RowEdit { try writer.removeFacility(id: id, if: condition, by: author) }
}
