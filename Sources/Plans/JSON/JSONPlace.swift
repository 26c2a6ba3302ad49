import GeoTypes

/// A piece of a JSON file with its path (RFC 6901), from which typed values are read.
struct JSONPlace {
  let node: JSONNode
  let file: String
  let pointer: String

  /// Parses a file.
  static func parse(_ bytes: some Sequence<UInt8>, file: String) throws(PlanFileError) -> JSONPlace {
    let limit = PlanFileError.greatestFile
    let bytes = Array(bytes)
    guard bytes.count <= limit else { throw .tooLarge(file: file, bytes: bytes.count, limit: limit) }
    do {
      return JSONPlace(node: try JSONParser.parse(bytes), file: file, pointer: "")
    } catch {
      throw .notJSON(file: file, line: error.line, column: error.column, reason: error.reason)
    }
  }

  func bad(_ remedy: String) -> PlanFileError {
    .badValue(file: file, pointer: pointer, value: node.shown, remedy: remedy)
  }

  /// The members of an object, none of them unknown.
  func object(_ known: [String]) throws(PlanFileError) -> JSONMembers {
    guard case .object(let members) = node else { throw bad("give an object in braces") }
    if let other = members.first(where: { !known.contains($0.name) }) {
      throw .unknownField(file: file, pointer: "\(pointer)/\(Self.escaped(other.name))", known: known)
    }
    let values = Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
    return JSONMembers(values: values, file: file, pointer: pointer)
  }

  func list() throws(PlanFileError) -> [JSONPlace] {
    guard case .list(let items) = node else { throw bad("give a list in brackets") }
    return items.enumerated().map { JSONPlace(node: $1, file: file, pointer: "\(pointer)/\($0)") }
  }

  func text() throws(PlanFileError) -> String {
    guard case .text(let text) = node else { throw bad("give it as text in quotes") }
    return text
  }

  /// A text with at least one character.
  func name() throws(PlanFileError) -> String {
    let text = try text()
    guard !text.isEmpty else { throw bad("give at least one character") }
    return text
  }

  func bool() throws(PlanFileError) -> Bool {
    guard case .bool(let flag) = node else { throw bad("give true or false") }
    return flag
  }

  func whole(in range: ClosedRange<Int64>) throws(PlanFileError) -> Int64 {
    guard case .integer(let number) = node, range.contains(number) else {
      throw bad("give a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  func number(in range: ClosedRange<Double>) throws(PlanFileError) -> Double {
    let number: Double
    switch node {
    case .integer(let whole): number = Double(whole)
    case .number(let other): number = other
    default: throw bad("give a number")
    }
    guard range.contains(number) else {
      throw bad("give a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// A word out of a closed choice.
  func choice<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type) throws(PlanFileError) -> Choice
  where Choice.RawValue == String {
    guard case .text(let text) = node, let choice = Choice(rawValue: text) else {
      throw bad("use one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return choice
  }

  func position() throws(PlanFileError) -> Vertex {
    let parts = try list()
    guard parts.count == 2 else { throw bad("give [longitude, latitude]") }
    let longitude = try parts[0].number(in: -180...180)
    let latitude = try parts[1].number(in: -90...90)
    guard let vertex = try? Vertex(rounding: LonLat(longitude, latitude)) else {
      throw bad("give [longitude, latitude] in degrees")
    }
    return vertex
  }

  func instant() throws(PlanFileError) -> PlanInstant {
    guard let instant = PlanInstant(try text()) else {
      throw bad("give an instant such as 2026-05-04T22:00:00+08:00")
    }
    return instant
  }

  private static func escaped(_ name: String) -> String {
    String(name.prefix(60).flatMap { $0 == "~" ? Array("~0") : $0 == "/" ? Array("~1") : [$0] })
  }
}

/// The members of a JSON object.
struct JSONMembers {
  let values: [String: JSONNode]
  let file: String
  let pointer: String

  /// What stands under a name; `nil` where nothing or null does.
  subscript(_ name: String) -> JSONPlace? {
    guard let value = values[name], value != .null else { return nil }
    return JSONPlace(node: value, file: file, pointer: "\(pointer)/\(name)")
  }

  /// What must stand under a name.
  func need(_ name: String, _ remedy: String = "give it") throws(PlanFileError) -> JSONPlace {
    guard let value = values[name] else {
      throw .missing(file: file, pointer: "\(pointer)/\(name)", remedy: remedy)
    }
    return JSONPlace(node: value, file: file, pointer: "\(pointer)/\(name)")
  }
}
