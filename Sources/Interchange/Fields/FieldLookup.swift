public import GeoTypes

/// Where the fields stand in one file.
public struct FieldLookup: Hashable, Sendable {
  /// The property of each field that was found.
  public let properties: [BureauField: String]
  /// All properties of the file.
  public let columns: [String]
  /// The file, for messages.
  public let file: String

  /// The property of a field, `nil` where the file has none.
  public subscript(field: BureauField) -> String? { properties[field] }

  /// Makes sure that the file has certain fields, before its rows are read.
  /// - Throws: `malformed` for the first that is missing, listing the properties that exist.
  public func require(_ fields: BureauField...) throws(InterchangeError) {
    for field in fields where properties[field] == nil { throw missing(field) }
  }

  /// The values of one feature or row.
  public func fields(of record: FeatureRecord) -> BureauFields {
    BureauFields(record: record, lookup: self)
  }

  func missing(_ field: BureauField) -> InterchangeError {
    .malformed(
      file: file, place: nil, reason: "has no property for \(field.rawValue)",
      remedy: "say which it is with --map \(field.rawValue)=PROPERTY; it has \(FieldLookup.list(columns))")
  }

  static func list(_ columns: [String]) -> String {
    guard !columns.isEmpty else { return "no properties at all" }
    let shown = columns.prefix(30).joined(separator: ", ")
    return columns.count > 30 ? "\(shown) and \(columns.count - 30) more" : shown
  }
}
