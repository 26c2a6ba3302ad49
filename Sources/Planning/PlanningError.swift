public import Plans

/// Why no plan can be made at all.
public enum PlanningError: Error, Hashable, Sendable {
  /// Nothing in the area is asked for by the rules.
  case nothingRequired(area: String?, classes: [String], leftOut: Int)
  /// The fleet is empty.
  case noVehicles
  /// A vehicle names a profile that is not known.
  case unknownProfile(vehicle: Int64, name: String, known: [String])
  /// A vehicle's depot is not among the facilities of the city.
  case unknownFacility(vehicle: Int64, id: String)
  /// A vehicle may not drive on any road.
  case noRoad(vehicle: Int64)
  /// No vehicle has a shift on the day.
  case noShift
  /// The fleet or rules say what the solver cannot honour yet.
  case unsupported(String)
  /// The ways would not fit the memory that planning allows itself, not even without tables.
  case tooLarge(tasks: Int, megabytes: Int, limit: Int)
  /// A closed road names a segment that the city has not.
  case unknownSegment(Int64)
  /// No duty has the level asked for.
  case unknownLevel(String, known: [String])
  /// There are duties, but none for the day and roads asked for.
  case noChiefOnDuty
  /// The moments of the plan pass the years 1 to 9999.
  case outOfTime(PlanInstant)
  /// The area cannot be used.
  case area(String, reason: String)
  /// The network breaks its own rules.
  case network(String)
  /// It was called off.
  case cancelled
  /// The plan does not pass the checker: a fault of Luwang.
  case inconsistent(String)
}
