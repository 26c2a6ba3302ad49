import GeoTypes
import Plans
import RoadNetwork

/// The processes as OGC API - Processes describes them, as JSON.
enum ProcessDescriptions {
  /// The one output of every process.
  static let output = "plan"

  private static let titles: [(id: String, title: String, text: String)] = [
    ("plan-patrol", "Plan patrols", "Each road chief goes along the roads held, from the station and back."),
    (
      "plan-sweep", "Plan sweeping",
      "Sweep, wash or sprinkle kerbs: who drives where, when, with visits to dump and water sites."
    ),
  ]

  /// A page of the list of processes.
  static func list(limit: Int, offset: Int) -> String {
    let items = titles.dropFirst(offset).prefix(limit).map { "{\(summary($0))}" }.joined(separator: ",")
    var links = [link("/processes?limit=\(limit)&offset=\(offset)", "self")]
    if offset + limit < titles.count {
      links.append(link("/processes?limit=\(limit)&offset=\(offset + limit)", "next"))
    }
    return "{\"processes\":[\(items)],\"links\":[\(links.joined(separator: ","))]}"
  }

  /// One process with its inputs and outputs; `nil` where there is none of that name.
  static func description(_ id: String) -> String? {
    guard let entry = titles.first(where: { $0.id == id }), let kind = JobRequest.processes[id] else { return nil }
    let inputs = inputs(kind).map { name, title, schema in
      "\"\(name)\":{\"title\":\"\(title)\",\"minOccurs\":0,\"schema\":\(schema)}"
    }.joined(separator: ",")
    let forms = JobOutput.allCases.map { form in
      let type = form == .json || form == .geojson ? "object" : "string"
      return "{\"type\":\"\(type)\",\"contentMediaType\":\"\(form.mediaType)\"}"
    }.joined(separator: ",")
    let outputs =
      "\"\(output)\":{\"title\":\"The plan\",\"schema\":{\"oneOf\":[\(forms)]}}"
    return "{\(summary(entry)),\"inputs\":{\(inputs)},\"outputs\":{\(outputs)}}"
  }

  private static func summary(_ entry: (id: String, title: String, text: String)) -> String {
    """
    "id":"\(entry.id)","version":"\(ServiceVersion.text)","title":"\(entry.title)","description":"\(entry.text)",\
    "jobControlOptions":["sync-execute","async-execute","dismiss"],"outputTransmission":["value"],\
    "links":[\(link("/processes/\(entry.id)", "self")),\
    \(link("/processes/\(entry.id)/execution", "http://www.opengis.net/def/rel/ogc/1.0/execute"))]
    """
  }

  private static func link(_ href: String, _ rel: String) -> String {
    "{\"href\":\"\(href)\",\"rel\":\"\(rel)\",\"type\":\"application/json\"}"
  }

  private static func inputs(_ kind: WorkKind) -> [(String, String, String)] {
    func words(_ names: [String]) -> String { names.map { "\"\($0)\"" }.joined(separator: ",") }
    let classes = words(RoadClass.allCases.map(\.rawValue))
    let common = [
      ("date", "The day; by default today", #"{"type":"string","format":"date"}"#),
      ("utc_offset", "The city's clock, as +08:00", #"{"type":"string"}"#),
      ("area", "The code of a division or zone; by default the city", #"{"type":"string"}"#),
      (
        "classes", "The road classes that assumed rules ask for",
        "{\"type\":\"array\",\"items\":{\"type\":\"string\",\"enum\":[\(classes)]}}"
      ),
      (
        "profile", "The profile of assumed vehicles or chiefs",
        "{\"type\":\"string\",\"enum\":[\(words(VehicleProfile.standardNames))]}"
      ),
      (
        "closed", "Segments closed besides the city's closures",
        #"{"type":"array","items":{"type":"integer","minimum":0}}"#
      ),
      ("temperature", "Degrees Celsius expected", #"{"type":"number","minimum":-100,"maximum":100}"#),
      ("seed", "Where random numbers begin; by default 1", #"{"type":"integer","minimum":0}"#),
      (
        "iterations", "Rounds of the search; by default by the size",
        #"{"type":"integer","minimum":0,"maximum":100000000}"#
      ),
      ("fleet", "The vehicles; by default those of the city", #"{"type":"object"}"#),
      ("rules", "What is to be done; by default the rules of the city", #"{"type":"object"}"#),
    ]
    return kind == .patrol ? common + [("level", "The level of the chiefs who go", #"{"type":"string"}"#)] : common
  }
}
