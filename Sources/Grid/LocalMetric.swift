import GeoTypes

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Metres in one stored unit (1e-7°) eastwards and northwards at a latitude: what thresholds are measured by.
///
/// Radii of curvature of the WGS 84 ellipsoid; within 0.01 % over a few kilometres, so never used for stored figures.
struct LocalMetric: Sendable {
  let east: Double
  let north: Double

  init(latitude: Double) {
    let squaredEccentricity = 0.006_694_379_990_14
    let phi = min(89.9, max(-89.9, latitude)) * .pi / 180
    let w = 1 - squaredEccentricity * sin(phi) * sin(phi)
    let unit = 6_378_137.0 * .pi / 180 / Vertex.unitsPerDegree
    east = unit * cos(phi) / w.squareRoot()
    north = unit * (1 - squaredEccentricity) / (w * w.squareRoot())
  }

  private init(east: Double, north: Double) {
    self.east = east
    self.north = north
  }

  /// Measures in stored units instead of metres.
  static let units = LocalMetric(east: 1, north: 1)

  /// The metric at the middle of a box.
  init(_ box: Box) { self.init(latitude: box.isEmpty ? 0 : box.center.latitude) }

  /// Metres between two vertices.
  func distance(_ a: Vertex, _ b: Vertex) -> Double {
    let dx = (Double(a.x) - Double(b.x)) * east
    let dy = (Double(a.y) - Double(b.y)) * north
    return (dx * dx + dy * dy).squareRoot()
  }

  /// Square metres of a polygon.
  func area(_ polygon: Polygon) -> Double {
    polygon.rings.reduce(0) { $0 + Double($1.doubledArea) / 2 } * east * north
  }
}
