public import Foundation
public import GeoTypes
import Interchange

/// Positions to be looked up, row by row from CSV or NDJSON, in constant memory.
///
/// A row that cannot be read is handed over as such, with its line, and the next ones still come.
public struct PointStream: ~Copyable {
  /// The formats that can be streamed.
  public enum Format: String, Sendable {
    /// Comma-separated values with a header.
    case csv
    /// One JSON object a line.
    case ndjson
  }

  /// One row.
  public struct Row: Sendable {
    /// Its line in the file.
    public var place: String
    /// Where it is, or why that cannot be told.
    public var position: Result<LonLat, Fault>
    /// Its identifier.
    public var id: String?
    /// The level at which it lies among stacked roads.
    public var level: Int?
    /// When it was reported.
    public var time: String?
    /// All its fields.
    public var properties: [String: PropertyValue]
  }

  /// The message of a row that cannot be read.
  public struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
    /// File, line, value, what is wrong, what to do.
    public var description: String

    /// Wraps a message.
    public init(description: String) { self.description = description }
  }

  /// Names of the columns of CSV, in order; empty for NDJSON.
  public let columns: [String]
  private let format: CSVRowFormat?
  private var csv: CSVReader?
  private var ndjson: NDJSONReader?
  private let rows: PointRowReader
  /// The input as messages name it.
  public var file: String { rows.file }

  /// Opens a file; `-` is standard input.
  /// - Throws: `InterchangeError`; ``ImportError/unlabelled(file:)`` for CSV without a frame.
  public static func open(_ url: URL, format: Format?, inputCRS: String?, map: String?) throws -> PointStream {
    let input = try PointInput(url, format: format, inputCRS: inputCRS, map: map)
    switch input.format {
    case .csv: return PointStream(rows: try input.rowReader(), csv: try input.csvReader())
    case .ndjson: return PointStream(rows: try input.rowReader(), ndjson: try NDJSONReader(contentsOf: input.source))
    }
  }

  private init(rows: PointRowReader, csv: consuming CSVReader) {
    self.rows = rows
    columns = csv.columns
    format = csv.format
    self.csv = .some(csv)
  }

  private init(rows: PointRowReader, ndjson: consuming NDJSONReader) {
    self.rows = rows
    columns = []
    format = nil
    self.ndjson = .some(ndjson)
  }

  /// The next row, `nil` at the end.
  /// - Throws: `InterchangeError` when the file itself fails.
  public mutating func next() throws -> Row? {
    guard let format else { return try ndjson?.next().map(rows.row) }
    var isOver = false
    let row = try rows.row(format) { () throws(InterchangeError) in
      guard let record = try csv?.nextFeature() else {
        isOver = true
        return FeatureRecord(place: "", shape: nil, properties: [:])
      }
      return record
    }
    return isOver ? nil : row
  }
}
