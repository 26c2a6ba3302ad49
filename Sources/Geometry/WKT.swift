public import GeoTypes

/// Well-known text (OGC 06-103r4), two dimensions, in degrees.
public enum WKT {
  /// The text of a shape, with as many decimals as each number needs and never more than seven.
  ///
  /// - Parameter multi: writes single lines and areas as their multi types too.
  public static func encode(_ shape: Shape, multi: Bool = false) -> String {
    var writer = WKTWriter()
    writer.write(shape, multi: multi)
    return writer.text
  }

  /// The shape that a text holds, unchecked: any case of letters, `EMPTY`, an `SRID=…;` prefix; heights and measures
  /// are read over.
  ///
  /// Collections may nest 16 deep. An empty point is a multi-point of none.
  /// - Throws: ``GeometryError/malformed(format:reason:)`` with the place.
  public static func decode(_ text: String) throws(GeometryError) -> RawShape {
    var reader = WKTReader(Array(text.utf8))
    return try reader.wholeText()
  }
}
