internal import CGEOS
public import GeoTypes

/// Overlay of areas and lines on the grid of stored vertices (1e-7 degree).
///
/// Every operation nodes by snap rounding on that very grid, so results are stored exactly as computed and nothing is
/// rounded after the topology is made: GEOS's OverlayNG, after Hobby 1999, "Practical segment intersection with finite
/// precision output" (doi:10.1016/S0925-7721(99)00021-8). Edges are straight in the lon-lat plane. Results come in an
/// order that depends on their vertices alone. Areas must be valid (``Validity``).
public enum Overlay {
  /// The area covered by any of the given ones, which may overlap; edges between them vanish.
  /// - Throws: ``GeometryError/geosFailure(operation:messages:)``.
  public static func union(_ areas: [MultiPolygon]) throws(GeometryError) -> MultiPolygon {
    let session = try GEOSSession()
    let input = try session.area(MultiPolygon(areas.flatMap(\.polygons)))
    let result = try session.adopt(
      "GEOSUnaryUnionPrec", GEOSUnaryUnionPrec_r(session.context, input.raw, GEOSSession.gridSize))
    return MultiPolygon(canonical: try session.polygons(in: result.raw))
  }

  /// The area that both cover; where they only touch there is none.
  /// - Throws: ``GeometryError/geosFailure(operation:messages:)``.
  public static func intersection(_ a: MultiPolygon, _ b: MultiPolygon) throws(GeometryError) -> MultiPolygon {
    guard a.box.intersects(b.box) else { return MultiPolygon([]) }
    let session = try GEOSSession()
    let first = try session.area(a)
    let second = try session.area(b)
    let result = try session.adopt(
      "GEOSIntersectionPrec",
      GEOSIntersectionPrec_r(session.context, first.raw, second.raw, GEOSSession.gridSize))
    return MultiPolygon(canonical: try session.polygons(in: result.raw))
  }

  /// The area of `a` that `b` does not cover.
  /// - Throws: ``GeometryError/geosFailure(operation:messages:)``.
  public static func difference(_ a: MultiPolygon, _ b: MultiPolygon) throws(GeometryError) -> MultiPolygon {
    let session = try GEOSSession()
    let first = try session.area(a)
    let second = try session.area(b)
    let result = try session.adopt(
      "GEOSDifferencePrec", GEOSDifferencePrec_r(session.context, first.raw, second.raw, GEOSSession.gridSize))
    return MultiPolygon(canonical: try session.polygons(in: result.raw))
  }

  /// A position inside an area, away from its edges where it can be; `nil` for the empty area.
  ///
  /// The position lies in the widest part along a scan line through the middle, and need not be a stored vertex.
  /// - Throws: ``GeometryError/geosFailure(operation:messages:)``.
  public static func interiorPoint(of area: MultiPolygon) throws(GeometryError) -> LonLat? {
    guard !area.isEmpty else { return nil }
    let session = try GEOSSession()
    let input = try session.area(area)
    let result = try session.adopt("GEOSPointOnSurface", GEOSPointOnSurface_r(session.context, input.raw))
    return try session.position(of: result.raw)
  }

  /// A position inside a polygon, away from its edges where it can be.
  /// - Throws: ``GeometryError/geosFailure(operation:messages:)``.
  public static func interiorPoint(of polygon: Polygon) throws(GeometryError) -> LonLat {
    let session = try GEOSSession()
    let input = try session.polygon(polygon)
    let result = try session.adopt("GEOSPointOnSurface", GEOSPointOnSurface_r(session.context, input.raw))
    return try session.position(of: result.raw)
  }
}
