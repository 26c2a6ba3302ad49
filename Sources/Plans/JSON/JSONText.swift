/// Writes JSON: the same bytes for the same value.
struct JSONText {
  /// Lists and objects down to this depth have a line for each of their members.
  private let brokenDepth: Int
  private var text = ""

  private init(brokenDepth: Int) { self.brokenDepth = brokenDepth }

  /// The text of a value, with a newline at its end.
  /// - Precondition: numbers are finite.
  static func write(_ node: JSONNode, brokenDepth: Int) -> String {
    var writer = JSONText(brokenDepth: brokenDepth)
    writer.add(node, depth: 0)
    return writer.text + "\n"
  }

  private mutating func add(_ node: JSONNode, depth: Int) {
    switch node {
    case .null: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .integer(let number): text += String(number)
    case .number(let number):
      precondition(number.isFinite, "only finite numbers can be written")
      text += Int64(exactly: number).map(String.init) ?? String(number)
    case .text(let value): add(quoted: value)
    case .list(let items):
      surround("[", "]", items.count, depth: depth) { writer, index in writer.add(items[index], depth: depth + 1) }
    case .object(let members):
      surround("{", "}", members.count, depth: depth) { writer, index in
        writer.add(quoted: members[index].name)
        writer.text += depth < writer.brokenDepth ? ": " : ":"
        writer.add(members[index].value, depth: depth + 1)
      }
    }
  }

  private mutating func surround(
    _ open: String, _ close: String, _ count: Int, depth: Int, _ add: (inout JSONText, Int) -> Void
  ) {
    let isBroken = depth < brokenDepth && count > 0
    text += open
    for index in 0..<count {
      if isBroken { text += "\n" + String(repeating: "  ", count: depth + 1) }
      add(&self, index)
      if index + 1 < count { text += "," }
    }
    if isBroken { text += "\n" + String(repeating: "  ", count: depth) }
    text += close
  }

  private mutating func add(quoted value: String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
