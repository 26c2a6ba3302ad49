import Foundation
import GeoTypes
import Store

/// A reference system in which features are told and boxes are given (OGC API – Features – Part 2).
///
/// CGCS2000 and WGS 84 are taken as equal, as everywhere here: they differ by less than positions are known.
enum FeatureFrame: String, CaseIterable, Sendable {
  /// Longitude, then latitude.
  case crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
  /// Latitude, then longitude.
  case wgs84 = "http://www.opengis.net/def/crs/EPSG/0/4326"
  /// Latitude, then longitude.
  case cgcs2000 = "http://www.opengis.net/def/crs/EPSG/0/4490"
  /// Metres east, then north, of web maps.
  case webMercator = "http://www.opengis.net/def/crs/EPSG/0/3857"

  /// The frame of a URI, or its short form `[EPSG:4326]`.
  /// - Throws: ``Problem`` for others.
  init(_ text: Substring, parameter: String) throws(Problem) {
    guard let frame = FeatureFrame.allCases.first(where: { $0.rawValue == text }) else {
      let all = FeatureFrame.allCases.map(\.rawValue).joined(separator: ", ")
      throw .query(parameter, text, "give one of \(all)")
    }
    self = frame
  }

  /// The frame in which the city is stored.
  init(_ storage: StorageCRS) { self = storage == .cgcs2000 ? .cgcs2000 : .wgs84 }

  /// Digits behind the point that are told.
  var digits: Int { self == .webMercator ? 3 : 7 }

  /// The two numbers of a position of the city, in their order.
  func numbers(_ position: RawPosition) -> (Double, Double) {
    switch self {
    case .crs84: return (position.x, position.y)
    case .wgs84, .cgcs2000: return (position.y, position.x)
    case .webMercator: return WebMercator.point(position.x, position.y)
    }
  }

  /// A box of four numbers in the order of the frame.
  func box(_ numbers: [Double]) -> FeatureBox {
    switch self {
    case .crs84: return FeatureBox(west: numbers[0], south: numbers[1], east: numbers[2], north: numbers[3])
    case .wgs84, .cgcs2000: return FeatureBox(west: numbers[1], south: numbers[0], east: numbers[3], north: numbers[2])
    case .webMercator:
      let (low, high) = (WebMercator.position(numbers[0], numbers[1]), WebMercator.position(numbers[2], numbers[3]))
      return FeatureBox(west: low.longitude, south: low.latitude, east: high.longitude, north: high.latitude)
    }
  }
}
