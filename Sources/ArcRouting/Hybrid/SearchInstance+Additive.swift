extension SearchInstance {
  /// Price of a drive for a vehicle type; `nil` for no way.
  func price(from: Place, to: Place, _ type: Int) -> Int64? {
    let leg = costs.leg(from: from, to: to, profile: vehicles[type].profile)
    return leg.isReachable ? vehicles[type].price(of: leg) : nil
  }

  /// Whether the dynamic programme over modes knows all that makes a route dear or impossible: no facilities, no times, no
  /// limits of time or length, no classes, no former plan, loads that are the same in every mode, and no largest route by time or
  /// length beside a sum of costs.
  var isAdditive: Bool {
    problem.facilities.isEmpty && !hasTimes.contains(true) && !hasClasses && former == nil && hasLikeLoads
      && !weighsMeasure
      && vehicles.allSatisfy {
        $0.rests == 0 && $0.timeLimit >= Int64(UInt32.max) && $0.distanceLimit == .max && $0.resetBeforeEnd.isEmpty
      }
  }

  /// Whether routes are large by time or length while their costs are added up.
  var weighsMeasure: Bool {
    if case .weighted(_, _, _, let measure) = problem.objective { measure != .cost } else { false }
  }
}
