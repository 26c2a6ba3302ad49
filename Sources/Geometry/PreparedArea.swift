internal import CGEOS
public import GeoTypes

/// An area prepared for many questions: indexed once, then asked.
///
/// For one thread at a time. Which of several adjoining areas holds a point is not its matter: a point on a shared edge
/// is covered by both (see `CoverageIndex` for exactly one answer).
public struct PreparedArea: ~Copyable {
  private let session: GEOSSession
  private let area: GEOSHandle
  private let prepared: OpaquePointer

  /// Prepares an area.
  /// - Throws: ``GeometryError/geosFailure(operation:messages:)``.
  public init(_ area: MultiPolygon) throws(GeometryError) {
    let session = try GEOSSession()
    let handle = try session.area(area)
    guard let prepared = GEOSPrepare_r(session.context, handle.raw) else { throw session.failure("GEOSPrepare") }
    self.session = session
    self.area = handle
    self.prepared = prepared
  }

  deinit { GEOSPreparedGeom_destroy_r(session.context, prepared) }

  /// Whether a position lies inside or on the edge.
  /// - Throws: ``GeometryError/geosFailure(operation:messages:)``, so all questions.
  public func covers(_ position: LonLat) throws(GeometryError) -> Bool {
    let point = try session.point(position)
    return try session.answer("GEOSPreparedCovers", GEOSPreparedCovers_r(session.context, prepared, point.raw))
  }

  /// Whether a position lies inside and not on the edge.
  public func containsProperly(_ position: LonLat) throws(GeometryError) -> Bool {
    let point = try session.point(position)
    return try session.answer(
      "GEOSPreparedContainsProperly", GEOSPreparedContainsProperly_r(session.context, prepared, point.raw))
  }

  /// Whether no point of a line lies outside.
  public func covers(_ line: LineString) throws(GeometryError) -> Bool {
    let other = try session.line(line)
    return try session.answer("GEOSPreparedCovers", GEOSPreparedCovers_r(session.context, prepared, other.raw))
  }

  /// Whether a line touches or crosses the area.
  public func intersects(_ line: LineString) throws(GeometryError) -> Bool {
    let other = try session.line(line)
    return try session.answer("GEOSPreparedIntersects", GEOSPreparedIntersects_r(session.context, prepared, other.raw))
  }

  /// Whether no point of another area lies outside.
  public func covers(_ area: MultiPolygon) throws(GeometryError) -> Bool {
    let other = try session.area(area)
    return try session.answer("GEOSPreparedCovers", GEOSPreparedCovers_r(session.context, prepared, other.raw))
  }

  /// Whether another area shares a point with this one, be it on the edge.
  public func intersects(_ area: MultiPolygon) throws(GeometryError) -> Bool {
    let other = try session.area(area)
    return try session.answer("GEOSPreparedIntersects", GEOSPreparedIntersects_r(session.context, prepared, other.raw))
  }
}
