import GeoTypes
public import Interchange

/// The answer to a line that could not be read.
public struct AnswerFault {
  private let row: PointStream.Row
  private let text: String

  /// The answer to a row with a fault.
  public init(_ row: PointStream.Row, _ fault: PointStream.Fault) {
    self.row = row
    text = fault.description
  }

  /// Writes it with its line, behind as many empty answers as the others have.
  /// - Throws: `InterchangeError` of the sink.
  public func write<Sink: ByteSink & ~Copyable>(columns: Int, _ csv: CSVWriter?, to sink: inout Sink) throws {
    if let csv {
      try csv.write(fields(columns), to: &sink)
    } else {
      try NDJSONWriter.write(members, to: &sink)
    }
  }

  func append(columns: Int, isCSV: Bool, to out: inout ByteBuffer) {
    if isCSV {
      out.append(text: CSVWriter.line(fields(columns)))
    } else {
      out.append(text: line)
    }
  }

  /// The answer as a line of NDJSON.
  var line: String { NDJSONWriter.line(members) }

  private func fields(_ columns: Int) -> [String] {
    [row.id ?? "", "", ""] + Array(repeating: "", count: columns) + [text]
  }

  private var members: [(String, PropertyValue)] {
    let line = row.place.split(separator: " ").last.flatMap { Int64($0) }
    let id: [(String, PropertyValue)] = row.id.map { [("id", .text($0))] } ?? []
    return id + [("error", .text(text)), ("line", line.map { .integer($0) } ?? .null)]
  }
}
