/// A pair of numbers as a file holds it, in whatever frame that file uses, longitude or easting first; unchecked.
public struct RawPosition: Hashable, Sendable {
  /// Longitude or easting.
  public var x: Double
  /// Latitude or northing.
  public var y: Double

  /// Wraps two numbers.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// A shape as a file holds it: nothing is rounded, closed, turned or checked yet.
public indirect enum RawShape: Hashable, Sendable {
  /// One position.
  case point(RawPosition)
  /// Several positions.
  case multiPoint([RawPosition])
  /// A chain of positions.
  case line([RawPosition])
  /// Several chains.
  case multiLine([[RawPosition]])
  /// Rings, the outer one first.
  case polygon([[RawPosition]])
  /// Several polygons.
  case multiPolygon([[[RawPosition]]])
  /// Anything together.
  case collection([RawShape])
}
