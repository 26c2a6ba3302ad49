public import Foundation
public import GeoTypes
import Geometry
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
  public private(set) var columns: [String] = []
  private var csv: CSVReader?
  private var ndjson: NDJSONReader?
  /// The input as messages name it.
  public let file: String
  private let mapping: FieldMapping
  private let frames: FrameReaders

  /// Opens a file; `-` is standard input.
  /// - Throws: `InterchangeError`; ``ImportError/unlabelled(file:)`` for CSV without a frame.
  public static func open(_ url: URL, format: Format?, inputCRS: String?, map: String?) throws -> PointStream {
    let isStandardInput = url.lastPathComponent == "-"
    let source = isStandardInput ? URL(fileURLWithPath: "/dev/stdin") : url
    let file = isStandardInput ? "standard input" : url.lastPathComponent
    let guess: Format = ["json", "ndjson", "jsonl", "geojsonl"].contains(url.pathExtension) ? .ndjson : .csv
    let mapping = try map.map { try FieldMapping(parsing: $0) } ?? FieldMapping()
    let frames = FrameReaders(file: file, fallback: inputCRS)
    if let inputCRS { _ = try frames.reader(inputCRS) }
    guard (format ?? guess) == .csv else {
      return PointStream(file: file, mapping: mapping, frames: frames, ndjson: try NDJSONReader(contentsOf: source))
    }
    let reader = try csv(source, mapping, isLabelled: inputCRS != nil, file)
    return PointStream(file: file, mapping: mapping, frames: frames, csv: reader)
  }

  private init(file: String, mapping: FieldMapping, frames: FrameReaders, csv: consuming CSVReader) {
    self.file = file
    self.mapping = mapping
    self.frames = frames
    columns = csv.columns
    self.csv = .some(csv)
  }

  private init(file: String, mapping: FieldMapping, frames: FrameReaders, ndjson: consuming NDJSONReader) {
    self.file = file
    self.mapping = mapping
    self.frames = frames
    self.ndjson = .some(ndjson)
  }

  private static func csv(
    _ source: URL, _ mapping: FieldMapping, isLabelled: Bool, _ file: String
  ) throws -> CSVReader {
    let reader = try CSVReader(contentsOf: source, options: CSVOptions(mapping: mapping))
    try reader.lookup.require(.longitude, .latitude)
    guard isLabelled || reader.lookup[.crs] != nil else { throw ImportError.unlabelled(file: file) }
    return reader
  }

  /// The next row, `nil` at the end.
  /// - Throws: `InterchangeError` when the file itself fails.
  public mutating func next() throws -> Row? {
    if csv != nil { return try nextCSV() }
    guard let line = try ndjson?.next() else { return nil }
    let place = "line \(line.number)"
    switch line.value {
    case .failure(let error): return Self.fault(place, "\(error)")
    case .success(.object(let members)):
      let record = FeatureRecord(place: place, shape: nil, properties: members)
      do {
        let lookup = try mapping.lookup(in: members.keys.sorted(), file: file)
        return row(record, lookup.fields(of: record))
      } catch {
        return Self.fault(place, "\(error)")
      }
    case .success: return Self.fault(place, "\(file): \(place): is not an object; give {\"lon\": …, \"lat\": …}")
    }
  }

  private mutating func nextCSV() throws -> Row? {
    do {
      guard let record = try csv?.nextFeature(), let lookup = csv?.lookup else { return nil }
      return row(record, lookup.fields(of: record))
    } catch let error as InterchangeError {
      // A bad value or a row of the wrong length is that row's matter; anything else ends the file.
      switch error {
      case .invalidValue(_, let place, _, _, _): return Self.fault(place, "\(error)")
      case .malformed(_, let place?, _, _): return Self.fault(place, "\(error)")
      default: throw error
      }
    }
  }

  private func row(_ record: FeatureRecord, _ fields: BureauFields) -> Row {
    do {
      let x = try fields.requiredNumber(.longitude)
      let y = try fields.requiredNumber(.latitude)
      let reader = try frames.reader(try fields.text(.crs))
      let position = try FeatureFault.locating(file, record.place) { try reader.lonLat(RawPosition(x, y)) }
      guard position.isValid else {
        throw ImportError.feature(
          file: file, place: record.place, reason: "\(ShapeError.positionOutOfRange(position))",
          remedy: "check the order of the columns and the coordinate system")
      }
      return Row(
        place: record.place, position: .success(position), id: try fields.text(.id), level: try fields.integer(.layer),
        time: try fields.text(.reportedAt), properties: record.properties)
    } catch {
      var row = Self.fault(record.place, "\(error)")
      row.properties = record.properties
      row.id = (try? fields.text(.id)) ?? nil
      return row
    }
  }

  private static func fault(_ place: String, _ text: String) -> Row {
    Row(
      place: place, position: .failure(Fault(description: text)), id: nil, level: nil, time: nil,
      properties: [:])
  }
}
