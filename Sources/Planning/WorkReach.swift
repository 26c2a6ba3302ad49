import ArcRouting
import Plans

/// What the vehicles of a problem can drive to and back from, for what a reader of the plan should know.
struct WorkReach {
  private let routed: RoutedProblem

  init(_ routed: RoutedProblem) { self.routed = routed }

  /// Facilities that no vehicle can drive to and back from. - Complexity: O(vehicle groups × facilities).
  var facilitiesLost: [String] {
    let problem = routed.problem
    return problem.facilities.filter { facility in
      !problem.vehicleTypes.contains { canVisit(entry: facility.entry, exit: facility.exit, as: $0) }
    }.map(\.name)
  }

  /// Vehicles that cannot drive to and back from half of what they may do. - Complexity: O(vehicle groups × tasks).
  var vehiclesApart: [Int64] {
    routed.problem.vehicleTypes.indices.filter(isApart).flatMap { routed.context.groups[routed.groups[$0]].ids }
  }

  private func isApart(_ type: Int) -> Bool {
    let vehicle = routed.problem.vehicleTypes[type]
    let own = routed.problem.tasks.compactMap { task -> Bool? in
      let modes = task.modes.filter { $0.vehicleTypes?.contains(type) ?? true }
      return modes.isEmpty ? nil : modes.contains { canVisit(entry: $0.entry, exit: $0.exit, as: vehicle) }
    }
    return own.count { $0 } * 2 < own.count
  }

  /// Whether some drive leads there from the start, and on to the end.
  func canVisit(entry: Place, exit: Place, as vehicle: VehicleType) -> Bool {
    let depots = routed.problem.depots
    let isReached = routed.costs.leg(from: depots[vehicle.startDepot].start, to: entry, profile: vehicle.profile)
      .isReachable
    guard isReached, let end = vehicle.endDepot else { return isReached }
    return routed.costs.leg(from: exit, to: depots[end].end, profile: vehicle.profile).isReachable
  }
}
