import GeoTypes

/// A value in a property of a GeoJSON feature.
enum JSONText {
  case text(String), optional(String?), whole(Int), number(Double), flag(Bool), missing

  var json: String {
    switch self {
    case .text(let text): JSONText.quoted(text)
    case .optional(let text): text.map(JSONText.quoted) ?? "null"
    case .whole(let number): String(number)
    case .number(let number): Decimal.tenths(number)
    case .flag(let flag): flag ? "true" : "false"
    case .missing: "null"
    }
  }

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

/// Builds the text of one GeoJSON file, a feature a line, in the order given.
struct GeoJSONText {
  private var features: [String] = []
  private let name: String

  /// Starts a file; `name` is the layer name that GDAL shows.
  init(name: String) { self.name = name }

  mutating func add(point: Vertex, _ properties: [(String, JSONText)]) {
    add("Point", GeoJSONText.position(point), properties)
  }

  mutating func add(line: [Vertex], _ properties: [(String, JSONText)]) {
    add("LineString", GeoJSONText.list(line), properties)
  }

  /// An area of rings, the outer one first, each closed.
  mutating func add(rings: [[Vertex]], _ properties: [(String, JSONText)]) {
    add("Polygon", GeoJSONText.list(of: rings), properties)
  }

  /// An area of several parts.
  mutating func add(parts: [[[Vertex]]], _ properties: [(String, JSONText)]) {
    if parts.count == 1 { return add(rings: parts[0], properties) }
    add("MultiPolygon", "[" + parts.map(GeoJSONText.list(of:)).joined(separator: ",") + "]", properties)
  }

  /// The whole file.
  var text: String {
    """
    {"type":"FeatureCollection","name":\(JSONText.quoted(name)),\
    "description":\(JSONText.quoted(SampleNotice.line)),"features":[
    \(features.joined(separator: ",\n"))
    ]}

    """
  }

  private mutating func add(_ type: String, _ coordinates: String, _ properties: [(String, JSONText)]) {
    let list = properties.map { "\(JSONText.quoted($0.0)):\($0.1.json)" }.joined(separator: ",")
    features.append(
      "{\"type\":\"Feature\",\"properties\":{\(list)},"
        + "\"geometry\":{\"type\":\"\(type)\",\"coordinates\":\(coordinates)}}")
  }

  private static func position(_ vertex: Vertex) -> String {
    "[\(Decimal.degrees(vertex.x)),\(Decimal.degrees(vertex.y))]"
  }

  private static func list(_ vertices: [Vertex]) -> String {
    "[" + vertices.map(position).joined(separator: ",") + "]"
  }

  private static func list(of rings: [[Vertex]]) -> String {
    "[" + rings.map(list).joined(separator: ",") + "]"
  }
}
