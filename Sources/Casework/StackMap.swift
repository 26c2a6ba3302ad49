import GeoTypes
import IndexFile
import RoadNetwork

#if canImport(Glibc)
import Glibc
#else
import Foundation
#endif

/// Tells where roads lie above or below the ground, so that only there all of them need be looked for: squares of a
/// hundred metres and more, each marked when such a road comes near it.
struct StackMap: Sendable {
  /// How far about a marked road its neighbourhood is marked: what questions with the usual reach can meet, with room
  /// for the difference between degrees and the plane.
  static let reach = Meters(70)

  /// The side of a square in units of a stored position.
  private let size: Int
  private let originX: Int
  private let originY: Int
  private let columns: Int
  private let rows: Int
  private let marks: FlatArray<UInt8>

  /// Whether any segment lies off the ground.
  var isEmpty: Bool { marks.count == 0 }

  init(_ segments: [Segment]) {
    let stacked = segments.filter { $0.attributes.layer != 0 }
    let box = stacked.reduce(into: Box.empty) { $0.formUnion($1.line.box) }
    guard !stacked.isEmpty, !box.isEmpty else {
      (size, originX, originY, columns, rows, marks) = (1, 0, 0, 0, 0, FlatArray([]))
      return
    }
    let margin = StackMap.margin(at: max(abs(box.low.latitude), abs(box.high.latitude)))
    let low = (x: Int(box.low.x) - margin.x, y: Int(box.low.y) - margin.y)
    let (width, height) = (Int(box.high.x) + margin.x - low.x, Int(box.high.y) + margin.y - low.y)
    // About a hundred metres, more for what is no city: the map stays small.
    let size = max(10_000, Int((Double(width) * Double(height) / 0x1p22).squareRoot()), max(width, height) >> 16)
    let columns = width / size + 1
    let rows = height / size + 1
    marks = FlatArray(capacity: columns * rows) { marks in
      for segment in stacked {
        for (a, b) in zip(segment.line.vertices, segment.line.vertices.dropFirst()) {
          let piece = Box([a, b])
          let (west, east) = (Int(piece.low.x) - margin.x - low.x, Int(piece.high.x) + margin.x - low.x)
          let (south, north) = (Int(piece.low.y) - margin.y - low.y, Int(piece.high.y) + margin.y - low.y)
          for row in south / size...north / size {
            for column in west / size...east / size { marks[row * columns + column] = 1 }
          }
        }
      }
      return marks.count
    }
    (self.size, originX, originY, self.columns, self.rows) = (size, low.x, low.y, columns, rows)
  }

  /// ``reach`` in units, generously.
  private static func margin(at latitude: Double) -> (x: Int, y: Int) {
    let y = Int(reach.rawValue / 110_000 * Vertex.unitsPerDegree)
    // Beyond 88 degrees the squares are as wide as there.
    let narrowing = max(0.03, cos(min(latitude + 0.01, 88) * .pi / 180))
    return (Int(Double(y) / narrowing), y)
  }

  /// Whether a road off the ground may lie within ``reach`` of a position.
  func isMarked(_ position: LonLat) -> Bool {
    guard !isEmpty else { return false }
    let x = position.longitude * Vertex.unitsPerDegree - Double(originX)
    let y = position.latitude * Vertex.unitsPerDegree - Double(originY)
    let size = Double(size)
    guard x >= 0, y >= 0, x < Double(columns) * size, y < Double(rows) * size else { return false }
    return marks.elements[Int(y / size) * columns + Int(x / size)] != 0
  }

  func add(to draft: inout IndexDraft) {
    draft.add("stackLayout", FlatArray([originX, originY, columns, rows, size].map(Int64.init)))
    draft.add("stacks", marks)
  }

  init(_ file: MappedIndex) throws(IndexFileError) {
    let layout = try file.section("stackLayout", of: Int64.self).elements
    marks = try file.section("stacks", of: UInt8.self)
    guard layout.count == 5, layout.allSatisfy({ $0 > -1 << 32 && $0 < 1 << 32 }), layout[2] >= 0, layout[3] >= 0,
      layout[2] < 1 << 24, layout[3] < 1 << 24, layout[4] > 0, Int(layout[2]) * Int(layout[3]) == marks.count
    else { throw file.damage(in: "stackLayout") }
    (originX, originY, columns, rows) = (Int(layout[0]), Int(layout[1]), Int(layout[2]), Int(layout[3]))
    size = Int(layout[4])
  }
}
