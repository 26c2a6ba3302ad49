import Casework
import Foundation
import GeoTypes
import HTTPTypes
import Hummingbird
import Interchange
import NIOCore

/// `/v1/locate`: the unit grid, divisions, road and chief of points.
struct LookupRoutes: RouteGroup {
  private let parts: ServiceParts

  init(_ parts: ServiceParts) { self.parts = parts }

  static let operations = [
    APIOperation(
      method: .get, path: "/v1/locate", tag: "lookups", id: "locatePoint",
      summary: "The unit grid, divisions, zone, road, side and chief of a point",
      parameters: [
        .query("lon", "Longitude in degrees", #"{"type":"number","minimum":-180,"maximum":180}"#, isRequired: true),
        .query("lat", "Latitude in degrees", #"{"type":"number","minimum":-90,"maximum":90}"#, isRequired: true),
        .query("level", "Vertical order of the road, 0 on the ground", #"{"type":"integer"}"#),
        .query("time", "When, as 2026-01-31T08:30+08:00: names the chiefs on duty then"),
        .query("fields", "Answer only these, with commas between"),
      ],
      successes: [
        .init(
          status: 200, summary: "What the point belongs to; null with a reason where there is nothing",
          contents: [.init(type: "application/json", schema: #"{"type":"object"}"#)])
      ], problems: [.invalidValue, .missingValue, .notReady])
  ]

  func add(to router: Router<ServiceContext>) {
    router.get("/v1/locate") { request, _ in try locate(request) }
  }

  private func locate(_ request: Request) throws -> Response {
    let query = QueryValues(request)
    guard let longitude = try query.number("lon"), let latitude = try query.number("lat") else {
      throw Problem(.missingValue, "give ?lon= and ?lat= in degrees, such as ?lon=117.12&lat=36.65")
    }
    let position = LonLat(longitude, latitude)
    guard position.isValid else { throw Problem(.invalidValue, "\(ShapeError.positionOutOfRange(position))") }
    let snapshot = try parts.city.current()
    let level = try query.integer("level", -1000...1000)
    let (time, fields) = (try query.text("time"), try query.text("fields"))
    guard level != nil || time != nil || fields != nil else {
      let bytes = try snapshot.locators.with { desk in
        desk.print([position]) { NIOCore.ByteBuffer(bytes: $0.dropLast()) }
      }
      return JSONAnswer.response(bytes: bytes, type: "application/json")
    }
    let when = try time.map { try CityTime(String($0), cityOffset: snapshot.clock) }
    let chosen = try fields.map(LookupRoutes.fields) ?? LocationField.allCases
    let location = try snapshot.locators.with { $0.locator.location(at: position, level: level, time: when) }
    let head: [(String, PropertyValue)] = [("lon", .number(longitude)), ("lat", .number(latitude))]
    let line = NDJSONWriter.line(head + location.members(of: chosen))
    return JSONAnswer.text(String(line.dropLast()), type: "application/json")
  }

  private static func fields(_ text: Substring) throws(Problem) -> [LocationField] {
    var fields: [LocationField] = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let field = LocationField(rawValue: String(name)) else {
        let all = LocationField.allCases.map(\.rawValue).joined(separator: ",")
        throw .query("fields", text, "'\(name)' is not a field: give some of \(all)")
      }
      fields.append(field)
    }
    return fields
  }
}
