/// The frame in which a city's positions are stored; its raw value is the EPSG code.
public enum StorageCRS: Int, CaseIterable, Codable, Sendable {
  /// CGCS2000, for cities in China.
  case cgcs2000 = 4490
  /// WGS 84, for all others.
  case wgs84 = 4326

  /// The name of the frame.
  var name: String {
    switch self {
    case .cgcs2000: "China Geodetic Coordinate System 2000"
    case .wgs84: "WGS 84 geodetic"
    }
  }

  /// The definition in well-known text (OGC 01-009), as EPSG has it.
  var definition: String {
    switch self {
    case .cgcs2000:
      #"GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,"#
        + #"298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],"# + Self.tail(rawValue)
    case .wgs84:
      #"GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],"#
        + #"AUTHORITY["EPSG","6326"]],"# + Self.tail(rawValue)
    }
  }

  private static func tail(_ code: Int) -> String {
    #"PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,"#
      + #"AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","\#(code)"]]"#
  }
}
