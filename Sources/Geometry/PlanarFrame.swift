public import GeoTypes

/// A plane for measures in metres: the 3-degree Gauss-Krüger zone of CGCS2000 inside China (``MainlandChina``), the UTM
/// zone of WGS 84 elsewhere. Easting first always, without the zone number in front.
public struct PlanarFrame: Hashable, Sendable {
  /// Its EPSG code: 4534 (75° E) to 4554 (135° E), or 326xx and 327xx.
  public let epsg: Int

  /// The frame of the zone that holds a position.
  ///
  /// UTM zones are the plain six-degree ones, without the exceptions of Norway and Svalbard.
  /// - Precondition: the position is valid (``GeoTypes/LonLat/isValid``).
  public init(containing position: LonLat) {
    precondition(position.isValid, "a planar frame needs a position within ±180 and ±90 degrees")
    if MainlandChina.contains(position) {
      let zone = Int((position.longitude / 3).rounded())
      epsg = 4534 + min(max(zone, 25), 45) - 25
    } else {
      let zone = min(60, Int((position.longitude + 180) / 6) + 1)
      epsg = (position.latitude < 0 ? 32700 : 32600) + zone
    }
  }

  /// The frame with a given code, as a city file may hold it; `nil` where it is none of ours.
  public init?(epsg: Int) {
    switch epsg {
    case 4534...4554, 32601...32660, 32701...32760: self.epsg = epsg
    default: return nil
    }
  }

  /// The code of the degrees it is projected from: 4490 (CGCS2000) or 4326 (WGS 84), the storage frame of a city there.
  public var geographicEPSG: Int { epsg < 5000 ? 4490 : 4326 }

  /// The meridian in its middle, in degrees east.
  public var centralMeridian: Double {
    epsg < 5000 ? Double(75 + 3 * (epsg - 4534)) : Double(6 * (epsg % 100) - 183)
  }
}
