import FoundationEssentials
import GeoTypes

/// The binary form of a shape in a GeoPackage (OGC 12-128r17, clause 2.1.3): a header, then well-known binary.
///
/// Coordinates are written in degrees as the doubles nearest to the stored integers, so that they come back as the same
/// integers. Points go without an envelope, as other programs write them.
struct GeometryBlob {
  private(set) var bytes: [UInt8] = []
  let crs: StorageCRS

  init(crs: StorageCRS) { self.crs = crs }

  var data: Data { Data(bytes) }

  /// The five kinds of well-known binary that our layers hold.
  private enum Kind: UInt32 {
    case point = 1
    case line = 2
    case polygon = 3
    case multiLine = 5
    case multiPolygon = 6
  }

  mutating func encode(_ position: LonLat) {
    header(box: nil, isEmpty: false)
    begin(.point)
    put(position.longitude)
    put(position.latitude)
  }

  mutating func encode(_ vertex: Vertex) { encode(LonLat(vertex)) }

  mutating func encode(_ line: LineString) {
    header(box: line.box, isEmpty: false)
    begin(.line)
    put(line.vertices)
  }

  mutating func encode(_ lines: [LineString]) {
    let box = lines.reduce(into: Box.empty) { $0.formUnion($1.box) }
    header(box: box, isEmpty: lines.isEmpty)
    begin(.multiLine)
    put(UInt32(lines.count))
    for line in lines {
      begin(.line)
      put(line.vertices)
    }
  }

  mutating func encode(_ polygon: Polygon) {
    header(box: polygon.box, isEmpty: false)
    put(polygon)
  }

  mutating func encode(_ area: MultiPolygon) {
    header(box: area.box, isEmpty: area.isEmpty)
    begin(.multiPolygon)
    put(UInt32(area.polygons.count))
    for polygon in area.polygons { put(polygon) }
  }

  private mutating func header(box: Box?, isEmpty: Bool) {
    bytes.removeAll(keepingCapacity: true)
    let hasEnvelope = box != nil && !isEmpty
    let flags: UInt8 = 0b1 | (hasEnvelope ? 0b10 : 0) | (isEmpty ? 0b1_0000 : 0)
    bytes += [0x47, 0x50, 0, flags]
    put(UInt32(crs.rawValue))
    guard hasEnvelope, let box else { return }
    for value in [box.low.longitude, box.high.longitude, box.low.latitude, box.high.latitude] { put(value) }
  }

  private mutating func begin(_ kind: Kind) {
    bytes.append(1)
    put(kind.rawValue)
  }

  private mutating func put(_ polygon: Polygon) {
    begin(.polygon)
    put(UInt32(polygon.holes.count + 1))
    put(polygon.exterior.vertices)
    for hole in polygon.holes { put(hole.vertices) }
  }

  private mutating func put(_ vertices: [Vertex]) {
    put(UInt32(vertices.count))
    for vertex in vertices {
      put(vertex.longitude)
      put(vertex.latitude)
    }
  }

  private mutating func put(_ value: UInt32) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  private mutating func put(_ value: Double) {
    withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }
}
