/// A frame that positions of an input may be in.
public enum CoordinateSystem: Hashable, Sendable {
  /// A system of the EPSG list, by its code.
  case epsg(Int)
  /// The shifted frame of Chinese map services (``GCJ02``).
  case gcj02
  /// Baidu's frame (``BD09``).
  case bd09

  /// WGS 84 in degrees, what GeoJSON and OSM hold.
  public static let wgs84 = CoordinateSystem.epsg(4326)
  /// CGCS2000 in degrees.
  public static let cgcs2000 = CoordinateSystem.epsg(4490)

  /// Reads a name, in any case of letters: `EPSG:4490`, `4490`, `urn:ogc:def:crs:EPSG::4490`,
  /// `http://www.opengis.net/def/crs/EPSG/0/4490`, `CRS84` with its URNs and URLs, `WGS84`, `CGCS2000`, `gcj02`,
  /// `bd09`.
  ///
  /// Whether the code exists is found out by ``CoordinateReader``.
  /// - Throws: ``GeometryError/unknownCRS(_:)``.
  public init(parsing name: String) throws(GeometryError) {
    let plain = name.lowercased().filter { !$0.isWhitespace }
    switch plain {
    case "gcj02", "gcj-02", "gcj_02": self = .gcj02
    case "bd09", "bd-09", "bd_09", "bd09ll": self = .bd09
    case "wgs84", "wgs-84", "crs84", "ogc:crs84": self = .wgs84
    case "cgcs2000": self = .cgcs2000
    default:
      guard plain.utf8.count <= 200, let system = Self.parsed(plain) else { throw .unknownCRS(name) }
      self = system
    }
  }

  private static func parsed(_ name: String) -> CoordinateSystem? {
    let parts = name.split(whereSeparator: { $0 == ":" || $0 == "/" || $0 == "#" })
    guard let last = parts.last else { return nil }
    if last == "crs84" && parts.contains("ogc") { return .wgs84 }
    guard parts.count == 1 || parts.contains("epsg") || parts.contains("epsg.xml") else { return nil }
    guard last.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let code = Int(last), (1...999_999).contains(code)
    else { return nil }
    return .epsg(code)
  }
}

extension CoordinateSystem: CustomStringConvertible {
  /// Its name as ``init(parsing:)`` reads it.
  public var description: String {
    switch self {
    case .epsg(let code): "EPSG:\(code)"
    case .gcj02: "gcj02"
    case .bd09: "bd09"
    }
  }
}
