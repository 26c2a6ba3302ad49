/// The JSON of a POST request as the options that a query would have: `[[1,2],null]` becomes `1,2;`.
///
/// Bodies are flat, so that this reads three levels and no more, without recursion into what a stranger sends.
struct DriveBody {
  /// Each member of the object.
  private(set) var options: [(name: Substring, value: Substring)] = []

  private let bytes: [UInt8]
  private var offset = 0

  /// - Throws: ``DriveFault`` `InvalidQuery`, with the place of the first flaw.
  init(_ bytes: [UInt8]) throws(DriveFault) {
    self.bytes = bytes
    try expect(UInt8(ascii: "{"), "an object")
    var isFirst = true
    while try !closes(UInt8(ascii: "}"), &isFirst) {
      let name = try text()
      try expect(UInt8(ascii: ":"), "a colon")
      // Words stand in lists as they do in queries: with commas between.
      let separator = name == "annotations" || name == "exclude" ? "," : ";"
      options.append((name[...], try value(separator, depth: 0)[...]))
    }
    guard next == nil else { throw fault("ends the object, and something follows it") }
  }

  private func fault(_ reason: String) -> DriveFault {
    DriveFault(.invalidQuery, "the body is not the JSON that is read here: byte \(offset + 1) \(reason)")
  }

  /// The next byte that is not white space.
  private var next: UInt8? {
    mutating get {
      while offset < bytes.count {
        guard [0x20, 0x09, 0x0A, 0x0D].contains(bytes[offset]) else { return bytes[offset] }
        offset += 1
      }
      return nil
    }
  }

  private mutating func expect(_ byte: UInt8, _ name: String) throws(DriveFault) {
    guard next == byte else { throw fault("should begin \(name)") }
    offset += 1
  }

  /// Whether a list or object ends here; else steps over the comma before the next element.
  private mutating func closes(_ end: UInt8, _ isFirst: inout Bool) throws(DriveFault) -> Bool {
    if next == end {
      offset += 1
      return true
    }
    if !isFirst { try expect(UInt8(ascii: ","), "the next element, with a comma before it") }
    isFirst = false
    return false
  }

  private mutating func value(_ separator: String, depth: Int) throws(DriveFault) -> String {
    switch next {
    case UInt8(ascii: "\"") where depth < 2: return try text()
    case UInt8(ascii: "["):
      guard depth < 2 else { throw fault("opens a list deeper than two levels") }
      offset += 1
      var (elements, isFirst): ([String], Bool) = ([], true)
      while try !closes(UInt8(ascii: "]"), &isFirst) { elements.append(try value(",", depth: depth + 1)) }
      return elements.joined(separator: separator)
    case UInt8(ascii: "{"):
      guard depth == 1 else { throw fault("opens an object where none is read") }
      return try position()
    default: return try word()
    }
  }

  /// `{"lon":1,"lat":2}` as `1,2`.
  private mutating func position() throws(DriveFault) -> String {
    offset += 1
    var (longitude, latitude, isFirst): (String?, String?, Bool) = (nil, nil, true)
    while try !closes(UInt8(ascii: "}"), &isFirst) {
      let name = try text()
      try expect(UInt8(ascii: ":"), "a colon")
      let number = try word()
      switch name {
      case "lon", "lng", "longitude": longitude = number
      case "lat", "latitude": latitude = number
      default: throw fault("ends '\(name.prefix(40))', which is neither lon nor lat")
      }
    }
    guard let longitude, let latitude else { throw fault("ends a position without lon or lat") }
    return longitude + "," + latitude
  }

  /// A number, `true`, `false`, or nothing for `null`.
  private mutating func word() throws(DriveFault) -> String {
    _ = next
    let start = offset
    while offset < bytes.count, DriveBody.isWordPart(bytes[offset]) { offset += 1 }
    let word = String(decoding: bytes[start..<offset], as: UTF8.self)
    switch word {
    case "null": return ""
    case "true", "false": return word
    default:
      guard let number = Double(word), number.isFinite, word.first.map({ $0.isNumber || $0 == "-" }) == true else {
        offset = start
        throw fault("should begin a value")
      }
      return word
    }
  }

  private static func isWordPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "E"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// A text without its quotes.
  private mutating func text() throws(DriveFault) -> String {
    try expect(UInt8(ascii: "\""), "a text in quotes")
    var found: [UInt8] = []
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") {
      guard bytes[offset] >= 0x20 else { throw fault("is a control character inside a text") }
      if bytes[offset] == UInt8(ascii: "\\") {
        found += try escape()
      } else {
        found.append(bytes[offset])
        offset += 1
      }
    }
    guard offset < bytes.count, let text = String(validating: found, as: UTF8.self) else {
      throw fault("ends a text that is not closed or not UTF-8")
    }
    offset += 1
    return text
  }

  private mutating func escape() throws(DriveFault) -> [UInt8] {
    guard offset + 1 < bytes.count else { throw fault("ends inside a text") }
    let sign = bytes[offset + 1]
    switch sign {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      offset += 2
      return [sign]
    case UInt8(ascii: "u") where offset + 6 <= bytes.count:
      let digits = String(decoding: bytes[(offset + 2)..<(offset + 6)], as: UTF8.self)
      guard let number = UInt16(digits, radix: 16), let scalar = Unicode.Scalar(number) else { break }
      offset += 6
      return Array(String(Character(scalar)).utf8)
    default: break
    }
    throw fault("begins an escape that no option needs")
  }
}

extension DriveQuestion {
  /// Reads the body of a POST request.
  /// - Throws: ``DriveFault``.
  init(_ service: Service, body: [UInt8]) throws(DriveFault) {
    let options = try DriveBody(body).options
    guard let coordinates = options.last(where: { $0.name == "coordinates" })?.value, !coordinates.isEmpty else {
      throw DriveFault(.invalidQuery, "missing required member: coordinates, such as [[117.12,36.65],[117.13,36.66]]")
    }
    self.init(service, try DriveQuestion.positions(coordinates, else: .invalidQuery))
    // An empty list is the same as none.
    for option in options where option.name != "coordinates" && !option.value.isEmpty {
      try set(option.name, option.value)
    }
    try checkCounts()
  }
}
