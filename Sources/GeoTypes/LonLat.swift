/// A position in degrees, longitude first, exactly as it was asked for: query points are never rounded.
public struct LonLat: Hashable, Sendable, BitwiseCopyable {
  /// Degrees east of Greenwich.
  public var longitude: Double
  /// Degrees north of the equator.
  public var latitude: Double

  /// Wraps two numbers in degrees; nothing is checked.
  public init(_ longitude: Double, _ latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
  }

  /// The position of a stored vertex: the doubles nearest to its decimal degrees, which are also what the city file
  /// and every export hold.
  public init(_ vertex: Vertex) {
    self.init(vertex.longitude, vertex.latitude)
  }

  /// Whether both numbers are finite and lie within ±180 and ±90 degrees.
  public var isValid: Bool {
    longitude.isFinite && latitude.isFinite && abs(longitude) <= 180 && abs(latitude) <= 90
  }
}
