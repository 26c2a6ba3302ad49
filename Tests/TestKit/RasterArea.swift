public import GeoTypes

/// The unit squares of the stored grid that an area with level and upright edges covers, one by one: the obvious way to
/// overlay such areas.
public enum RasterArea {
  /// The lower left corners of the squares covered, by the even-odd rule over all rings.
  public static func squares(of area: MultiPolygon) -> Set<Vertex> {
    let box = area.box
    guard !box.isEmpty else { return [] }
    var squares: Set<Vertex> = []
    for y in box.low.y..<box.high.y {
      for x in box.low.x..<box.high.x where isInside(x, y, area) { squares.insert(Vertex(x: x, y: y)) }
    }
    return squares
  }

  /// A rectangle as an area.
  public static func rectangle(_ west: Int32, _ south: Int32, _ east: Int32, _ north: Int32) -> MultiPolygon {
    let corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    guard let ring = try? LinearRing(corners.map { Vertex(x: $0.0, y: $0.1) }) else {
      preconditionFailure("a rectangle needs a width and a height")
    }
    return MultiPolygon([Polygon(exterior: ring)])
  }

  /// Counts the upright edges to the west of the middle of a square.
  private static func isInside(_ x: Int32, _ y: Int32, _ area: MultiPolygon) -> Bool {
    var crossings = 0
    for ring in area.rings {
      for (a, b) in zip(ring.vertices, ring.vertices.dropFirst())
      where a.x == b.x && a.x <= x && min(a.y, b.y) <= y && y < max(a.y, b.y) {
        crossings += 1
      }
    }
    return crossings % 2 == 1
  }
}
