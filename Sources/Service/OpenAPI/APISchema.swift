import Casework

/// JSON Schemas that operations share.
enum APISchema {
  /// A longitude in degrees.
  static let longitude = #"{"type":"number","minimum":-180,"maximum":180}"#
  /// A latitude in degrees.
  static let latitude = #"{"type":"number","minimum":-90,"maximum":90}"#
  /// A position, as an object or as `[longitude, latitude]`.
  static let position = """
    {"anyOf":[{"type":"object","required":["lon","lat"],"properties":{"lon":\(longitude),"lat":\(latitude)}},\
    {"type":"array","prefixItems":[\(longitude),\(latitude)],"items":{"type":"number"},"minItems":2,"maxItems":3}]}
    """
  /// A time in ISO 8601 with an offset; days beyond the 28th, which some months have, are taken too.
  static let time = #"""
    {"type":"string","examples":["2026-01-31T08:30+08:00"],"pattern":"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])T([01][0-9]|2[0-3]):[0-5][0-9](Z|[+-](0[0-9]|1[0-3]):[0-5][0-9])$"}
    """#
  /// A schema, or nothing.
  static func optional(_ schema: String) -> String { "{\"anyOf\":[\(schema),{\"type\":\"null\"}]}" }

  /// The frame of coordinates.
  static let frame = #"{"type":"string","enum":["EPSG:4326","EPSG:4490","gcj02","bd09"]}"#
  /// How much one page may have: as much as `limits.page` grants unless told otherwise.
  static let limit = "{\"type\":\"integer\",\"minimum\":1,\"maximum\":\(ServiceOptions.Limits().page)}"
  /// How much is passed over before a page.
  static let offset = "{\"type\":\"integer\",\"minimum\":0,\"maximum\":\(Int32.max)}"
  /// The vertical order of a road.
  static let level = #"{"type":"integer","minimum":-1000,"maximum":1000}"#
  /// One of the fields of an answer about a place.
  static let field: String = {
    let names = LocationField.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ",")
    return "{\"type\":\"string\",\"enum\":[\(names)]}"
  }()
  /// Fields with commas between.
  static let fields: String = {
    let names = LocationField.allCases.map(\.rawValue).joined(separator: "|")
    return "{\"type\":\"string\",\"pattern\":\"^(\(names))(,(\(names)))*$\"}"
  }()
}
