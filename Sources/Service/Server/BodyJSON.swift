import GeoTypes
import Hummingbird
import Interchange
import NIOCore

/// A JSON body taken apart: what is wrong is told with the pointer to it.
struct BodyJSON {
  /// The members of the object.
  let members: [String: PropertyValue]

  /// Reads a body.
  /// - Throws: ``Problem``: another type than JSON, too large, malformed, or no object.
  init(_ request: Request, limit: Int) async throws {
    guard ["application/json", "application/geo+json", ""].contains(request.bodyType) else {
      throw Problem(.unsupportedType, "the body is \(request.bodyType.prefix(80)): send application/json")
    }
    try self.init(try await request.bytes(limit: limit))
  }

  /// Takes bytes apart. - Throws: ``Problem`` where they are not one JSON object.
  init(_ bytes: NIOCore.ByteBuffer) throws(Problem) {
    guard let line = NDJSONLineDecoder(file: "body").line(Array(bytes.readableBytesView), number: 1) else {
      throw Problem(.malformedBody, "the body is empty: send a JSON object")
    }
    switch line.value {
    case .failure(let error): throw Problem(.malformedBody, "\(error)")
    case .success(.object(let members)): self.members = members
    case .success: throw Problem(.malformedBody, "the body is not a JSON object: send {…}")
    }
  }

  /// Refuses members that nobody reads: a misspelt one would be ignored in silence.
  func refuseOthers(than known: Set<String>) throws(Problem) {
    guard let other = members.keys.filter({ !known.contains($0) }).min() else { return }
    throw .body("/\(other)", "is not known here: give some of \(known.sorted().joined(separator: ", "))")
  }

  /// A list. - Throws: ``Problem`` for anything else.
  func list(_ name: String) throws(Problem) -> [PropertyValue]? {
    switch members[name] {
    case .list(let values)?: return values
    case nil, .null?: return nil
    default: throw .body("/\(name)", "is not a list")
    }
  }

  /// A text. - Throws: ``Problem`` for anything else.
  func text(_ name: String) throws(Problem) -> String? {
    switch members[name] {
    case .text(let text)?: return text
    case nil, .null?: return nil
    default: throw .body("/\(name)", "is not a text")
    }
  }

  /// A whole number in a range. - Throws: ``Problem`` for anything else.
  func integer(_ name: String, _ range: ClosedRange<Int>) throws(Problem) -> Int? {
    switch members[name] {
    case .integer(let number)?:
      guard let whole = Int(exactly: number), range.contains(whole) else { break }
      return whole
    case nil, .null?: return nil
    default: break
    }
    throw .body("/\(name)", "is not a whole number from \(range.lowerBound) to \(range.upperBound)")
  }

  /// A position, as `[lon, lat]` or `{"lon": …, "lat": …}`. - Throws: ``Problem`` for anything else.
  static func position(_ value: PropertyValue, at pointer: String) throws(Problem) -> LonLat {
    let numbers: (Double?, Double?) =
      switch value {
      case .list(let values) where (2...3).contains(values.count) && values.allSatisfy({ $0.asNumber != nil }):
        (values[0].asNumber, values[1].asNumber)
      case .object(let members): (members["lon"]?.asNumber, members["lat"]?.asNumber)
      default: (nil, nil)
      }
    guard let longitude = numbers.0, let latitude = numbers.1 else {
      throw .body(pointer, "is no position: give [longitude, latitude] in degrees")
    }
    let position = LonLat(longitude, latitude)
    guard position.isValid else { throw .body(pointer, "\(ShapeError.positionOutOfRange(position))") }
    return position
  }
}

extension PropertyValue {
  /// The number that it is, `nil` for anything else.
  fileprivate var asNumber: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .number(let number): number
    default: nil
    }
  }
}
