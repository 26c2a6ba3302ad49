/// JSON Schemas that several operations share.
enum Schemas {
  static let text = #"{"type":["string","null"]}"#
  static let integer = #"{"type":["integer","null"]}"#
  static let number = #"{"type":["number","null"]}"#
  static let longitude = #"{"type":"number","minimum":-180,"maximum":180}"#
  static let latitude = #"{"type":"number","minimum":-90,"maximum":90}"#
  static let instant = #"{"type":["string","null"],"description":"ISO 8601 with offset, as 2026-05-04T22:00:00+08:00"}"#

  /// An object of members with their schemas.
  static func object(_ members: [RecordField], required: [String] = []) -> String {
    let properties = members.map { "\"\($0.name)\":\($0.schema)" }.joined(separator: ",")
    let names = required.map { "\"\($0)\"" }.joined(separator: ",")
    return "{\"type\":\"object\",\"properties\":{\(properties)}\(required.isEmpty ? "" : ",\"required\":[\(names)]")}"
  }

  /// A list of what a schema describes.
  static func list(_ item: String) -> String { "{\"type\":\"array\",\"items\":\(item)}" }
}
