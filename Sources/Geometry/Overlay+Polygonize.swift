internal import CGEOS
public import GeoTypes

/// What the faces between noded lines are, and which lines bound none.
public struct PolygonizeResult: Hashable, Sendable {
  /// The faces, holes included, sorted.
  public var polygons: [Polygon]
  /// Lines with a loose end.
  public var dangles: [LineString]
  /// Lines joined at both ends that have the same face on both sides.
  public var cutEdges: [LineString]
  /// Rings that are closed but bound no valid face.
  public var invalidRings: [LineString]
}

extension Overlay {
  /// The faces that noded lines enclose. Lines that cross must have been cut there first (``node(_:)``).
  /// - Throws: ``GeometryError/geosFailure(operation:messages:)``.
  public static func polygonize(_ lines: [LineString]) throws(GeometryError) -> PolygonizeResult {
    let session = try GEOSSession()
    let input = try session.lines(lines)
    var cuts: OpaquePointer?
    var dangles: OpaquePointer?
    var invalid: OpaquePointer?
    let faces = try input.apply("GEOSPolygonize") { GEOSPolygonize_full_r($0, $1, &cuts, &dangles, &invalid) }
    let cutLines = try session.adopt("GEOSPolygonize", cuts)
    let dangleLines = try session.adopt("GEOSPolygonize", dangles)
    let invalidLines = try session.adopt("GEOSPolygonize", invalid)
    return PolygonizeResult(
      polygons: MultiPolygon(canonical: try faces.polygons()).polygons,
      dangles: canonical(try dangleLines.lineStrings()),
      cutEdges: canonical(try cutLines.lineStrings()),
      invalidRings: canonical(try invalidLines.lineStrings()))
  }
}
