extension PlanningError: CustomStringConvertible {
  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .nothingRequired(let area, let classes, let leftOut):
      "nothing is to be done: \(area.map { "area \($0)" } ?? "the city") has no public road of "
        + (classes.isEmpty ? "the rules" : "class \(classes.joined(separator: ", "))")
        + (leftOut > 0 ? " (\(leftOut) segments are not public; restricted_roads in the rules takes them in)" : "")
        + ": check the area, the classes and the rules"
    case .noVehicles: "the fleet has no vehicles: give at least one, or no fleet to assume one"
    case .unknownProfile(let vehicle, let name, let known):
      "vehicle \(vehicle) has the unknown profile '\(name)': give one of \(known.joined(separator: ", ")), "
        + "or a profile's file with --profile-file"
    case .unknownFacility(let vehicle, let id):
      "vehicle \(vehicle) belongs to facility '\(id)', which the city has not: import it with --facilities, or give "
        + "the vehicle start and end instead"
    case .noRoad(let vehicle):
      "vehicle \(vehicle) may not drive on any road of the city: check its profile and width"
    case .noShift: "no vehicle has a shift on that day: check time_window and --date"
    case .unsupported(let what): what
    case .tooLarge(let tasks, let megabytes, let limit):
      "\(tasks) tasks would need \(megabytes) MB for the ways between them, the limit is \(limit) MB: plan parts of the "
        + "city with --area"
    case .unknownSegment(let uid): "segment \(uid) is to be closed, but the city has none of that number"
    case .unknownLevel(let level, let known):
      "no duty has the level '\(level)': give one of \(known.joined(separator: ", "))"
    case .noChiefOnDuty: "the city has duties, but nobody holds a road of the area and classes on that day"
    case .outOfTime(let midnight): "a day of \(midnight) passes the years 1 to 9999"
    case .area(let name, let reason): "area \(name): \(reason)"
    case .cancelled: "the planning was called off: ask for it again"
    case .network(let reason): "the roads of the city cannot be routed on: \(reason): import them again"
    case .inconsistent(let what):
      "the plan was refused by its own checker, which should not happen: \(what); please report it"
    }
  }
}
