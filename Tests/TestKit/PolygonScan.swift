public import GeoTypes

/// Where a point lies among areas, by asking every edge of every one with ``OrientationOracle``.
///
/// The rule "an infinitely small step east, then a far smaller one north" is followed literally, with a ray to the
/// north, so that nothing is shared with the index under test.
public enum PolygonScan {
  /// The areas that hold the point after the step.
  public static func holders(of point: LonLat, in areas: [MultiPolygon]) -> [Int] {
    areas.indices.filter { number in areas[number].polygons.contains { holds($0, point) } }
  }

  /// The areas that have the point on an edge or a vertex.
  public static func touched(by point: LonLat, in areas: [MultiPolygon]) -> [Int] {
    areas.indices.filter { number in areas[number].polygons.contains { touches($0, point) } }
  }

  /// The areas that hold or touch the point.
  public static func covering(_ point: LonLat, in areas: [MultiPolygon]) -> [Int] {
    areas.indices.filter { number in
      areas[number].polygons.contains { holds($0, point) || touches($0, point) }
    }
  }

  private static func holds(_ polygon: Polygon, _ point: LonLat) -> Bool {
    var crossings = 0
    for (west, east) in edges(polygon) where west.longitude <= point.longitude && point.longitude < east.longitude {
      if liesBelow(point, west, east) { crossings += 1 }
    }
    return crossings % 2 == 1
  }

  /// Whether the point, after its step, lies below an edge that is not upright.
  private static func liesBelow(_ point: LonLat, _ west: LonLat, _ east: LonLat) -> Bool {
    if point.latitude < min(west.latitude, east.latitude) { return true }
    if point.latitude > max(west.latitude, east.latitude) { return false }
    let side = OrientationOracle.orientation(west, east, point)
    // On the edge, the step east brings it below an edge that rises eastward and above one that falls.
    return side == 0 ? east.latitude > west.latitude : side < 0
  }

  private static func touches(_ polygon: Polygon, _ point: LonLat) -> Bool {
    edges(polygon).contains { west, east in
      west.longitude <= point.longitude && point.longitude <= east.longitude
        && min(west.latitude, east.latitude) <= point.latitude
        && point.latitude <= max(west.latitude, east.latitude)
        && OrientationOracle.orientation(west, east, point) == 0
    }
  }

  private static func edges(_ polygon: Polygon) -> [(west: LonLat, east: LonLat)] {
    polygon.rings.flatMap { ring in
      zip(ring.vertices, ring.vertices.dropFirst()).map { a, b in
        a.x <= b.x ? (LonLat(a), LonLat(b)) : (LonLat(b), LonLat(a))
      }
    }
  }
}
