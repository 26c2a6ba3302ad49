import Casework
import Foundation
import Grid
import Interchange

/// The list of unit grids by the numbers that binary answers give them.
enum CellCodeFile {
  /// Writes it as CSV: `cell,grid,community,subdistrict,district`.
  static func write(_ index: LocatorIndex, to url: URL) throws {
    var sink = try AnswerSink.open(url)
    let csv = try CSVWriter(columns: ["cell", "grid", "community", "subdistrict", "district"], to: &sink)
    for cell in 0..<index.areas.cellCount {
      let match = index.areas.match(ofCell: cell)
      let codes = [match.grid, match.community, match.subdistrict, match.district].map { $0 ?? "" }
      try csv.write([String(cell)] + codes, to: &sink)
    }
    try sink.finish()
  }
}
