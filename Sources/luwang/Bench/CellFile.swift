import Foundation
import GeoTypes
import Geometry
import Interchange

/// Cells for other programs: each as the length of its well-known binary in 32 bits, little-endian, and the binary.
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
}
