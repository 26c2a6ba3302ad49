internal import GeoTypes

/// Appends shapes as little-endian well-known binary.
struct WKBWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ shape: Shape, multi: Bool) {
    switch shape {
    case .point(let vertex): write(point: vertex)
    case .multiPoint(let vertices):
      begin(.multiPoint, count: vertices.count)
      for vertex in vertices { write(point: vertex) }
    case .line(let line) where multi: write(lines: [line])
    case .line(let line): write(line: line)
    case .multiLine(let lines): write(lines: lines)
    case .area(let area) where area.polygons.count == 1 && !multi: write(polygon: area.polygons[0])
    case .area(let area):
      begin(.multiPolygon, count: area.polygons.count)
      for polygon in area.polygons { write(polygon: polygon) }
    }
  }

  private mutating func write(point vertex: Vertex) {
    begin(.point)
    append(vertex)
  }

  private mutating func write(line: LineString) {
    begin(.line)
    append(line.vertices)
  }

  private mutating func write(lines: [LineString]) {
    begin(.multiLine, count: lines.count)
    for line in lines { write(line: line) }
  }

  private mutating func write(polygon: Polygon) {
    begin(.polygon, count: 1 + polygon.holes.count)
    for ring in polygon.rings { append(ring.vertices) }
  }

  private mutating func begin(_ kind: WKBKind) {
    bytes.append(1)
    append(kind.rawValue)
  }

  private mutating func begin(_ kind: WKBKind, count: Int) {
    begin(kind)
    append(UInt32(count))
  }

  private mutating func append(_ vertices: [Vertex]) {
    bytes.reserveCapacity(bytes.count + 4 + 16 * vertices.count)
    append(UInt32(vertices.count))
    for vertex in vertices { append(vertex) }
  }

  private mutating func append(_ vertex: Vertex) {
    append(vertex.longitude.bitPattern)
    append(vertex.latitude.bitPattern)
  }

  private mutating func append(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }
}
