public import GeoTypes

/// Where a point lies among areas, by asking every edge of every one with ``OrientationOracle``.
///
/// The rule "an infinitely small step east, then a far smaller one north" is followed literally, with a ray to the
/// north, so that nothing is shared with the index under test.
public struct PolygonScan: Sendable {
  private typealias Edge = (west: LonLat, east: LonLat)
  /// The edges of each polygon of each area.
  private let areas: [[[Edge]]]

  /// A scan of areas, numbered from 0.
  public init(_ areas: [MultiPolygon]) {
    self.areas = areas.map { $0.polygons.map(PolygonScan.edges) }
  }

  /// The areas that hold the point after the step.
  public func holders(of point: LonLat) -> [Int] {
    areas.indices.filter { areas[$0].contains { PolygonScan.holds($0, point) } }
  }

  /// The areas that have the point on an edge or a vertex.
  public func touched(by point: LonLat) -> [Int] {
    areas.indices.filter { areas[$0].contains { PolygonScan.touches($0, point) } }
  }

  /// The areas that hold or touch the point.
  public func covering(_ point: LonLat) -> [Int] {
    areas.indices.filter { areas[$0].contains { PolygonScan.holds($0, point) || PolygonScan.touches($0, point) } }
  }

  /// The areas that hold one point, for tests that ask little.
  public static func holders(of point: LonLat, in areas: [MultiPolygon]) -> [Int] {
    PolygonScan(areas).holders(of: point)
  }

  /// The areas that one point touches, for tests that ask little.
  public static func touched(by point: LonLat, in areas: [MultiPolygon]) -> [Int] {
    PolygonScan(areas).touched(by: point)
  }

  private static func holds(_ edges: [Edge], _ point: LonLat) -> Bool {
    var crossings = 0
    for (west, east) in edges where west.longitude <= point.longitude && point.longitude < east.longitude {
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

  private static func touches(_ edges: [Edge], _ point: LonLat) -> Bool {
    for (west, east) in edges where west.longitude <= point.longitude && point.longitude <= east.longitude {
      guard min(west.latitude, east.latitude) <= point.latitude, point.latitude <= max(west.latitude, east.latitude)
      else { continue }
      if OrientationOracle.orientation(west, east, point) == 0 { return true }
    }
    return false
  }

  private static func edges(_ polygon: Polygon) -> [Edge] {
    polygon.rings.flatMap { ring in
      zip(ring.vertices, ring.vertices.dropFirst()).map { a, b in
        a.x <= b.x ? (LonLat(a), LonLat(b)) : (LonLat(b), LonLat(a))
      }
    }
  }
}
