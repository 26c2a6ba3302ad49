import Foundation
import Interchange

/// A file of points as the command line names it: where it is, in which format, how its fields are found.
struct PointInput {
  /// The file; standard input under its name in the system.
  let source: URL
  /// The input as messages name it.
  let file: String
  let format: PointStream.Format
  private let inputCRS: String?
  private let mapping: FieldMapping

  /// - Parameter url: `-` is standard input.
  init(_ url: URL, format: PointStream.Format?, inputCRS: String?, map: String?) throws {
    let isStandardInput = url.lastPathComponent == "-"
    source = isStandardInput ? URL(fileURLWithPath: "/dev/stdin") : url
    file = isStandardInput ? "standard input" : url.lastPathComponent
    self.format = format ?? PointInput.guess(url)
    self.inputCRS = inputCRS
    mapping = try map.map { try FieldMapping(parsing: $0) } ?? FieldMapping()
  }

  private static func guess(_ url: URL) -> PointStream.Format {
    ["json", "ndjson", "jsonl", "geojsonl"].contains(url.pathExtension) ? .ndjson : .csv
  }

  /// A reader of rows, one for each thread.
  func rowReader() throws -> PointRowReader {
    try PointRowReader(file: file, mapping: mapping, inputCRS: inputCRS)
  }

  /// The file as CSV, at its first row.
  /// - Throws: `InterchangeError`; ``ImportError/unlabelled(file:)`` for CSV without a frame.
  func csvReader() throws -> CSVReader {
    let reader = try CSVReader(contentsOf: source, options: CSVOptions(mapping: mapping))
    try reader.lookup.require(.longitude, .latitude)
    guard inputCRS != nil || reader.lookup[.crs] != nil else { throw ImportError.unlabelled(file: file) }
    return reader
  }
}
