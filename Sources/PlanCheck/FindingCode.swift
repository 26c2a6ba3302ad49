/// The kinds of fault that a plan may have.
public enum FindingCode: String, Sendable, CaseIterable {
  /// Made from another state of the city.
  case cityRevision = "city_revision"
  /// Made from other rules.
  case rulesDigest = "rules_digest"
  /// Made from another fleet.
  case fleetDigest = "fleet_digest"
  /// Of another kind of work than the rules.
  case workKind = "work_kind"
  /// A vehicle that the fleet has not.
  case unknownVehicle = "unknown_vehicle"
  /// A vehicle with two routes.
  case duplicateRoute = "duplicate_route"
  /// A vehicle whose profile is not known.
  case unknownProfile = "unknown_profile"
  /// A route that does not run from one start to one end.
  case routeShape = "route_shape"
  /// A segment that the city has not.
  case unknownSegment = "unknown_segment"
  /// A facility that the city has not.
  case unknownFacility = "unknown_facility"
  /// An arc does not start where the one before it ends.
  case gapInPath = "gap_in_path"
  /// Against a one-way road.
  case wrongWay = "wrong_way"
  /// A turn that a turn rule bans.
  case bannedTurn = "banned_turn"
  /// Turning round where the vehicle may not.
  case uTurn = "u_turn"
  /// A closed road.
  case closedRoad = "closed_road"
  /// A class, access, surface or tunnel that the vehicle may not use.
  case forbiddenRoad = "forbidden_road"
  /// A road narrower than the vehicle needs.
  case tooNarrow = "too_narrow"
  /// Service that nobody asked for.
  case notRequired = "not_required"
  /// The same pass of a kerb served again.
  case servedTwice = "served_twice"
  /// A required pass neither served nor listed as unserved.
  case missingService = "missing_service"
  /// Served and listed as unserved.
  case servedAndUnserved = "served_and_unserved"
  /// Listed as unserved without being required, or twice.
  case unservedUnknown = "unserved_unknown"
  /// A kerb served against the traffic on its side.
  case againstTraffic = "against_traffic"
  /// Two kerbs in one traverse where that is not allowed.
  case onePass = "one_pass"
  /// A kerb on a side where the vehicle has no brush.
  case brushSide = "brush_side"
  /// A vehicle without the skill, or not the one that the rules name.
  case wrongVehicle = "wrong_vehicle"
  /// More load than the vehicle holds, or less than none.
  case loadBounds = "load_bounds"
  /// A load that does not follow from what was done.
  case loadMisstated = "load_misstated"
  /// A visit away from the facility.
  case facilityPlace = "facility_place"
  /// A shift that does not start or end at the vehicle's depot.
  case depotPlace = "depot_place"
  /// A drive shorter or longer in time than the speeds allow.
  case driveTime = "drive_time"
  /// A drive whose length is not that of its arcs.
  case driveLength = "drive_length"
  /// Work shorter or longer than it takes.
  case serviceTime = "service_time"
  /// An arrival that does not follow from what was before.
  case arrival
  /// Work outside the shift.
  case shift
  /// Work outside its windows, or a facility outside its hours.
  case window
  /// Work in a banned window.
  case bannedWindow = "banned_window"
  /// More tasks, time or distance than the vehicle is given.
  case vehicleLimit = "vehicle_limit"
  /// A break left out, taken twice, too short or at a wrong time.
  case shiftBreak = "break"
  /// Work in weather that the rules forbid.
  case weather
  /// A figure of the summary that is not what the routes add up to.
  case summary
  /// A total below the bound, or a gap that does not follow from it.
  case lowerBound = "lower_bound"
}

/// How much a finding weighs.
public enum FindingSeverity: String, Sendable {
  /// The plan is refused.
  case error
  /// Worth knowing.
  case note
}
