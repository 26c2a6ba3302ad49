/// What a scale means in numbers. All structures grow linearly with the number of cells.
struct SampleDimensions {
  /// Cells from west to east.
  var columns: Int
  /// Cells from south to north.
  var rows: Int
  /// Pairs of cells joined into one community: parks and walled grounds.
  var merges: Int
  /// Subdistricts of the district.
  var subdistricts: Int
  /// Rows of `components.csv`.
  var components: Int
  /// Rows of `incidents.csv`.
  var incidents: Int
  /// Rows of `truth/points.csv`.
  var sampledPoints: Int
  /// Sweepers and washers in the fleet.
  var vehicles: Int

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
    }
  }

  private init(
    columns: Int, rows: Int, merges: Int, subdistricts: Int, components: Int, incidents: Int, sampledPoints: Int,
    vehicles: Int
  ) {
    self.columns = columns
    self.rows = rows
    self.merges = merges
    self.subdistricts = subdistricts
    self.components = components
    self.incidents = incidents
    self.sampledPoints = sampledPoints
    self.vehicles = vehicles
  }

  /// Communities: one a cell, a joined pair counting once.
  var communities: Int { columns * rows - merges }
}
