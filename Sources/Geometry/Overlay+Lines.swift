internal import CGEOS
public import GeoTypes

extension Overlay {
  /// Cuts lines wherever they meet or cross, so that the pieces touch at their ends only; stretches shared by several
  /// lines come once, without a direction of their own. Every end of an input line is an end of a piece.
  ///
  /// Snap rounding, exact in whole numbers (Hobby 1999, doi:10.1016/S0925-7721(99)00021-8). A pass may bend a line into
  /// the half unit around a vertex that it passed before; passes are repeated until none does, so that the pieces, and
  /// the faces between them, stay as they are in any later overlay (Halperin and Packer 2002,
  /// doi:10.1016/S0925-7721(01)00064-5). Two passes are enough for nearly all real data.
  /// - Complexity: O(n + k) for n vertices of even density and k crossings, and a sort of the pieces.
  public static func node(_ lines: [LineString]) -> [LineString] {
    var rounder = SnapRounder(lines)
    for _ in 0..<12 where rounder.hasChanged { rounder = SnapRounder(rounder.pieces) }
    return rounder.pieces
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
