import Casework
import CityImport
import Foundation
import GeoTypes
import Interchange

/// The oracle of bulk answers: a row at a time, through texts and values.
struct SlowAnswers {
  var index: LocatorIndex
  var format: PointStream.Format
  var inputCRS: String?
  var level: Int?
  var fields = LocationField.allCases
  var isCSV = false

  func answers(_ file: URL) throws -> String {
    let locator = try Locator(index)
    var sink = MemorySink()
    let columns = ["id", "lon", "lat"] + Location.columns(of: fields) + ["error"]
    let csv = isCSV ? try CSVWriter(columns: columns, to: &sink) : nil
    var stream = try PointStream.open(file, format: format, inputCRS: inputCRS, map: nil)
    while let row = try stream.next() {
      switch row.position {
      case .failure(let fault): try AnswerFault(row, fault).write(columns: fields.count + 1, csv, to: &sink)
      case .success(let position):
        let location = locator.location(at: position, level: row.level ?? level)
        if let csv {
          let head = [row.id ?? "", "\(position.longitude)", "\(position.latitude)"]
          try csv.write(head + location.row(of: fields) + [""], to: &sink)
        } else {
          let id: [(String, PropertyValue)] = row.id.map { [("id", .text($0))] } ?? []
          let place: [(String, PropertyValue)] = [
            ("lon", .number(position.longitude)), ("lat", .number(position.latitude)),
          ]
          try NDJSONWriter.write(id + place + location.members(of: fields), to: &sink)
        }
      }
    }
    return sink.text
  }
}
