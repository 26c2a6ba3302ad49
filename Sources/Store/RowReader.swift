import FoundationEssentials
internal import GRDB
import GeoTypes

/// The values of one row on their way out of the file, read in the order of the layer's columns.
///
/// A value of the wrong type or without meaning throws ``CityFileError/badValue(path:layer:fid:column:value:reason:)``:
/// other programs may have written it.
struct RowReader {
  private let row: Row
  private let schema: LayerSchema
  private let path: String
  private var next = 1

  init(_ row: Row, schema: LayerSchema, path: String) {
    self.row = row
    self.schema = schema
    self.path = path
  }

  /// The row's number in its layer.
  var fid: Int64 {
    guard case .int64(let fid) = (row[0] as DatabaseValue).storage else { return 0 }
    return fid
  }

  private mutating func take() -> DatabaseValue.Storage {
    next += 1
    return (row[next - 1] as DatabaseValue).storage
  }

  /// The error for the value that was taken last.
  func bad(_ value: String, _ reason: String) -> CityFileError {
    .badValue(
      path: path, layer: schema.table, fid: fid, column: schema.valueColumns[next - 2], value: value, reason: reason)
  }

  private func bad(_ storage: DatabaseValue.Storage, _ reason: String) -> CityFileError {
    let value =
      switch storage {
      case .null: "NULL"
      case .int64(let number): String(number)
      case .double(let number): String(number)
      case .string(let text): "'\(text.prefix(80))'"
      case .blob(let data): "a blob of \(data.count) bytes"
      }
    return bad(value, reason)
  }

  mutating func textIfPresent() throws(CityFileError) -> String? {
    let value = take()
    switch value {
    case .null: return nil
    case .string(let text): return text
    case .int64(let number): return String(number)
    default: throw bad(value, "is no text")
    }
  }

  mutating func text() throws(CityFileError) -> String {
    guard let text = try textIfPresent() else { throw bad("NULL", "must not be empty") }
    return text
  }

  mutating func integerIfPresent() throws(CityFileError) -> Int64? {
    let value = take()
    switch value {
    case .null: return nil
    case .int64(let number): return number
    case .double(let number):
      guard let whole = Int64(exactly: number) else { throw bad(value, "is no whole number") }
      return whole
    case .string(let text):
      guard let number = Int64(text) else { throw bad(value, "is no whole number") }
      return number
    default: throw bad(value, "is no whole number")
    }
  }

  mutating func integer() throws(CityFileError) -> Int64 {
    guard let number = try integerIfPresent() else { throw bad("NULL", "must be a whole number") }
    return number
  }

  /// A whole number within the bounds of its use.
  mutating func integer(in range: ClosedRange<Int64>) throws(CityFileError) -> Int {
    let number = try integer()
    guard range.contains(number) else { throw bad("\(number)", "must lie within \(range)") }
    return Int(number)
  }

  mutating func numberIfPresent() throws(CityFileError) -> Double? {
    let value = take()
    let number: Double
    switch value {
    case .null: return nil
    case .int64(let whole): number = Double(whole)
    case .double(let any): number = any
    case .string(let text):
      guard let any = Double(text) else { throw bad(value, "is no number") }
      number = any
    default: throw bad(value, "is no number")
    }
    guard number.isFinite else { throw bad(value, "is not finite") }
    return number
  }

  mutating func number() throws(CityFileError) -> Double {
    guard let number = try numberIfPresent() else { throw bad("NULL", "must be a number") }
    return number
  }

  mutating func boolean() throws(CityFileError) -> Bool {
    switch try integer() {
    case 0: return false
    case 1: return true
    case let other: throw bad("\(other)", "must be 0 or 1")
    }
  }

  mutating func choice<Choice: RawRepresentable<String>>(_: Choice.Type) throws(CityFileError) -> Choice {
    let text = try text()
    guard let choice = Choice(rawValue: text) else { throw bad("'\(text)'", "is none of the words of this column") }
    return choice
  }

  mutating func choiceIfPresent<Choice: RawRepresentable<String>>(_: Choice.Type) throws(CityFileError) -> Choice? {
    guard let text = try textIfPresent() else { return nil }
    guard let choice = Choice(rawValue: text) else { throw bad("'\(text)'", "is none of the words of this column") }
    return choice
  }

  private mutating func shape<Stored>(
    _ make: (RawShape) throws(RawShape.Mismatch) -> Stored
  ) throws(CityFileError) -> Stored {
    let value = take()
    guard case .blob(let data) = value else { throw bad(value, "is no geometry") }
    let raw: RawShape?
    do { raw = try GeometryBlobReader(data).shape } catch { throw bad(value, error.reason) }
    guard let raw else { throw bad("an empty geometry", "must have a place") }
    do { return try make(raw) } catch { throw bad("the geometry", error.reason) }
  }

  mutating func vertex() throws(CityFileError) -> Vertex {
    try shape { raw throws(RawShape.Mismatch) in try raw.vertex() }
  }

  mutating func lonLat() throws(CityFileError) -> LonLat {
    try shape { raw throws(RawShape.Mismatch) in try raw.lonLat() }
  }

  mutating func line() throws(CityFileError) -> LineString {
    try shape { raw throws(RawShape.Mismatch) in try raw.lineString() }
  }

  mutating func polygon() throws(CityFileError) -> Polygon {
    try shape { raw throws(RawShape.Mismatch) in try raw.polygon() }
  }

  mutating func area() throws(CityFileError) -> MultiPolygon {
    try shape { raw throws(RawShape.Mismatch) in try raw.multiPolygon() }
  }

  /// Passes over a shape that is made from other layers.
  mutating func skipShape() { next += 1 }
}
