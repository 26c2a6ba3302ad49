/// A layer of the city file; its raw value is the name of the table.
public enum CityLayer: String, CaseIterable, Codable, Sendable {
  /// Districts, subdistricts, communities.
  case division
  /// Management areas that may overlap divisions.
  case zone
  /// Named runs of segments.
  case road
  /// Pieces of road between cuts.
  case segment
  /// Sides of segments to be swept.
  case kerb
  /// Turns that are banned or commanded.
  case turnRestriction = "turn_restriction"
  /// Lines that unit grids follow.
  case barrier
  /// Footprints of buildings.
  case building
  /// The cells of about 10,000 m².
  case unitGrid = "unit_grid"
  /// City components with their numbers.
  case component
  /// Road chiefs.
  case chief
  /// Who holds which piece of which side of a segment, when.
  case duty
  /// Depots, dumps, water points, stations.
  case facility
  /// What is to be done on which road, how often and when.
  case rule
  /// The fleet.
  case vehicle
  /// Reports with a position.
  case incident
  /// Roads closed for a time.
  case closure
  /// Plans made.
  case plan
  /// The steps of plans.
  case planLeg = "plan_leg"
  /// What came from which file, what was repaired or refused.
  case importLog = "import_log"
}
