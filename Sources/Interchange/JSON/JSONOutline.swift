/// Where the values of a JSON text begin and end, after its grammar and depth were checked.
///
/// Foundation's decoder does the reading, but on Linux it does not say where a text is wrong, lets some faults pass
/// and recurses into nested lists. This pass comes before it: no recursion, no memory beyond a stack of `depthLimit`
/// flags, so that hostile bytes end in an error that names their place.
struct JSONOutline {
  /// The deepest nesting that is granted.
  static let depthLimit = 100

  /// The byte ranges of the values at the top, one in a plain file, many in a sequence.
  private(set) var values: [Range<Int>] = []

  private enum Expected { case value, valueOrEnd, key, keyOrEnd, colon, commaOrEnd }

  private var offset = 0
  private var expected = Expected.value
  private var isObject: [Bool] = []
  private var start = 0
  private var feature = 0

  /// Checks a text of one JSON value, or of many apart by white space or record separators (RFC 8142).
  /// - Throws: the first flaw.
  /// - Complexity: O(n).
  init(_ bytes: [UInt8]) throws(JSONFlaw) {
    while let byte = next(bytes) {
      switch (expected, byte) {
      case (.value, _): try openValue(byte, bytes)
      case (.valueOrEnd, UInt8(ascii: "]")), (.keyOrEnd, UInt8(ascii: "}")): close()
      case (.valueOrEnd, _): try openValue(byte, bytes)
      case (.key, UInt8(ascii: "\"")), (.keyOrEnd, UInt8(ascii: "\"")):
        try skipText(bytes)
        expected = .colon
      case (.colon, UInt8(ascii: ":")):
        offset += 1
        expected = .value
      case (.commaOrEnd, UInt8(ascii: ",")):
        offset += 1
        expected = isObject.last == true ? .key : .value
      case (.commaOrEnd, UInt8(ascii: "]")) where isObject.last == false: close()
      case (.commaOrEnd, UInt8(ascii: "}")) where isObject.last == true: close()
      default: throw flaw(.grammar, "\(Self.name(byte)) stands where \(wanted) should be")
      }
    }
    if !isObject.isEmpty {
      throw flaw(.truncated, "the text ends inside \(isObject.last == true ? "an object" : "a list")")
    }
  }

  private var wanted: String {
    switch expected {
    case .value, .valueOrEnd: "a value"
    case .key, .keyOrEnd: "a name in double quotes"
    case .colon: "a colon"
    case .commaOrEnd: isObject.last == true ? "a comma or }" : "a comma or ]"
    }
  }

  private func flaw(_ kind: JSONFlaw.Kind, _ reason: String) -> JSONFlaw {
    JSONFlaw(kind: kind, offset: offset, feature: feature, reason: reason)
  }

  private mutating func next(_ bytes: [UInt8]) -> UInt8? {
    while offset < bytes.count {
      let byte = bytes[offset]
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: offset += 1
      case 0x1E where isObject.isEmpty: offset += 1
      default: return byte
      }
    }
    return nil
  }

  private mutating func openValue(_ byte: UInt8, _ bytes: [UInt8]) throws(JSONFlaw) {
    if isObject.isEmpty {
      start = offset
      feature = values.isEmpty ? 0 : values.count + 1
    }
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      try open(byte == UInt8(ascii: "{"))
      return
    case UInt8(ascii: "\""): try skipText(bytes)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try skipNumber(bytes)
    default: try skipWord(bytes)
    }
    endValue()
  }

  private mutating func open(_ object: Bool) throws(JSONFlaw) {
    guard isObject.count < Self.depthLimit else {
      throw flaw(.tooDeep, "lists and objects nest deeper than \(Self.depthLimit) levels")
    }
    if object, isFeatureList { feature += 1 }
    isObject.append(object)
    expected = object ? .keyOrEnd : .valueOrEnd
    offset += 1
  }

  /// Whether the innermost list is where features stand: in a bare list, or in a list of the outermost object.
  private var isFeatureList: Bool {
    switch isObject.count {
    case 1: !isObject[0]
    case 2: isObject[0] && !isObject[1]
    default: false
    }
  }

  private mutating func close() {
    isObject.removeLast()
    offset += 1
    endValue()
  }

  private mutating func endValue() {
    if isObject.isEmpty {
      values.append(start..<offset)
      expected = .value
    } else {
      expected = .commaOrEnd
    }
  }
}

extension JSONOutline {
  private mutating func skipText(_ bytes: [UInt8]) throws(JSONFlaw) {
    let opening = offset
    offset += 1
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        offset += 1
        return
      case UInt8(ascii: "\\"): offset += 2
      case 0..<0x20: throw flaw(.grammar, "a raw line break or control character stands inside a text")
      default: offset += 1
      }
    }
    offset = opening
    throw flaw(.truncated, "a text that opens here is never closed")
  }

  private mutating func skipNumber(_ bytes: [UInt8]) throws(JSONFlaw) {
    var end = offset
    if bytes[end] == UInt8(ascii: "-") { end += 1 }
    if end < bytes.count, bytes[end] == UInt8(ascii: "I") { return try skipWord(bytes) }
    let first = end
    var isWhole = Self.skipDigits(bytes, &end) && (end == first + 1 || bytes[first] != UInt8(ascii: "0"))
    if end < bytes.count, bytes[end] == UInt8(ascii: ".") {
      end += 1
      isWhole = Self.skipDigits(bytes, &end) && isWhole
    }
    if end < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "e") {
      end += 1
      if end < bytes.count, bytes[end] == UInt8(ascii: "+") || bytes[end] == UInt8(ascii: "-") { end += 1 }
      isWhole = Self.skipDigits(bytes, &end) && isWhole
    }
    guard isWhole else {
      if end == bytes.count { throw flaw(.truncated, "the text ends inside a number") }
      throw flaw(.grammar, "a number is not written as JSON has it")
    }
    offset = end
  }

  private static func skipDigits(_ bytes: [UInt8], _ end: inout Int) -> Bool {
    let start = end
    while end < bytes.count, bytes[end] >= UInt8(ascii: "0"), bytes[end] <= UInt8(ascii: "9") { end += 1 }
    return end > start
  }

  private mutating func skipWord(_ bytes: [UInt8]) throws(JSONFlaw) {
    var end = offset
    while end < bytes.count, end - offset < 12, Self.isWordPart(bytes[end]) { end += 1 }
    let word = String(decoding: bytes[offset..<end], as: UTF8.self)
    switch word {
    case "true", "false", "null": offset = end
    case "NaN", "nan", "NAN", "Infinity", "-Infinity", "inf", "-inf":
      throw flaw(.notANumber(word: word), "is not a number")
    case "": throw flaw(.grammar, "\(Self.name(bytes[offset])) stands where a value should be")
    default:
      if end == bytes.count { throw flaw(.truncated, "the text ends inside the word \(word)") }
      throw flaw(.grammar, "the word \(word) stands where a value should be")
    }
  }

  private static func isWordPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"): true
    default: false
    }
  }

  private static func name(_ byte: UInt8) -> String {
    switch byte {
    case 0x21...0x7E: "the character \(Character(UnicodeScalar(byte)))"
    case 0x80...: "a character that is not ASCII"
    default: "a control character"
    }
  }
}
