import FoundationEssentials

/// A piece of JSON with its kind still open, so that a wrong kind can be named.
enum ProfileValue: Decodable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case list([ProfileValue])
  case object([String: ProfileValue])

  private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    if let container = try? decoder.container(keyedBy: AnyKey.self) {
      var members: [String: ProfileValue] = [:]
      for key in container.allKeys { members[key.stringValue] = try container.decode(ProfileValue.self, forKey: key) }
      self = .object(members)
      return
    }
    if var container = try? decoder.unkeyedContainer() {
      var items: [ProfileValue] = []
      while !container.isAtEnd { items.append(try container.decode(ProfileValue.self)) }
      self = .list(items)
      return
    }
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else {
      self = .text(try container.decode(String.self))
    }
  }

  /// The value as a message shows it, shortened.
  var shown: String {
    switch self {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let value): "\(value)"
    case .text(let value): "\"\(value.prefix(60))\""
    case .list(let items): "a list of \(items.count)"
    case .object(let members): "an object of \(members.count)"
    }
  }
}
