/// A piece of JSON whose members keep their order.
indirect enum JSONNode: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case number(Double)
  case text(String)
  case list([JSONNode])
  case object([JSONMember])

  /// The value as a message shows it, shortened.
  var shown: String {
    switch self {
    case .null: "null"
    case .bool(let flag): "\(flag)"
    case .integer(let number): "\(number)"
    case .number(let number): "\(number)"
    case .text(let text): "\"\(text.prefix(60))\""
    case .list(let items): "a list of \(items.count)"
    case .object(let members): "an object of \(members.count)"
    }
  }
}

/// A name and what stands under it.
struct JSONMember: Hashable, Sendable {
  var name: String
  var value: JSONNode
}

extension JSONNode {
  /// An object of those members that have a value, in this order.
  static func object(_ members: [(String, JSONNode?)]) -> JSONNode {
    .object(members.compactMap { name, value in value.map { JSONMember(name: name, value: $0) } })
  }

  /// A whole number.
  static func whole(_ number: Int) -> JSONNode { .integer(Int64(number)) }
}
