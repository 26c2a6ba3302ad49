internal import CPROJ
internal import GeoTypes

/// The box of degrees a reference system is meant for, two degrees wider on every side.
struct AreaOfUse {
  private let west: Double
  private let south: Double
  private let east: Double
  private let north: Double
  private static let margin = 2.0

  /// `nil` where the system does not say.
  init?(of crs: borrowing ProjHandle) {
    var west = 0.0
    var south = 0.0
    var east = 0.0
    var north = 0.0
    guard proj_get_area_of_use(crs.session.context, crs.raw, &west, &south, &east, &north, nil) == 1,
      west > -1000, south > -1000
    else { return nil }
    self.west = west - Self.margin
    self.south = south - Self.margin
    self.east = east + Self.margin
    self.north = north + Self.margin
  }

  /// Whether it holds a position; a box with west beyond east crosses the antimeridian.
  func contains(_ position: LonLat) -> Bool {
    guard south <= position.latitude, position.latitude <= north else { return false }
    let x = position.longitude
    return west <= east ? west <= x && x <= east : x >= west || x <= east
  }
}
