internal import CGEOS
internal import GeoTypes

// Results of grid size 1 are whole numbers within Int32; anything else is reported, never rounded.
extension GEOSHandle {
  /// The areal parts of a result; points and lines, which areas may leave where they only touch, are not areas.
  borrowing func polygons() throws(GeometryError) -> [Polygon] {
    var found: [Polygon] = []
    try session.forEachPart(of: raw, kind: GEOS_POLYGON) { part throws(GeometryError) in
      found.append(try session.polygon(part))
    }
    return found
  }

  /// The linear parts of a result.
  borrowing func lineStrings() throws(GeometryError) -> [LineString] {
    var found: [LineString] = []
    try session.forEachPart(of: raw, kind: GEOS_LINESTRING) { part throws(GeometryError) in
      found.append(try session.line(of: part))
    }
    return found
  }

  /// The coordinates of a point result, in degrees, not rounded.
  borrowing func position() throws(GeometryError) -> LonLat {
    var x = 0.0
    var y = 0.0
    guard GEOSGeomGetX_r(session.context, raw, &x) == 1, GEOSGeomGetY_r(session.context, raw, &y) == 1 else {
      throw session.failure("GEOSGeomGetX")
    }
    return LonLat(x / Vertex.unitsPerDegree, y / Vertex.unitsPerDegree)
  }
}

// What GEOS lends below belongs to the handle whose method asks.
extension GEOSSession {
  fileprivate func forEachPart(
    of raw: OpaquePointer, kind: GEOSGeomTypes, _ body: (OpaquePointer) throws(GeometryError) -> Void
  ) throws(GeometryError) {
    let type = GEOSGeomTypeId_r(context, raw)
    let isCollection = type >= Int32(GEOS_MULTIPOINT.rawValue)
    guard isCollection else {
      let isLine = kind == GEOS_LINESTRING && type == Int32(GEOS_LINEARRING.rawValue)
      if (type == Int32(kind.rawValue) || isLine) && GEOSisEmpty_r(context, raw) == 0 { try body(raw) }
      return
    }
    for index in 0..<max(0, GEOSGetNumGeometries_r(context, raw)) {
      guard let part = GEOSGetGeometryN_r(context, raw, index) else { throw failure("GEOSGetGeometryN") }
      try forEachPart(of: part, kind: kind, body)
    }
  }

  fileprivate func polygon(_ raw: OpaquePointer) throws(GeometryError) -> Polygon {
    guard let shell = GEOSGetExteriorRing_r(context, raw) else { throw failure("GEOSGetExteriorRing") }
    var holes: [LinearRing] = []
    for index in 0..<max(0, GEOSGetNumInteriorRings_r(context, raw)) {
      guard let hole = GEOSGetInteriorRingN_r(context, raw, index) else { throw failure("GEOSGetInteriorRingN") }
      holes.append(try ring(of: hole))
    }
    return Polygon(exterior: try ring(of: shell), holes: holes)
  }

  fileprivate func line(of raw: OpaquePointer) throws(GeometryError) -> LineString {
    let chain = try vertices(of: raw)
    do { return try LineString(chain) } catch { throw invalid(error) }
  }

  private func ring(of raw: OpaquePointer) throws(GeometryError) -> LinearRing {
    let chain = try vertices(of: raw)
    do { return try LinearRing(chain) } catch { throw invalid(error) }
  }

  private func vertices(of raw: OpaquePointer) throws(GeometryError) -> [Vertex] {
    var size: UInt32 = 0
    guard let sequence = GEOSGeom_getCoordSeq_r(context, raw),
      GEOSCoordSeq_getSize_r(context, sequence, &size) == 1
    else { throw failure("GEOSGeom_getCoordSeq") }
    var numbers = [Double](repeating: 0, count: Int(size) * 2)
    guard GEOSCoordSeq_copyToBuffer_r(context, sequence, &numbers, 0, 0) == 1 else {
      throw failure("GEOSCoordSeq_copyToBuffer")
    }
    var result: [Vertex] = []
    result.reserveCapacity(Int(size))
    for index in stride(from: 0, to: numbers.count, by: 2) {
      guard let x = Int32(exactly: numbers[index]), let y = Int32(exactly: numbers[index + 1]) else {
        throw .geosFailure(
          operation: "reading a result", messages: ["vertex \(numbers[index]) \(numbers[index + 1]) is off the grid"])
      }
      result.append(Vertex(x: x, y: y))
    }
    return result
  }

  private func invalid(_ error: ShapeError) -> GeometryError {
    .geosFailure(operation: "reading a result", messages: [error.description])
  }
}
