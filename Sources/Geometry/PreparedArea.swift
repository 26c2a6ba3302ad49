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
    prepared = try handle.prepare()
    self.area = handle
    self.session = session
  }

  deinit { GEOSPreparedGeom_destroy_r(session.context, prepared) }

  /// Whether a position lies inside or on the edge.
  /// - Throws: ``GeometryError/geosFailure(operation:messages:)``, so all questions.
  public func covers(_ position: LonLat) throws(GeometryError) -> Bool {
    try ask("GEOSPreparedCovers", session.point(position)) { GEOSPreparedCovers_r($0, $1, $2) }
  }

  /// Whether a position lies inside and not on the edge.
  public func containsProperly(_ position: LonLat) throws(GeometryError) -> Bool {
    try ask("GEOSPreparedContainsProperly", session.point(position)) { GEOSPreparedContainsProperly_r($0, $1, $2) }
  }

  /// Whether no point of a line lies outside.
  public func covers(_ line: LineString) throws(GeometryError) -> Bool {
    try ask("GEOSPreparedCovers", session.line(line)) { GEOSPreparedCovers_r($0, $1, $2) }
  }

  /// Whether a line touches or crosses the area.
  public func intersects(_ line: LineString) throws(GeometryError) -> Bool {
    try ask("GEOSPreparedIntersects", session.line(line)) { GEOSPreparedIntersects_r($0, $1, $2) }
  }

  /// Whether no point of another area lies outside.
  public func covers(_ area: MultiPolygon) throws(GeometryError) -> Bool {
    try ask("GEOSPreparedCovers", session.area(area)) { GEOSPreparedCovers_r($0, $1, $2) }
  }

  /// Whether another area shares a point with this one, be it on the edge.
  public func intersects(_ area: MultiPolygon) throws(GeometryError) -> Bool {
    try ask("GEOSPreparedIntersects", session.area(area)) { GEOSPreparedIntersects_r($0, $1, $2) }
  }

  private func ask(
    _ operation: String, _ other: borrowing GEOSHandle,
    _ predicate: (GEOSContextHandle_t, OpaquePointer, OpaquePointer) -> CChar
  ) throws(GeometryError) -> Bool {
    try session.answer(operation, predicate(session.context, prepared, other.raw))
  }

  /// The parts of a line inside, in no order, their ends on the stored grid.
  func inside(_ line: LineString) throws(GeometryError) -> [LineString] {
    try session.line(line).apply("GEOSIntersectionPrec", with: area) {
      GEOSIntersectionPrec_r($0, $1, $2, GEOSSession.gridSize)
    }.lineStrings()
  }
}

extension GEOSHandle {
  /// An index over the geometry, owned by the caller and to be destroyed before the geometry.
  fileprivate borrowing func prepare() throws(GeometryError) -> OpaquePointer {
    guard let prepared = GEOSPrepare_r(session.context, raw) else { throw session.failure("GEOSPrepare") }
    return prepared
  }
}
