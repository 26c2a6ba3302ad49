internal import CGEOS
public import GeoTypes

extension Overlay {
  /// Cuts lines wherever they meet or cross, so that the pieces touch at their ends only; stretches shared by several
  /// lines come once, without a direction of their own. Every end of an input line is an end of a piece.
  /// - Throws: ``GeometryError/geosFailure(operation:messages:)``.
  /// - Complexity: O((n + k) log n) for n vertices and k crossings, in practice.
  public static func node(_ lines: [LineString]) throws(GeometryError) -> [LineString] {
    let session = try GEOSSession()
    let input = try session.lines(lines)
    let result = try session.adopt(
      "GEOSUnaryUnionPrec", GEOSUnaryUnionPrec_r(session.context, input.raw, GEOSSession.gridSize))
    return canonical(try session.lineStrings(in: result.raw))
  }

  /// Joins lines that meet end to end where no third one does; nothing is noded.
  /// - Throws: ``GeometryError/geosFailure(operation:messages:)``.
  public static func mergeLines(_ lines: [LineString]) throws(GeometryError) -> [LineString] {
    let session = try GEOSSession()
    let input = try session.lines(lines)
    let result = try session.adopt("GEOSLineMerge", GEOSLineMerge_r(session.context, input.raw))
    return canonical(try session.lineStrings(in: result.raw))
  }

  /// The pieces of a line inside an area (edges included), in the line's own direction and order; a stretch that the
  /// line runs twice comes once.
  /// - Throws: ``GeometryError/geosFailure(operation:messages:)``.
  public static func clip(_ line: LineString, to area: MultiPolygon) throws(GeometryError) -> [LineString] {
    guard line.box.intersects(area.box) else { return [] }
    let session = try GEOSSession()
    let first = try session.line(line)
    let second = try session.area(area)
    let result = try session.adopt(
      "GEOSIntersectionPrec",
      GEOSIntersectionPrec_r(session.context, first.raw, second.raw, GEOSSession.gridSize))
    let merged = try session.adopt("GEOSLineMerge", GEOSLineMerge_r(session.context, result.raw))
    return canonical(try session.lineStrings(in: merged.raw))
  }
}
