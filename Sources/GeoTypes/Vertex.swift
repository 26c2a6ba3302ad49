/// A stored position: integers of 1e-7 degree (about 1 cm), so that shared borders agree bit for bit.
public struct Vertex: Hashable, Sendable, BitwiseCopyable {
  /// Units of a vertex in one degree.
  public static let unitsPerDegree = 1e7

  /// Longitude in 1e-7 degree.
  public var x: Int32
  /// Latitude in 1e-7 degree.
  public var y: Int32

  /// Wraps longitude and latitude in 1e-7 degree.
  public init(x: Int32, y: Int32) {
    self.x = x
    self.y = y
  }

  /// Rounds a position to the nearest stored one.
  /// - Throws: ``ShapeError/positionOutOfRange(_:)`` when it is not finite or beyond ±180 or ±90 degrees.
  public init(rounding position: LonLat) throws(ShapeError) {
    guard position.isValid else { throw .positionOutOfRange(position) }
    x = Int32((position.longitude * Vertex.unitsPerDegree).rounded())
    y = Int32((position.latitude * Vertex.unitsPerDegree).rounded())
  }

  /// Degrees east: the double nearest to the decimal.
  public var longitude: Double { Double(x) / Vertex.unitsPerDegree }
  /// Degrees north: the double nearest to the decimal.
  public var latitude: Double { Double(y) / Vertex.unitsPerDegree }

  /// Both integers in one word: a key for tables of vertices, ordered by nothing meaningful.
  public var key: UInt64 { UInt64(UInt32(bitPattern: x)) << 32 | UInt64(UInt32(bitPattern: y)) }
}

extension Vertex: Comparable {
  /// Orders west to east, then south to north.
  public static func < (a: Vertex, b: Vertex) -> Bool { a.x != b.x ? a.x < b.x : a.y < b.y }
}
