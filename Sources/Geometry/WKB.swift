public import GeoTypes

/// Well-known binary (OGC 06-103r4), two dimensions, in degrees.
public enum WKB {
  /// The bytes of a shape, little-endian.
  ///
  /// - Parameter multi: writes single lines and areas as their multi types too, for layers declared so. Otherwise an
  ///   area of exactly one part is a Polygon.
  /// - Complexity: O(n), one allocation in practice.
  public static func encode(_ shape: Shape, multi: Bool = false) -> [UInt8] {
    var writer = WKBWriter()
    writer.write(shape, multi: multi)
    return writer.bytes
  }

  /// The shape that bytes hold, unchecked: either byte order, ISO or extended (EWKB) codes; heights, measures and the
  /// EWKB reference code are read over.
  ///
  /// Counts are checked against the bytes that are there before anything is reserved, and collections may nest 16 deep.
  /// An empty point is a multi-point of none.
  /// - Throws: ``GeometryError/malformed(format:reason:)``.
  public static func decode(_ bytes: some Collection<UInt8>) throws(GeometryError) -> RawShape {
    var reader = WKBReader(Array(bytes))
    let shape = try reader.shape(depth: 0)
    guard reader.remaining == 0 else { throw WKBReader.malformed("\(reader.remaining) bytes after the shape") }
    return shape
  }
}

/// The type codes of the standard.
enum WKBKind: UInt32 {
  case point = 1
  case line, polygon, multiPoint, multiLine, multiPolygon, collection
}
