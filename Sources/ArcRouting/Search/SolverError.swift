/// What a problem may say and the present solver cannot honour.
public enum UnsupportedField: Hashable, Sendable {
  /// Breaks of a vehicle type.
  case breaks(vehicleType: Int)
  /// Stages across routes.
  case precedenceInStages
  /// A plan that was in force.
  case previousPlan
  /// An objective other than the total cost.
  case objective(Objective)
  /// A longest time or a price of time together with windows or opening hours: departures would have to be chosen.
  case departureTime(vehicleType: Int)
  /// Vehicle types with limited numbers in more combinations than the split can hold.
  case fleetCombinations(limit: Int)
}

/// Why a problem is not solved at all.
public enum SolverError: Error, Hashable, Sendable {
  /// The problem says something that this solver cannot honour yet.
  case unsupported(UnsupportedField)
  /// The travel costs have fewer places or profiles than the problem names.
  case travelCosts(places: Int, needed: Int, profiles: Int, profilesNeeded: Int)
}

extension SolverError: CustomStringConvertible {
  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .travelCosts(let places, let needed, let profiles, let profilesNeeded):
      "the travel costs have \(places) places and \(profiles) profiles; the problem needs \(needed) and \(profilesNeeded)"
    case .unsupported(let field):
      switch field {
      case .breaks(let type): "the breaks of vehicle type \(type) cannot be planned yet; shorten its shift instead"
      case .precedenceInStages: "precedence in stages across routes cannot be planned yet; solve stage by stage"
      case .previousPlan: "a previous plan cannot be kept yet; leave it out to plan anew"
      case .objective(let objective): "the objective \(objective) cannot be planned yet; use the total cost"
      case .departureTime(let type):
        "vehicle type \(type) limits or prices its time while tasks or facilities have windows; its departure cannot be "
          + "chosen yet: set a shift of the wanted length instead"
      case .fleetCombinations(let limit):
        "the numbers of vehicles combine in more than \(limit) ways; merge alike types or leave numbers open"
      }
    }
  }
}

extension ArcRoutingProblem {
  /// Fleet states that the split may hold.
  static let fleetStateLimit = 20_000

  /// Refuses what the present solver would have to ignore. - Throws: `SolverError.unsupported`.
  func requireSupported() throws(SolverError) {
    if precedence == .inStages { throw .unsupported(.precedenceInStages) }
    if previousPlan != nil { throw .unsupported(.previousPlan) }
    if objective != .totalCost { throw .unsupported(.objective(objective)) }
    let hasWindows =
      facilities.contains { !$0.hours.isAnyTime }
      || tasks.contains { $0.passes.contains { !$0.times.isAnyTime } }
    var states = 1
    let serviceCount = services.count
    for (number, type) in vehicleTypes.enumerated() {
      if !type.breaks.isEmpty { throw .unsupported(.breaks(vehicleType: number)) }
      if hasWindows, type.maximumDuration != nil || type.costPerDuration > 0 {
        throw .unsupported(.departureTime(vehicleType: number))
      }
      if let count = type.count {
        states = states.multipliedReportingOverflow(by: min(count, serviceCount) + 1).partialValue
      }
      if states > Self.fleetStateLimit { throw .unsupported(.fleetCombinations(limit: Self.fleetStateLimit)) }
    }
  }
}
