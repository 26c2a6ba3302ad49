internal import CGEOS
internal import GeoTypes

// Shapes go into GEOS as the integers of 1e-7 degree, which doubles hold exactly, and every operation has grid size 1.
extension GEOSSession {
  static let gridSize = 1.0

  func line(_ line: LineString) throws(GeometryError) -> GEOSHandle {
    let sequence = try sequence(line.vertices)
    return try adopt("GEOSGeom_createLineString", GEOSGeom_createLineString_r(context, sequence))
  }

  func ring(_ ring: LinearRing) throws(GeometryError) -> GEOSHandle {
    let sequence = try sequence(ring.vertices)
    return try adopt("GEOSGeom_createLinearRing", GEOSGeom_createLinearRing_r(context, sequence))
  }

  func polygon(_ polygon: Polygon) throws(GeometryError) -> GEOSHandle {
    let shell = try ring(polygon.exterior)
    var holes = GEOSHandleList(in: self, capacity: polygon.holes.count)
    for hole in polygon.holes { holes.append(try ring(hole)) }
    let shellPointer = shell.relinquish()
    let result = holes.relinquish { GEOSGeom_createPolygon_r(context, shellPointer, $0, $1) }
    return try adopt("GEOSGeom_createPolygon", result)
  }

  func area(_ area: MultiPolygon) throws(GeometryError) -> GEOSHandle {
    var parts = GEOSHandleList(in: self, capacity: area.polygons.count)
    for part in area.polygons { parts.append(try polygon(part)) }
    return try collect(parts, as: GEOS_MULTIPOLYGON)
  }

  func lines(_ lines: [LineString]) throws(GeometryError) -> GEOSHandle {
    var parts = GEOSHandleList(in: self, capacity: lines.count)
    for part in lines { parts.append(try line(part)) }
    return try collect(parts, as: GEOS_MULTILINESTRING)
  }

  /// A point at a position that need not lie on the grid.
  func point(_ position: LonLat) throws(GeometryError) -> GEOSHandle {
    let x = Self.units(position.longitude)
    let y = Self.units(position.latitude)
    return try adopt("GEOSGeom_createPoint", GEOSGeom_createPointFromXY_r(context, x, y))
  }

  /// Degrees in grid units: exactly the integer for the degrees of a stored vertex, which plain scaling may miss.
  private static func units(_ degrees: Double) -> Double {
    let scaled = degrees * Vertex.unitsPerDegree
    let whole = scaled.rounded()
    return whole / Vertex.unitsPerDegree == degrees ? whole : scaled
  }

  func collect(
    _ parts: consuming GEOSHandleList, as kind: GEOSGeomTypes
  ) throws(GeometryError) -> GEOSHandle {
    let result = parts.relinquish { GEOSGeom_createCollection_r(context, Int32(kind.rawValue), $0, $1) }
    return try adopt("GEOSGeom_createCollection", result)
  }

  /// A coordinate sequence, copied in one piece; the caller passes it on at once to a call that takes ownership.
  private func sequence(_ vertices: [Vertex]) throws(GeometryError) -> OpaquePointer {
    let numbers = [Double](unsafeUninitializedCapacity: vertices.count * 2) { buffer, count in
      for (index, vertex) in vertices.enumerated() {
        buffer.initializeElement(at: 2 * index, to: Double(vertex.x))
        buffer.initializeElement(at: 2 * index + 1, to: Double(vertex.y))
      }
      count = vertices.count * 2
    }
    let result = GEOSCoordSeq_copyFromBuffer_r(context, numbers, UInt32(vertices.count), 0, 0)
    guard let result else { throw failure("GEOSCoordSeq_copyFromBuffer") }
    return result
  }
}
