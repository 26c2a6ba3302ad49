public import Foundation
public import GeoTypes

extension CSVReader {
  /// Reads a whole file. The columns of positions are found by name (`lon`, `lng`, `经度`, `x` …; `lat`, `纬度`, `y` …;
  /// `wkt`, `geometry`) or by the mapping; where there are none, rows have no shapes.
  /// - Throws: ``InterchangeError`` for the first bad row, and when rows name different frames in their `crs` column.
  public static func read(
    contentsOf url: URL, options: CSVOptions = CSVOptions()
  ) throws(InterchangeError) -> FeatureTable {
    var records: [FeatureRecord] = []
    var table = try visit(contentsOf: url, options: options) { record, _ in records.append(record) }
    table.records = records
    if records.isEmpty { table.warnings.append("the file has a header and no rows") }
    return table
  }

  /// Reads a whole file as ``read(contentsOf:options:)`` does, but hands each row on instead of keeping it.
  /// - Returns: frame and warnings, without records.
  /// - Throws: ``InterchangeError``, also of `body`.
  public static func visit(
    contentsOf url: URL, options: CSVOptions = CSVOptions(),
    _ body: (FeatureRecord, BureauFields) throws(InterchangeError) -> Void
  ) throws(InterchangeError) -> FeatureTable {
    var reader = try CSVReader(contentsOf: url, options: options)
    let lookup = reader.lookup
    var table = FeatureTable(crs: nil, records: [])
    var crsPlace = ""
    while let record = try reader.nextFeature() {
      let fields = lookup.fields(of: record)
      if let name = try fields.text(.crs) {
        if let known = table.crs, known != name {
          throw .unsupported(
            file: url.path, place: record.place, reason: "is in \(name), but \(crsPlace) is in \(known)",
            remedy: "give one file for each frame")
        }
        if table.crs == nil { (table.crs, crsPlace) = (name, record.place) }
      }
      try body(record, fields)
    }
    table.warnings = reader.warnings
    return table
  }

  /// The next row as a feature, `nil` at the end; a text that is empty becomes null.
  /// - Throws: ``InterchangeError``, naming the line; reading may go on as after ``next()``.
  public mutating func nextFeature() throws(InterchangeError) -> FeatureRecord? {
    guard let row = try next() else { return nil }
    return try format.feature(row)
  }
}
