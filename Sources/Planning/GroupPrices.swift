import ArcRouting
import GeoTypes
import Plans

/// What driving, work and use of vehicle groups cost, in units that the solver can add up.
///
/// The unit is what a millisecond costs the dearest group, so that nothing overflows whatever money is meant; without
/// costs it is the millisecond itself.
struct GroupPrices: Sendable {
  /// The profiles of the solver.
  private(set) var prices: [RoadTravelCosts.Price] = []
  /// The travel classes in use, one table each.
  private(set) var classes: [Int] = []
  private var profiles: [Int] = []
  private var fixed: [Int64] = []
  /// One more vehicle of a fleet without end must save an hour.
  private static let hour: Int64 = 3_600_000

  init(_ groups: [VehicleGroup]) {
    func perMillisecond(_ group: VehicleGroup) -> Double { (group.vehicle.costs?.perHour ?? 0) / 3_600_000 }
    func perMillimeter(_ group: VehicleGroup) -> Double { (group.vehicle.costs?.perKilometer ?? 0) / 1e6 }
    // Ten millimetres a millisecond are 36 km/h.
    let unit = groups.map { max(perMillisecond($0), perMillimeter($0) * 10) }.max() ?? 0
    for group in groups {
      let table = classes.firstIndex(of: group.travelClass) ?? classes.count
      if table == classes.count { classes.append(group.travelClass) }
      let price =
        unit > 0
        ? RoadTravelCosts.Price(table: table, time: perMillisecond(group) / unit, distance: perMillimeter(group) / unit)
        : RoadTravelCosts.Price(table: table, time: 1, distance: 0)
      let profile = prices.firstIndex(of: price) ?? prices.count
      if profile == prices.count { prices.append(price) }
      profiles.append(profile)
      let own = unit > 0 ? ((group.vehicle.costs?.fixed ?? 0) / unit).rounded() : 0
      let limit = Double(ArcRoutingProblem.amountLimit)
      fixed.append(group.isUnlimited ? Self.hour : Int64(min(own, limit)))
    }
  }

  func profile(of type: Int) -> Int { profiles[type] }

  func fixedCost(of type: Int) -> Int64 { fixed[type] }

  func cost(of type: Int, milliseconds: Int64, meters: Meters) -> Int64 {
    prices[profiles[type]].cost(milliseconds: milliseconds, millimeters: Int64((meters.rawValue * 1000).rounded()))
  }
}
