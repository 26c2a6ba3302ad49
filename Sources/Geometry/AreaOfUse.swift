internal import CPROJ
internal import GeoTypes

/// The box of degrees a reference system is meant for.
struct AreaOfUse {
  private let west: Double
  private let south: Double
  private let east: Double
  private let north: Double

  /// `nil` where the system does not say.
  init?(of crs: borrowing ProjHandle) {
    var west = 0.0
    var south = 0.0
    var east = 0.0
    var north = 0.0
    guard proj_get_area_of_use(crs.session.context, crs.raw, &west, &south, &east, &north, nil) == 1,
      west > -1000, south > -1000
    else { return nil }
    self.west = west
    self.south = south
    self.east = east
    self.north = north
  }

  /// Whether a position lies inside or up to two degrees outside: enough for what spills over a border.
  func contains(_ position: LonLat) -> Bool { contains(position, margin: 2) }

  /// Whether a position lies inside or up to ten degrees outside: a neighbouring zone may have been used on purpose.
  func isNear(_ position: LonLat) -> Bool { contains(position, margin: 10) }

  /// A box with west beyond east crosses the antimeridian.
  private func contains(_ position: LonLat, margin: Double) -> Bool {
    guard south - margin <= position.latitude, position.latitude <= north + margin else { return false }
    let isEastOfWest = position.longitude >= west - margin
    let isWestOfEast = position.longitude <= east + margin
    return west <= east ? isEastOfWest && isWestOfEast : isEastOfWest || isWestOfEast
  }
}
