import GeoTypes

/// The stored shapes of our own layers, made of what a geometry column holds.
extension RawShape {
  /// Why the shape cannot stand in a column.
  struct Mismatch: Error {
    var reason: String
  }

  func vertex() throws(Mismatch) -> Vertex {
    guard case .point(let position) = self else { throw mismatch("a point") }
    return try Self.vertex(position)
  }

  func lonLat() throws(Mismatch) -> LonLat {
    guard case .point(let position) = self else { throw mismatch("a point") }
    let lonLat = LonLat(position.x, position.y)
    guard lonLat.isValid else { throw Mismatch(reason: ShapeError.positionOutOfRange(lonLat).description) }
    return lonLat
  }

  func lineString() throws(Mismatch) -> LineString {
    switch self {
    case .line(let positions): return try Self.line(positions)
    case .multiLine(let lines) where lines.count == 1: return try Self.line(lines[0])
    default: throw mismatch("a line")
    }
  }

  func polygon() throws(Mismatch) -> Polygon {
    switch self {
    case .polygon(let rings): return try Self.polygon(rings)
    case .multiPolygon(let parts) where parts.count == 1: return try Self.polygon(parts[0])
    default: throw mismatch("a polygon of one part")
    }
  }

  func multiPolygon() throws(Mismatch) -> MultiPolygon {
    switch self {
    case .polygon(let rings): return MultiPolygon([try Self.polygon(rings)])
    case .multiPolygon(let parts):
      var polygons: [Polygon] = []
      for part in parts { polygons.append(try Self.polygon(part)) }
      return MultiPolygon(polygons)
    default: throw mismatch("an area")
    }
  }

  private func mismatch(_ wanted: String) -> Mismatch {
    let found =
      switch self {
      case .point: "a point"
      case .multiPoint: "several points"
      case .line: "a line"
      case .multiLine: "several lines"
      case .polygon: "a polygon"
      case .multiPolygon: "several polygons"
      case .collection: "a collection"
      }
    return Mismatch(reason: "is \(found), \(wanted) must stand here")
  }

  private static func vertex(_ position: RawPosition) throws(Mismatch) -> Vertex {
    do { return try Vertex(rounding: LonLat(position.x, position.y)) } catch { throw Mismatch(reason: "\(error)") }
  }

  private static func vertices(_ positions: [RawPosition]) throws(Mismatch) -> [Vertex] {
    var vertices: [Vertex] = []
    vertices.reserveCapacity(positions.count)
    for position in positions { vertices.append(try vertex(position)) }
    return vertices
  }

  private static func line(_ positions: [RawPosition]) throws(Mismatch) -> LineString {
    let vertices = try vertices(positions)
    do { return try LineString(vertices) } catch { throw Mismatch(reason: "\(error)") }
  }

  private static func polygon(_ rings: [[RawPosition]]) throws(Mismatch) -> Polygon {
    var closed: [LinearRing] = []
    for ring in rings {
      let vertices = try vertices(ring)
      do { closed.append(try LinearRing(vertices)) } catch { throw Mismatch(reason: "\(error)") }
    }
    guard let exterior = closed.first else { throw Mismatch(reason: "has no ring") }
    return Polygon(exterior: exterior, holes: Array(closed.dropFirst()))
  }
}
