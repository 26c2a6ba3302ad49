public import GeoTypes

/// Distances by looking at every piece of every line, or every point.
public enum NearestScan {
  /// The distance from a position to a line: its nearest piece by ``Plane/nearest(to:from:to:)``; infinite for none.
  public static func distance(_ p: PlanarPoint, to line: [PlanarPoint]) -> Double {
    if line.count == 1 { return p.distance(to: line[0]).rawValue }
    return zip(line, line.dropFirst())
      .map { Plane.nearest(to: p, from: $0, to: $1).distance.rawValue }
      .min() ?? .infinity
  }

  /// The points by rising distance, then number.
  public static func order(of points: [PlanarPoint], from p: PlanarPoint) -> [(point: Int, distance: Double)] {
    points.indices
      .map { (point: $0, distance: p.distance(to: points[$0]).rawValue) }
      .sorted { ($0.distance, $0.point) < ($1.distance, $1.point) }
  }
}
