/// Why an answer is missing; the raw values are the codes in files.
public enum MissingReason: String, CaseIterable, Codable, Sendable {
  /// The position is not a longitude and latitude.
  case invalidPosition = "invalid_position"
  /// The city has no unit grids.
  case noGrids = "no_grids"
  /// Inside the divisions, where no unit grids were made.
  case outsideBuiltUp = "outside_built_up"
  /// Outside all divisions.
  case outsideDivisions = "outside_divisions"
  /// The city has no divisions.
  case noDivisions = "no_divisions"
  /// The city has no division of this level here.
  case noDivisionOfLevel = "no_division_of_level"
  /// The city has no zones.
  case noZones = "no_zones"
  /// Outside all zones.
  case outsideZones = "outside_zones"
  /// The city has no roads.
  case noRoads = "no_roads"
  /// No road lies within reach.
  case noRoadWithin = "no_road_within"
  /// No road of the level asked for lies within reach.
  case noRoadOnLevel = "no_road_on_level"
  /// The road has no name.
  case unnamedRoad = "unnamed_road"
  /// The city has no roster of chiefs.
  case noRoster = "no_roster"
  /// Nobody holds this place.
  case noDuty = "no_duty"
  /// Nobody holds this place at the time asked for.
  case noDutyAtTime = "no_duty_at_time"
  /// The city has no catalogue of cases.
  case noCatalogue = "no_catalogue"
}
