extension VehicleProfile {
  /// The names of the profiles that come with Luwang (`GeoData/profiles`).
  public static let standardNames = ["sweeper", "washer", "truck", "patrol-car", "e-bike", "foot"]

  /// A profile that comes with Luwang.
  /// - Throws: ``ProfileError/unknownProfile(name:known:)``, listing the names.
  public static func standard(_ name: String) throws(ProfileError) -> VehicleProfile {
    let bytes: [UInt8]
    switch name {
    case "sweeper": bytes = PackageResources.sweeper_json
    case "washer": bytes = PackageResources.washer_json
    case "truck": bytes = PackageResources.truck_json
    case "patrol-car": bytes = PackageResources.patrol_car_json
    case "e-bike": bytes = PackageResources.e_bike_json
    case "foot": bytes = PackageResources.foot_json
    default: throw .unknownProfile(name: name, known: standardNames)
    }
    return try VehicleProfile(json: bytes, file: "\(name).json")
  }
}
