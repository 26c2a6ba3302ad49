import Foundation
import GeoTypes

/// The map that web maps use (EPSG:3857): Mercator on a sphere, cut to a square.
enum WebMercator {
  /// The latitude of its upper edge, in degrees.
  static let limit = 85.051128779806589
  /// Metres from its middle to its edge.
  static let half = 20_037_508.342789244

  /// How far a latitude lies below the upper edge, from 0 to 1.
  static func down(_ latitude: Double) -> Double {
    let sine = sin(latitude * .pi / 180)
    return 0.5 - log((1 + sine) / (1 - sine)) / (4 * .pi)
  }

  /// Metres east and north of the middle; latitudes beyond the map are put on its edge.
  static func point(_ longitude: Double, _ latitude: Double) -> (x: Double, y: Double) {
    (longitude / 180 * half, (0.5 - down(min(max(latitude, -limit), limit))) * 2 * half)
  }

  /// Degrees of a point.
  static func position(_ x: Double, _ y: Double) -> LonLat {
    LonLat(x / half * 180, atan(sinh(y / half * .pi)) * 180 / .pi)
  }
}
