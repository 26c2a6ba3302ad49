import FoundationEssentials
internal import GRDB
import GeoTypes

/// The values of one row on their way into the file, in the order of the layer's columns.
struct RowValues {
  private(set) var values: [DatabaseValue] = []
  /// The box of the row's shape, for the spatial index.
  private(set) var box = Box.empty
  private var blob: GeometryBlob

  init(crs: StorageCRS) { blob = GeometryBlob(crs: crs) }

  mutating func begin(fid: Int64) {
    values.removeAll(keepingCapacity: true)
    box = .empty
    put(fid)
  }

  mutating func put(_ value: Int64?) { values.append(value.map(\.databaseValue) ?? .null) }
  mutating func put(_ value: Int?) { put(value.map(Int64.init)) }
  mutating func put(_ value: Bool) { put(value ? Int64(1) : 0) }
  mutating func put(_ value: Double?) { values.append(value.map(\.databaseValue) ?? .null) }
  mutating func put(_ value: String?) { values.append(value.map(\.databaseValue) ?? .null) }

  mutating func put(_ vertex: Vertex) {
    blob.encode(LonLat(vertex))
    putBlob(Box(low: vertex, high: vertex))
  }

  /// A position of a report, which is not rounded; the box is that of its nearest vertex.
  mutating func put(_ position: LonLat) {
    blob.encode(position)
    let vertex = try? Vertex(rounding: position)
    putBlob(vertex.map { Box(low: $0, high: $0) } ?? .empty)
  }

  mutating func put(_ line: LineString) { put(.line(line), multi: false) }
  mutating func put(_ lines: [LineString]) { put(.multiLine(lines), multi: true) }
  mutating func put(_ polygon: Polygon) { put(.area(MultiPolygon([polygon])), multi: false) }
  mutating func put(_ area: MultiPolygon) { put(.area(area), multi: true) }

  private mutating func put(_ shape: Shape, multi: Bool) {
    blob.encode(shape, multi: multi)
    putBlob(shape.box)
  }

  private mutating func putBlob(_ box: Box) {
    values.append(blob.data.databaseValue)
    self.box = box
  }
}
