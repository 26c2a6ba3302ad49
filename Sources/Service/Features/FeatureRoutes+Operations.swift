import HTTPTypes
import Store

extension FeatureRoutes {
  private static let name = APIOperation.Parameter.path(
    "collection", "A layer of the city",
    #"{"type":"string","enum":[\#(CityLayer.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ","))]}"#)
  private static let frames = #"{"type":"string","format":"uri","enum":[\#(uris)]}"#
  private static let uris = FeatureFrame.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ",")
  private static let form = APIOperation.Parameter.query(
    "f", "How features are written", #"{"type":"string","enum":["json","geojson","ndjson","csv"]}"#)
  private static let document = APIOperation.Parameter.query("f", "JSON", #"{"type":"string","enum":["json"]}"#)
  private static let frame = APIOperation.Parameter.query("crs", "The frame of the answer; CRS84 unless told", frames)
  private static let object = #"{"type":"object"}"#

  private static func json(_ summary: String, _ required: String, type: String = "application/json")
    -> APIOperation.Success
  {
    .init(
      status: 200, summary: summary,
      contents: [.init(type: type, schema: #"{"type":"object","required":[\#(required)]}"#)])
  }

  private static func features(_ summary: String, _ required: String) -> APIOperation.Success {
    .init(
      status: 200, summary: summary,
      contents: [
        .init(type: "application/geo+json", schema: #"{"type":"object","required":[\#(required)]}"#),
        .init(type: "application/geo+json-seq", schema: #"{"type":"string"}"#),
        .init(type: "text/csv; charset=utf-8", schema: #"{"type":"string"}"#),
      ])
  }

  private static let unchanged = APIOperation.Success(status: 304, summary: "It has not changed", contents: [])
  private static let known = APIOperation.Parameter.header("If-None-Match", "The ETag of an answer that is known")

  static let operations = [
    APIOperation(
      method: .get, path: "/conformance", tag: "capabilities", id: "getConformance",
      summary: "The standards that the service keeps to", parameters: [document],
      successes: [json("Their classes", #""conformsTo""#)], problems: [.invalidValue]),
    APIOperation(
      method: .get, path: "/collections", tag: "features", id: "listCollections", summary: "The layers of the city",
      parameters: [document],
      successes: [json("All collections", #""links","collections""#)], problems: [.invalidValue, .notReady]),
    APIOperation(
      method: .get, path: "/collections/{collection}", tag: "features", id: "describeCollection",
      summary: "A layer of the city", parameters: [name, document],
      successes: [json("Its box, frames and links", #""id","links""#)], problems: [.invalidValue, .notFound, .notReady]),
    APIOperation(
      method: .get, path: "/collections/{collection}/queryables", tag: "features", id: "describeQueryables",
      summary: "What the features of a layer can be asked for by", parameters: [name, document],
      successes: [json("A JSON Schema", #""properties""#, type: "application/schema+json")],
      problems: [.invalidValue, .notFound, .notReady]),
    APIOperation(
      method: .get, path: "/collections/{collection}/items", tag: "features", id: "listFeatures",
      summary: "Features of a layer, by pages; any of its columns may be given as name=value",
      parameters: [
        name,
        .query(
          "bbox", "Those in a box: west, south, east, north in the frame of bbox-crs",
          #"{"type":"array","oneOf":[{"minItems":4,"maxItems":4},{"minItems":6,"maxItems":6}],"items":{"type":"number"}}"#
        ),
        .query("bbox-crs", "The frame of bbox; CRS84 unless told", frames), frame,
        .query("datetime", "Those at a time or in an interval: 2026-01-31T08:30:00Z, 2026-01-31/.."),
        .query(
          "limit", "Features of the page, no more than limits.page",
          #"{"type":"integer","minimum":1,"maximum":10000,"default":10}"#),
        .query("offset", "Features that are passed over", #"{"type":"integer","minimum":0,"maximum":2147483647}"#),
        form,
        known,
      ], successes: [features("The page", #""type","features""#), unchanged],
      problems: [.invalidValue, .notFound, .notReady, .tooManyRequests]),
    APIOperation(
      method: .get, path: "/collections/{collection}/items/{feature}", tag: "features", id: "getFeature",
      summary: "A feature by its number",
      parameters: [
        name, .path("feature", "Its number in the layer", #"{"type":"integer","minimum":1}"#), frame, form, known,
      ], successes: [features("The feature", #""type","geometry","properties""#), unchanged],
      problems: [.invalidValue, .notFound, .notReady, .tooManyRequests]),
  ]
}
