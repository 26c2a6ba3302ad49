internal import CPROJ
public import GeoTypes

/// Measures on the ellipsoid, along geodesics between neighbouring vertices.
///
/// Karney 2013, "Algorithms for geodesics" (doi:10.1007/s00190-012-0578-z), as shipped with PROJ: lengths good to
/// nanometres, areas to a tenth of a square metre.
public struct Ellipsoid: Sendable {
  /// WGS 84.
  public static let wgs84 = Ellipsoid(semiMajorAxis: Meters(6_378_137), inverseFlattening: 298.257_223_563)
  /// CGCS2000.
  public static let cgcs2000 = Ellipsoid(semiMajorAxis: Meters(6_378_137), inverseFlattening: 298.257_222_101)

  private let geodesic: geod_geodesic

  /// An ellipsoid by its equatorial radius and 1/f.
  public init(semiMajorAxis: Meters, inverseFlattening: Double) {
    var geodesic = geod_geodesic()
    geod_init(&geodesic, semiMajorAxis.rawValue, 1 / inverseFlattening)
    self.geodesic = geodesic
  }

  /// The length of the geodesic between two positions; NaN where a number is not finite or a latitude is beyond ±90.
  public func distance(_ a: LonLat, _ b: LonLat) -> Meters {
    inverse(a, b).distance
  }

  /// The length of a line. - Complexity: O(n), about 1 µs a vertex.
  public func length(_ line: LineString) -> Meters {
    var total = Meters.zero
    for (a, b) in zip(line.vertices, line.vertices.dropFirst()) { total += distance(LonLat(a), LonLat(b)) }
    return total
  }

  /// The area of a polygon without its holes.
  public func area(_ polygon: Polygon) -> SquareMeters {
    polygon.holes.reduce(area(polygon.exterior)) { $0 - area($1) }
  }

  /// The area of all parts, each without its holes.
  public func area(_ area: MultiPolygon) -> SquareMeters {
    area.polygons.reduce(.zero) { $0 + self.area($1) }
  }

  /// The length of the outer ring.
  public func perimeter(_ polygon: Polygon) -> Meters {
    var total = Meters.zero
    let ring = polygon.exterior.vertices
    for (a, b) in zip(ring, ring.dropFirst()) { total += distance(LonLat(a), LonLat(b)) }
    return total
  }

  /// The position a way along a line from its start; before the start and beyond the end it is the end itself.
  ///
  /// Within a piece the way is divided evenly in degrees, so the position lies on the stored straight edge.
  public func point(along line: LineString, at distance: Meters) -> LonLat {
    var left = distance
    for (a, b) in zip(line.vertices, line.vertices.dropFirst()) {
      let from = LonLat(a)
      let to = LonLat(b)
      if left <= .zero { return from }
      let piece = self.distance(from, to)
      if left < piece {
        let share = left / piece
        return LonLat(
          from.longitude + share * (to.longitude - from.longitude),
          from.latitude + share * (to.latitude - from.latitude))
      }
      left -= piece
    }
    return LonLat(line.end)
  }

  /// The unsigned area of a ring of any winding.
  private func area(_ ring: LinearRing) -> SquareMeters {
    var latitudes = ring.vertices.dropLast().map(\.latitude)
    var longitudes = ring.vertices.dropLast().map(\.longitude)
    var area = 0.0
    var perimeter = 0.0
    withUnsafePointer(to: geodesic) {
      geod_polygonarea($0, &latitudes, &longitudes, Int32(clamping: latitudes.count), &area, &perimeter)
    }
    return SquareMeters(abs(area))
  }

  private func inverse(_ a: LonLat, _ b: LonLat) -> (distance: Meters, azimuth: Double) {
    var length = 0.0
    var azimuth = 0.0
    withUnsafePointer(to: geodesic) {
      geod_inverse($0, a.latitude, a.longitude, b.latitude, b.longitude, &length, &azimuth, nil)
    }
    return (Meters(length), azimuth)
  }
}
