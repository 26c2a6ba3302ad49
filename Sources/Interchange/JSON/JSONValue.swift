internal import FoundationEssentials
internal import GeoTypes

/// Any JSON value, decoded into a property.
struct JSONValue: Decodable {
  let value: PropertyValue

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      value = .null
    } else if let text = try? container.decode(String.self) {
      value = .text(text)
    } else if let number = try? container.decode(Int64.self) {
      value = .integer(number)
    } else if let number = try? container.decode(Double.self) {
      value = .number(number)
    } else if let flag = try? container.decode(Bool.self) {
      value = .boolean(flag)
    } else if let list = try? container.decode([JSONValue].self) {
      value = .list(list.map(\.value))
    } else {
      value = .object(try container.decode([String: JSONValue].self).mapValues(\.value))
    }
  }
}

extension PropertyValue {
  /// The value as one line of JSON, cut after some 60 characters, for messages.
  var brief: String {
    var text = ""
    JSONText.append(self, to: &text)
    return text.count <= 60 ? text : text.prefix(57) + "..."
  }
}
