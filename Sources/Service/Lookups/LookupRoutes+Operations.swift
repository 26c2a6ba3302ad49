import HTTPTypes

extension LookupRoutes {
  static let operations = [
    APIOperation(
      method: .get, path: "/v1/locate", tag: "lookups", id: "locatePoint",
      summary: "The unit grid, divisions, zone, road, side and chief of a point",
      parameters: point + question, successes: [answer("What the point belongs to", location)],
      problems: [.invalidValue, .missingValue, .notReady]),
    APIOperation(
      method: .post, path: "/v1/locate", tag: "lookups", id: "locatePoints",
      summary: "The same of many points, in their order: as JSON, or as a stream of NDJSON or binary points",
      parameters: question + [
        .query("input-crs", "Frame of NDJSON points that name none; the city's by default", APISchema.frame)
      ],
      bodies: [
        .init(type: "application/json", schema: locations), .init(type: "application/x-ndjson", schema: text),
        .init(type: "application/octet-stream", schema: binary),
      ],
      successes: [
        .init(
          status: 200, summary: "The answers, in order; null for a point that belongs to nothing",
          contents: [
            .init(type: "application/json", schema: results), .init(type: "application/x-ndjson", schema: text),
            .init(type: "application/octet-stream", schema: binary),
          ])
      ], problems: [.invalidValue, .missingValue, .malformedBody, .tooLarge, .unsupportedType, .notReady]),
    APIOperation(
      method: .get, path: "/v1/assign", tag: "lookups", id: "assignIncident",
      summary: "To whom an incident at a point goes: grid, road, chief",
      parameters: point + [.query("id", "The number of the incident")] + question,
      successes: [answer("The incident with what was found", location)],
      problems: [.invalidValue, .missingValue, .notReady]),
    APIOperation(
      method: .post, path: "/v1/assign", tag: "lookups", id: "assignIncidents",
      summary: "The same of many incidents, in their order: as JSON, or as a stream of NDJSON",
      parameters: [.query("input-crs", "Frame of incidents that name none; the city's by default", APISchema.frame)],
      bodies: [
        .init(type: "application/json", schema: incidents), .init(type: "application/x-ndjson", schema: text),
      ],
      successes: [
        .init(
          status: 200, summary: "The answers, in order",
          contents: [
            .init(type: "application/json", schema: results), .init(type: "application/x-ndjson", schema: text),
          ])
      ], problems: [.invalidValue, .missingValue, .malformedBody, .tooLarge, .unsupportedType, .notReady]),
  ]

  private static let point: [APIOperation.Parameter] = [
    .query("lon", "Longitude in degrees", APISchema.longitude, isRequired: true),
    .query("lat", "Latitude in degrees", APISchema.latitude, isRequired: true),
  ]
  private static let question: [APIOperation.Parameter] = [
    .query("level", "Vertical order of the road, 0 on the ground", APISchema.level),
    .query("time", "When, as 2026-01-31T08:30+08:00: names the chiefs on duty then", APISchema.time),
    .query("fields", "Answer only these, with commas between: grid,community,…,chief", APISchema.fields),
  ]
  private static let location = #"{"type":"object","required":["reasons"]}"#
  private static let fields = APISchema.optional("{\"type\":\"array\",\"minItems\":1,\"items\":\(APISchema.field)}")
  private static let locations = """
    {"type":"object","required":["locations"],"additionalProperties":false,"properties":{\
    "locations":{"type":"array","items":\(APISchema.position)},\
    "fields":\(fields),"layers":\(fields),\
    "time":\(APISchema.optional(APISchema.time)),"level":\(APISchema.optional(APISchema.level))}}
    """
  private static let incidents = """
    {"type":"object","required":["incidents"],"additionalProperties":false,"properties":{"incidents":{"type":"array","items":{"type":"object"}}}}
    """
  private static let results = #"{"type":"object","required":["results"],"properties":{"results":{"type":"array"}}}"#
  private static let text = #"{"type":"string"}"#
  private static let binary = #"{"type":"string","format":"binary"}"#

  private static func answer(_ summary: String, _ schema: String) -> APIOperation.Success {
    .init(status: 200, summary: summary, contents: [.init(type: "application/json", schema: schema)])
  }
}
