internal import CGEOS
public import GeoTypes

extension Overlay {
  /// Cuts lines wherever they meet or cross, so that the pieces touch at their ends only; stretches shared by several
  /// lines come once, without a direction of their own. Every end of an input line is an end of a piece.
  ///
  /// The passes are repeated until no line comes within half a unit of another's vertex, so that the pieces, and the
  /// faces between them, stay as they are in any later overlay; one pass is enough for nearly all real data.
  /// - Throws: ``GeometryError/geosFailure(operation:messages:)``.
  /// - Complexity: O((n + k) log n) for n vertices and k crossings, in practice.
  public static func node(_ lines: [LineString]) throws(GeometryError) -> [LineString] {
    var pieces = try nodedOnce(lines)
    for _ in 0..<12 where !SnapCheck(pieces).isStable(pieces) {
      let next = try nodedOnce(pieces)
      if next == pieces { break }
      pieces = next
    }
    return pieces
  }

  private static func nodedOnce(_ lines: [LineString]) throws(GeometryError) -> [LineString] {
    let input = try GEOSSession().lines(mixed(lines))
    let result = try input.apply("GEOSUnaryUnionPrec") { GEOSUnaryUnionPrec_r($0, $1, GEOSSession.gridSize) }
    return canonical(try result.lineStrings())
  }

  /// The lines in a fixed order without a pattern.
  ///
  /// GEOS keeps its snapping points in a tree that is never balanced: lines sorted from west to east, such as the
  /// result of an earlier noding, made it nearly twice as slow.
  private static func mixed(_ lines: [LineString]) -> [LineString] {
    var mixed = lines
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    for index in stride(from: mixed.count - 1, to: 0, by: -1) {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      mixed.swapAt(index, Int((state >> 33) % UInt64(index + 1)))
    }
    return mixed
  }

  /// Joins lines that meet end to end where no third one does; nothing is noded.
  /// - Throws: ``GeometryError/geosFailure(operation:messages:)``.
  public static func mergeLines(_ lines: [LineString]) throws(GeometryError) -> [LineString] {
    let input = try GEOSSession().lines(lines)
    let result = try input.apply("GEOSLineMerge") { GEOSLineMerge_r($0, $1) }
    return canonical(try result.lineStrings())
  }

  /// The pieces of a line inside an area (edges included), in the line's own direction and order.
  ///
  /// For many lines and one area, ``PreparedArea/clip(_:)``, which this is, needs the area only once.
  /// - Throws: ``GeometryError/geosFailure(operation:messages:)``.
  public static func clip(_ line: LineString, to area: MultiPolygon) throws(GeometryError) -> [LineString] {
    guard line.box.intersects(area.box) else { return [] }
    return try PreparedArea(area).clip(line)
  }
}
