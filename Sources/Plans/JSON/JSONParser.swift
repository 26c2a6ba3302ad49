/// Reads JSON (RFC 8259) with places for messages; depth and numbers are bounded, names may not repeat.
struct JSONParser {
  /// Why bytes are not the JSON that is read here.
  struct Fault: Error {
    var line: Int
    var column: Int
    var reason: String
  }

  private static let greatestDepth = 32

  private let bytes: [UInt8]
  private var place = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The one value that the bytes hold. - Complexity: O(n).
  static func parse(_ bytes: [UInt8]) throws(Fault) -> JSONNode {
    var parser = JSONParser(bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.place = 3 }
    let value = try parser.value(depth: 0)
    parser.skipBlanks()
    guard parser.place == bytes.count else { throw parser.fault("something follows the end of the value") }
    return value
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private func fault(_ reason: String) -> Fault {
    var line = 1
    var column = 1
    for byte in bytes.prefix(place) {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    return Fault(line: line, column: column, reason: reason)
  }

  private mutating func skipBlanks() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { place += 1 }
  }

  private mutating func value(depth: Int) throws(Fault) -> JSONNode {
    guard depth <= Self.greatestDepth else { throw fault("it is nested deeper than \(Self.greatestDepth) levels") }
    skipBlanks()
    switch next {
    case nil: throw fault("it ends where a value should be: the file was cut off")
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try list(depth: depth)
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: String, _ value: JSONNode) throws(Fault) -> JSONNode {
    guard bytes[place...].starts(with: word.utf8) else { throw fault("neither a value nor \(word)") }
    place += word.utf8.count
    return value
  }

  private mutating func list(depth: Int) throws(Fault) -> JSONNode {
    place += 1
    var items: [JSONNode] = []
    skipBlanks()
    if next == UInt8(ascii: "]") {
      place += 1
      return .list(items)
    }
    while true {
      items.append(try value(depth: depth + 1))
      if try ends(with: UInt8(ascii: "]"), "a list") { return .list(items) }
    }
  }

  private mutating func object(depth: Int) throws(Fault) -> JSONNode {
    place += 1
    var members: [JSONMember] = []
    var names: Set<String> = []
    skipBlanks()
    if next == UInt8(ascii: "}") {
      place += 1
      return .object(members)
    }
    while true {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw fault("a name in quotes should stand here") }
      let name = try text()
      guard names.insert(name).inserted else { throw fault("the name \(name.prefix(60)) stands twice in one object") }
      skipBlanks()
      guard next == UInt8(ascii: ":") else { throw fault("a colon should stand here") }
      place += 1
      members.append(JSONMember(name: name, value: try value(depth: depth + 1)))
      if try ends(with: UInt8(ascii: "}"), "an object") { return .object(members) }
    }
  }

  /// Passes a comma (false) or the closing bracket (true).
  private mutating func ends(with bracket: UInt8, _ what: String) throws(Fault) -> Bool {
    skipBlanks()
    guard let byte = next else { throw fault("it ends inside \(what): the file was cut off") }
    guard byte == bracket || byte == UInt8(ascii: ",") else { throw fault("a comma or the end of \(what) is missing") }
    place += 1
    return byte == bracket
  }

  // MARK: Numbers

  private mutating func digits() -> Int {
    let start = place
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { place += 1 }
    return place - start
  }

  private mutating func number() throws(Fault) -> JSONNode {
    let start = place
    var isWhole = true
    if next == UInt8(ascii: "-") { place += 1 }
    let leadsWithZero = next == UInt8(ascii: "0")
    let count = digits()
    guard count == 1 || (count > 1 && !leadsWithZero) else { throw fault("neither a value nor a number") }
    if next == UInt8(ascii: ".") {
      place += 1
      isWhole = false
      guard digits() > 0 else { throw fault("a number has no digit behind its point") }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      place += 1
      isWhole = false
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { place += 1 }
      guard digits() > 0 else { throw fault("a number has no digit in its exponent") }
    }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    if isWhole, let whole = Int64(text) { return .integer(whole) }
    guard let number = Double(text), number.isFinite else { throw fault("the number \(text.prefix(40)) is too large") }
    return .number(number)
  }

  // MARK: Text

  private mutating func text() throws(Fault) -> String {
    place += 1
    var units: [UInt8] = []
    while true {
      guard let byte = next else { throw fault("it ends inside a text: the file was cut off") }
      place += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: units, as: UTF8.self) else { throw fault("a text is not UTF-8") }
        return text
      case UInt8(ascii: "\\"): units.append(contentsOf: String(try escape()).utf8)
      case 0..<0x20: throw fault("a text holds a control character")
      default: units.append(byte)
      }
    }
  }

  private mutating func escape() throws(Fault) -> Character {
    guard let byte = next else { throw fault("it ends inside a text: the file was cut off") }
    place += 1
    switch byte {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      var code = try hexadecimal()
      if (0xD800..<0xDC00).contains(code), bytes[place...].starts(with: [0x5C, 0x75]) {
        place += 2
        let low = try hexadecimal()
        guard (0xDC00..<0xE000).contains(low) else { throw fault("half of a surrogate pair is missing") }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw fault("half of a surrogate pair is missing") }
      return Character(scalar)
    default: throw fault("an escape that JSON does not know")
    }
  }

  private mutating func hexadecimal() throws(Fault) -> UInt32 {
    guard place + 4 <= bytes.count else { throw fault("it ends inside a text: the file was cut off") }
    var code: UInt32 = 0
    for byte in bytes[place..<place + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault("four hex digits are missing")
      }
      code = code << 4 | UInt32(digit)
    }
    place += 4
    return code
  }
}
