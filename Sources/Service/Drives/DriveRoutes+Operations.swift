import HTTPTypes

extension DriveRoutes {
  static var operations: [APIOperation] {
    DriveQuestion.Service.allCases.flatMap { [operation(asking: $0), operation(sending: $0)] }
  }

  private static let profile = APIOperation.Parameter.path(
    "profile", "A profile of Luwang, or driving, car, bike, foot, which stand for one")

  private static func operation(asking service: DriveQuestion.Service) -> APIOperation {
    APIOperation(
      method: .get, path: "/\(service.rawValue)/v1/{profile}/{coordinates}", tag: "routing",
      id: "\(service.rawValue)OfCoordinates", summary: summary(service),
      parameters: [
        profile, .path("coordinates", "LON,LAT;LON,LAT… or polyline(…) or polyline6(…), perhaps with .json behind"),
      ] + (general + options(service)).map { .query($0.name, $0.summary, $0.schema) },
      successes: [success], problems: problems, problemContent: fault)
  }

  private static func operation(sending service: DriveQuestion.Service) -> APIOperation {
    APIOperation(
      method: .post, path: "/\(service.rawValue)/v1/{profile}", tag: "routing", id: "\(service.rawValue)OfBody",
      summary: summary(service) + "; coordinates and options in a JSON body", parameters: [profile],
      bodies: [.init(type: "application/json", schema: body)], successes: [success], problems: problems,
      problemContent: fault)
  }

  private static func summary(_ service: DriveQuestion.Service) -> String {
    switch service {
    case .nearest: "The nearest places on roads that the vehicle may drive"
    case .route: "The fastest drive through coordinates"
    case .table: "Times and lengths of the fastest drives from each source to each destination"
    case .match: "The drive that fits the fixes of a track"
    case .trip: "The soonest tour over all coordinates"
    }
  }

  private static let problems: [ProblemCode] = [
    .invalidValue, .malformedBody, .unsupportedType, .tooLarge, .timeout, .notImplemented, .notReady,
  ]
  private static let fault = APIOperation.Content(
    type: "application/json",
    schema: """
      {"type":"object","required":["code","message"],"properties":{"message":{"type":"string"},"code":{"type":"string","enum":\
      [\(DriveFault.Code.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ","))]}}}
      """)
  private static let success = APIOperation.Success(
    status: 200, summary: "As OSRM answers: code Ok and what the service finds",
    contents: [
      .init(
        type: "application/json",
        schema: #"{"type":"object","required":["code"],"properties":{"code":{"type":"string","enum":["Ok"]}}}"#)
    ])
  private static let body = """
    {"type":"object","required":["coordinates"],"properties":{"coordinates":{"type":"array","minItems":1,"items":\
    {"type":"array","minItems":2,"maxItems":2,"items":{"type":"number"}}}}}
    """

  private struct Option {
    var name: String
    var summary: String
    var schema = #"{"type":"string"}"#

    static func flag(_ name: String, _ summary: String) -> Option {
      Option(name: name, summary: summary, schema: #"{"type":"string","enum":["true","false"]}"#)
    }

    static func words(_ name: String, _ summary: String, _ words: [String]) -> Option {
      let list = words.map { "\"\($0)\"" }.joined(separator: ",")
      return Option(name: name, summary: summary, schema: #"{"type":"string","enum":["# + list + "]}")
    }
  }

  private static let general = [
    Option(name: "radiuses", summary: "Metres within which a road is sought, or unlimited; ; between coordinates"),
    Option(name: "bearings", summary: "DEGREES,RANGE in which a road must lead; ; between coordinates"),
    Option(name: "approaches", summary: "curb, opposite or unrestricted; ; between coordinates"),
    Option(name: "hints", summary: "Taken and not needed"),
    .flag("generate_hints", "Whether waypoints have hints"),
    .flag("skip_waypoints", "Whether waypoints are left out"),
    .words("snapping", "Taken; roads that the vehicle may not drive are never chosen", ["default", "any"]),
    .words("format", "How the answer is written", ["json"]),
    Option(name: "exclude", summary: "Nothing can be left out: answered with NotImplemented"),
  ]

  private static func options(_ service: DriveQuestion.Service) -> [Option] {
    switch service {
    case .nearest:
      [Option(name: "number", summary: "How many places", schema: #"{"type":"integer","minimum":1}"#)]
    case .route: route
    case .table: table
    case .match:
      route + [
        Option(name: "timestamps", summary: "Seconds, rising; ; between coordinates"),
        .words("gaps", "Whether long pauses part the track", ["split", "ignore"]),
        .flag("tidy", "Whether fixes that add nothing are left out"),
      ]
    case .trip:
      route + [
        .flag("roundtrip", "Whether the tour comes back to its start"),
        .words("source", "Where it starts", ["any", "first"]),
        .words("destination", "Where it ends", ["any", "last"]),
      ]
    }
  }

  private static let route = [
    .flag("steps", "Whether legs have steps"),
    .words("geometries", "How lines are written", DriveQuestion.Geometries.allCases.map(\.rawValue)),
    .words("overview", "How much of the whole line is told", DriveQuestion.Overview.allCases.map(\.rawValue)),
    Option(name: "annotations", summary: "true, false or some of duration,distance,nodes,weight,datasources,speed"),
    Option(name: "alternatives", summary: "true, false or a number; one route is answered"),
    .words("continue_straight", "Whether the drive goes on at waypoints", ["default", "true", "false"]),
    Option(name: "waypoints", summary: "Numbers of the coordinates that are ends of legs, ; between them"),
  ]

  private static let table = [
    Option(name: "sources", summary: "Numbers of coordinates, ; between them, or all"),
    Option(name: "destinations", summary: "Numbers of coordinates, ; between them, or all"),
    Option(name: "annotations", summary: "duration, distance or duration,distance"),
    Option(name: "fallback_speed", summary: "Metres a second by which times without a way are estimated"),
    .words("fallback_coordinate", "From where estimates are made", ["input", "snapped"]),
    Option(name: "scale_factor", summary: "By what times are multiplied"),
  ]
}
