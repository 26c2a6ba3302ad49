/// A position in metres in a projected plane: easting and northing, in this order whatever the axis order of its EPSG
/// definition.
public struct PlanarPoint: Hashable, Sendable, BitwiseCopyable {
  /// Easting in metres.
  public var x: Double
  /// Northing in metres.
  public var y: Double

  /// Wraps easting and northing in metres.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  /// The straight distance to another point of the same plane.
  public func distance(to other: PlanarPoint) -> Meters {
    let dx = x - other.x
    let dy = y - other.y
    return Meters((dx * dx + dy * dy).squareRoot())
  }
}
