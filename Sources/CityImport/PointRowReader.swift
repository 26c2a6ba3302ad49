import Foundation
import GeoTypes
import Geometry
import Interchange

/// Turns features into rows of points: what a position, an identifier and a level are, and what is wrong. For one
/// thread at a time.
final class PointRowReader {
  /// The input as messages name it.
  let file: String
  private let mapping: FieldMapping
  private let frames: FrameReaders

  init(file: String, mapping: FieldMapping, inputCRS: String?) throws {
    self.file = file
    self.mapping = mapping
    frames = FrameReaders(file: file, fallback: inputCRS)
    if let inputCRS { _ = try frames.reader(inputCRS) }
  }

  /// The reader of a frame; `nil` is that of rows which name none.
  func frame(_ name: String?) throws -> FrameReaders.Holder { try frames.reader(name) }

  /// Where the fields of an object with these members stand.
  func lookup(of members: [String]) throws -> FieldLookup {
    try mapping.lookup(in: members.sorted(), file: file)
  }

  /// A line of NDJSON as a row.
  func row(_ line: NDJSONLine) -> PointStream.Row {
    let place = "line \(line.number)"
    switch line.value {
    case .failure(let error): return Self.fault(place, "\(error)")
    case .success(.object(let members)):
      let record = FeatureRecord(place: place, shape: nil, properties: members)
      do {
        return row(record, try lookup(of: Array(members.keys)).fields(of: record))
      } catch {
        return Self.fault(place, "\(error)")
      }
    case .success: return Self.fault(place, "\(file): \(place): is not an object; give {\"lon\": …, \"lat\": …}")
    }
  }

  /// A row of CSV, read by a body.
  /// - Throws: what ends the whole file; a bad value or a row of the wrong length is that row's matter.
  func row(_ format: CSVRowFormat, _ body: () throws(InterchangeError) -> FeatureRecord) throws -> PointStream.Row {
    do throws(InterchangeError) {
      let record = try body()
      return row(record, format.lookup.fields(of: record))
    } catch {
      switch error {
      case .invalidValue(_, let place, _, _, _): return Self.fault(place, "\(error)")
      case .malformed(_, let place?, _, _): return Self.fault(place, "\(error)")
      default: throw error
      }
    }
  }

  private func row(_ record: FeatureRecord, _ fields: BureauFields) -> PointStream.Row {
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
      return PointStream.Row(
        place: record.place, position: .success(position), id: try fields.text(.id), level: try fields.integer(.layer),
        time: try fields.text(.reportedAt), properties: record.properties)
    } catch {
      var row = Self.fault(record.place, "\(error)")
      row.properties = record.properties
      row.id = (try? fields.text(.id)) ?? nil
      return row
    }
  }

  static func fault(_ place: String, _ text: String) -> PointStream.Row {
    PointStream.Row(
      place: place, position: .failure(PointStream.Fault(description: text)), id: nil, level: nil, time: nil,
      properties: [:])
  }
}
