import RoadNetwork

/// What a scale means in numbers. All structures grow linearly with the number of cells.
struct SampleDimensions {
  /// Cells from west to east.
  var columns: Int
  /// Cells from south to north.
  var rows: Int
  /// Pairs of cells joined into one community: parks and walled grounds.
  var merges: Int
  /// Subdistricts of all districts.
  var subdistricts: Int
  /// Rows of `components.csv`.
  var components: Int
  /// Rows of `incidents.csv`.
  var incidents: Int
  /// Rows of `truth/points.csv`.
  var sampledPoints: Int
  /// Sweepers and washers in the fleet.
  var vehicles: Int
  /// What a city is held to; `nil` for one district, of which nothing is asked.
  var city: CityTargets?

  /// The numbers of a scale.
  init(_ scale: SampleScale) {
    switch scale {
    case .block:
      self.init(
        columns: 4, rows: 2, merges: 1, subdistricts: 2, components: 260, incidents: 80, sampledPoints: 100,
        vehicles: 3)
    case .district:
      self.init(
        columns: 12, rows: 8, merges: 8, subdistricts: 13, components: 6_000, incidents: 1_000, sampledPoints: 2_000,
        vehicles: 14)
    case .city:
      self.init(
        columns: 57, rows: 50, merges: 140, subdistricts: 161, components: 1_000_000, incidents: 100_000,
        sampledPoints: 50_000, vehicles: 250, city: .jinan)
    }
  }

  init(
    columns: Int, rows: Int, merges: Int, subdistricts: Int, components: Int, incidents: Int, sampledPoints: Int,
    vehicles: Int, city: CityTargets? = nil
  ) {
    self.columns = columns
    self.rows = rows
    self.merges = merges
    self.subdistricts = subdistricts
    self.components = components
    self.incidents = incidents
    self.sampledPoints = sampledPoints
    self.vehicles = vehicles
    self.city = city
  }
}

/// Figures that a city of several districts is drawn to.
struct CityTargets {
  /// Districts, which share out the land.
  var districts: Int
  /// Subdistricts that are towns (镇): those farthest out.
  var towns: Int
  /// Centre-line length of each of the bureau's classes, in metres.
  var lengths: [BureauClass: Double]
  /// Named roads of the bureau's classes.
  var roads: Int
  /// Road chiefs of all levels.
  var chiefs: Int
  /// Elevated roads from west to east and from south to north.
  var elevated: (eastWest: Int, northSouth: Int)

  /// Jinan's central network and its chiefs in 2024; its divisions in mid-2023.
  static let jinan = CityTargets(
    districts: 12, towns: 29, lengths: [.trunk: 555_000, .secondary: 500_000, .branch: 1_133_000], roads: 835,
    chiefs: 651, elevated: (2, 1))
}
