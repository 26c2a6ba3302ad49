internal import GRDB
import GeoTypes
import Plans
import RoadNetwork

/// Looks at what an edit would write, and collects what is wrong with it.
struct EditChecks {
  /// The most characters of a number or name.
  static let longestName = 200
  /// The most characters of a text.
  static let longestText = 10_000

  let reader: CityReader
  private(set) var faults: [EditFault] = []

  init(_ reader: CityReader) { self.reader = reader }

  mutating func fail(_ field: String, _ value: String?, _ reason: String) {
    faults.append(EditFault(field, value, reason))
  }

  /// A key or name: it has a character, no control characters and is not endless.
  mutating func name(_ field: String, _ text: String) {
    if text.allSatisfy(\.isWhitespace) { fail(field, text, "must have a character that can be seen") }
    if text.count > Self.longestName { fail(field, text, "must have at most \(Self.longestName) characters") }
    if text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      fail(field, text, "must have no control characters")
    }
  }

  mutating func text(_ field: String, _ text: String?) {
    guard let text else { return }
    if text.count > Self.longestText { fail(field, text, "must have at most \(Self.longestText) characters") }
    if text.unicodeScalars.contains("\0") { fail(field, text, "must not hold the character NUL") }
  }

  mutating func position(_ field: String, _ position: LonLat) {
    if !position.isValid {
      fail(
        field, "\(position.longitude), \(position.latitude)",
        "is no longitude within ±180 and latitude within ±90 degrees; give longitude first")
    }
  }

  /// A moment; `nil` where there is none or it is wrong.
  mutating func instant(_ field: String, _ text: String?) -> PlanInstant? {
    guard let text else { return nil }
    guard let instant = PlanInstant(text) else {
      fail(field, text, "is no moment with an offset; write it as 2026-05-04T22:00:00+08:00")
      return nil
    }
    return instant
  }

  /// A day; wrong ones are told.
  mutating func day(_ field: String, _ text: String?) {
    if let text, text.utf8.count != 10 || PlanInstant("\(text)T00:00:00Z") == nil {
      fail(field, text, "is no day; write it as 2026-01-31")
    }
  }

  mutating func number(_ field: String, _ value: Double?, in range: ClosedRange<Double>, unit: String) {
    if let value, !range.contains(value) {
      fail(field, "\(value)", "must lie from \(range.lowerBound) to \(range.upperBound) \(unit)")
    }
  }

  /// Whether a layer has a row with a key; where it has not, that is told.
  @discardableResult
  mutating func reference(
    _ field: String, _ key: (some DatabaseValueConvertible & CustomStringConvertible)?, to layer: CityLayer
  ) throws -> Bool {
    guard let key else { return true }
    let schema = LayerSchema.of(layer)
    try reader.require(schema)
    let column = schema.key[0]
    let found = try Int.fetchOne(
      reader.db, sql: "SELECT 1 FROM \"\(schema.table)\" WHERE \"\(column)\" = ? LIMIT 1", arguments: [key])
    if found == nil {
      fail(field, key.description, "is no \(layer.rawValue) of the city; give the \(column) of one of its layer")
    }
    return found != nil
  }

  /// - Throws: ``EditError/invalid(layer:key:faults:)`` when anything is wrong.
  func finish(_ layer: CityLayer, key: String) throws {
    guard faults.isEmpty else { throw EditError.invalid(layer: layer, key: key, faults: faults) }
  }
}
