public import GeoTypes

/// One position of a track, as a receiver told it.
public struct TrackFix: Hashable, Sendable {
  /// Where the vehicle was thought to be.
  public var position: LonLat
  /// When, from any moment; `nil` where it is not known.
  public var time: Seconds?
  /// The standard deviation of the position; `nil` to take the track's own noise.
  public var deviation: Meters?
  /// Where the vehicle was heading, if the receiver told it.
  public var bearing: Bearing?

  /// Collects the parts.
  public init(_ position: LonLat, time: Seconds? = nil, deviation: Meters? = nil, bearing: Bearing? = nil) {
    self.position = position
    self.time = time
    self.deviation = deviation
    self.bearing = bearing
  }

  /// Directions around one.
  public struct Bearing: Hashable, Sendable {
    /// Clockwise from north.
    public var degrees: Double
    /// How far a road may differ to either side.
    public var tolerance: Double

    /// Collects the parts.
    public init(degrees: Double, tolerance: Double) {
      self.degrees = degrees
      self.tolerance = tolerance
    }
  }

  /// Whether it can be matched: a position on Earth, and finite numbers.
  var isSound: Bool {
    position.isValid && time?.rawValue.isFinite ?? true
      && bearing.map { $0.degrees.isFinite && $0.tolerance.isFinite } ?? true
  }
}
