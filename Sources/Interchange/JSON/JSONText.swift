internal import GeoTypes

/// Values written as JSON, the same bytes for the same values on every run.
enum JSONText {
  /// Appends a value; the names of an object are written in the order of their UTF-8 bytes.
  static func append(_ value: PropertyValue, to text: inout String) {
    switch value {
    case .null: text += "null"
    case .boolean(let flag): text += flag ? "true" : "false"
    case .integer(let number): text += String(number)
    case .number(let number): append(number, to: &text)
    case .text(let string): append(string, to: &text)
    case .list(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += "," }
        append(value, to: &text)
      }
      text += "]"
    case .object(let members): append(sorted(members), to: &text)
    }
  }

  /// The members of an object in the order of the UTF-8 bytes of their names.
  static func sorted(_ members: [String: PropertyValue]) -> [(String, PropertyValue)] {
    members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { ($0.key, $0.value) }
  }

  /// Appends an object with its members in the order given.
  static func append(_ members: [(String, PropertyValue)], to text: inout String) {
    text += "{"
    for (index, member) in members.enumerated() {
      if index > 0 { text += "," }
      append(member.0, to: &text)
      text += ":"
      append(member.1, to: &text)
    }
    text += "}"
  }

  /// Appends a number as the shortest decimal that reads back the same; JSON has no NaN, so that becomes null.
  static func append(_ number: Double, to text: inout String) {
    if let whole = Int64(exactly: number), abs(number) < 1e15 {
      text += String(whole)
    } else {
      text += number.isFinite ? number.description : "null"
    }
  }

  /// Appends a text in quotes; only quotes, backslashes and control characters are escaped.
  static func append(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..<"\u{20}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  /// Appends a stored coordinate: the exact decimal of the 1e-7 degrees, without trailing zeros.
  static func append(degrees units: Int32, to text: inout String) {
    let magnitude = units.magnitude
    if units < 0 { text += "-" }
    text += String(magnitude / 10_000_000)
    var fraction = magnitude % 10_000_000
    guard fraction != 0 else { return }
    var digits = 7
    while fraction % 10 == 0 {
      fraction /= 10
      digits -= 1
    }
    let written = String(fraction)
    text += "." + String(repeating: "0", count: digits - written.count) + written
  }
}
