internal import GeoTypes
internal import Geometry

/// How the rows of a CSV file are laid out, as its header and first bytes tell.
public struct CSVRowFormat: Sendable {
  /// The path as messages name it.
  public let file: String
  /// The names of the columns.
  public let columns: [String]
  /// Where the fields stand among the columns.
  public let lookup: FieldLookup
  /// The encoding that is used.
  public let encoding: TextEncoding
  /// The byte between fields.
  public let delimiter: UInt8

  /// The place of a field among the columns.
  public func column(_ field: BureauField) -> Int? { lookup[field].flatMap(columns.firstIndex) }

  /// A row as a feature; a text that is empty becomes null.
  /// - Throws: ``InterchangeError``, naming the line.
  func feature(_ row: CSVRow) throws(InterchangeError) -> FeatureRecord {
    var properties: [String: PropertyValue] = [:]
    properties.reserveCapacity(columns.count)
    for (name, field) in zip(columns, row.fields) { properties[name] = field.isEmpty ? .null : .text(field) }
    var record = FeatureRecord(place: "line \(row.line)", shape: nil, properties: properties)
    record.shape = try shape(of: lookup.fields(of: record))
    return record
  }

  private func shape(of fields: BureauFields) throws(InterchangeError) -> RawShape? {
    if lookup[.longitude] != nil, lookup[.latitude] != nil {
      switch (try fields.number(.longitude), try fields.number(.latitude)) {
      case (nil, nil): return nil
      case (let x?, let y?): return .point(RawPosition(x, y))
      case (let x, _):
        let empty = x == nil ? BureauField.longitude : .latitude
        throw fields.fault(empty, "has no number while the other coordinate has one", "give both or neither")
      }
    }
    guard lookup[.wkt] != nil, let text = try fields.text(.wkt) else { return nil }
    do {
      return try WKT.decode(text)
    } catch {
      throw fields.fault(.wkt, "is not well-known text: \(error)", "give text such as POINT (117.02 36.66)")
    }
  }

  /// The error of a row with more or fewer fields than the header.
  func wrongCount(_ count: Int, line: Int) -> InterchangeError {
    .malformed(
      file: file, place: "line \(line)", reason: "has \(count) fields where the header has \(columns.count)",
      remedy: "add or remove fields, and quote those that hold the delimiter")
  }
}
