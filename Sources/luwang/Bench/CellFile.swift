import Foundation
import GeoTypes
import Geometry
import Interchange

/// Cells for and from other programs: each as the length of its well-known binary in 32 bits, little-endian, and the
/// binary.
enum CellFile {
  static func write(_ cells: [MultiPolygon], to url: URL) throws {
    var file = try OutputFile(replacing: url)
    for cell in cells {
      let shape = WKB.encode(.area(cell))
      var bytes = withUnsafeBytes(of: UInt32(shape.count).littleEndian) { Array($0) }
      bytes += shape
      try file.write(bytes)
    }
    try file.commit()
  }

  static func read(_ url: URL) throws -> [MultiPolygon] {
    let bytes = try Data(contentsOf: url, options: .alwaysMapped)
    let intake = try ShapeIntake(from: .epsg(4326))
    var cells: [MultiPolygon] = []
    var at = 0
    while at < bytes.count {
      let place = "\(url.lastPathComponent): byte \(at)"
      guard bytes.count - at >= 4 else { throw Outcome.badInput("\(place): breaks off in a length of 4 bytes") }
      let length = (0..<4).reversed().reduce(0) { $0 << 8 | Int(bytes[at + $1]) }
      guard length <= bytes.count - at - 4 else {
        throw Outcome.badInput("\(place): says \(length) bytes, but \(bytes.count - at - 4) follow; write it again")
      }
      do {
        cells.append(try intake.area(try WKB.decode(bytes[(at + 4)..<(at + 4 + length)])).area)
      } catch {
        throw Outcome.badInput("\(place): cell \(cells.count): \(error)")
      }
      at += 4 + length
    }
    guard !cells.isEmpty else { throw Outcome.badInput("\(url.lastPathComponent): holds no cell") }
    return cells
  }
}
