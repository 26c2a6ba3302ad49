/// A tour cut into routes of which the largest is small (Frederickson, Hecht and Kim 1978, DOI 10.1137/0207017; for windy postmen
/// Benavent, Corberán, Plana and Sanchis 2009, DOI 10.1002/net.20281).
///
/// Here the cut is the best for the tour: from each of some services on, the smallest limit under which few enough routes take
/// as much as they may, by bisection.
struct TourCut {
  private let own: [Int64]
  /// Prices of going on to the next service, round the tour; from the depot; to the depot.
  private let on: [Int64]
  private let out: [Int64]
  private let home: [Int64]
  private let fixedCost: Int64

  /// Cuts begin at so many services.
  private static let starts = 200

  /// - Returns: `nil` where the depot and the services do not all lead to one another.
  init?(_ plan: RoutePlan, of problem: ArcRoutingProblem, costs: some TravelCosts) {
    let type = problem.vehicleTypes[plan.vehicleType]
    let (start, end) = (problem.depots[type.startDepot].start, type.endDepot.map { problem.depots[$0].end })
    let modes = plan.visits.compactMap { visit in
      if case .service(let id, let mode) = visit { problem.tasks[id.task].modes[mode] } else { nil }
    }
    own = modes.map(\.cost)
    var isWhole = true
    func price(_ from: Place, _ to: Place?) -> Int64 {
      guard let to else { return 0 }
      let leg = costs.leg(from: from, to: to, profile: type.profile)
      if !leg.isReachable { isWhole = false }
      return Int64(leg.cost)
    }
    on = modes.indices.map { price(modes[$0].exit, modes[($0 + 1) % modes.count].entry) }
    out = modes.map { price(start, $0.entry) }
    home = modes.map { price($0.exit, end) }
    fixedCost = type.fixedCost
    guard isWhole, !modes.isEmpty else { return nil }
  }

  /// What the largest route costs, and where routes begin, in the order of the tour.
  /// - Complexity: O(services · starts · log cost).
  func best(_ vehicles: Int) -> (largest: Int64, firsts: [Int]) {
    let services = own.indices
    var best = (largest: Int64.max, firsts: [0])
    let least = services.map { fixedCost + out[$0] + own[$0] + home[$0] }.max() ?? 0
    for start in stride(from: 0, to: services.count, by: max(1, services.count / Self.starts)) {
      var (low, high) = (least, best.largest)
      if high == .max { high = out[start] + own.reduce(0, +) + on.reduce(0, +) + home.reduce(0, +) + fixedCost + least }
      guard low < high, var firsts = firsts(from: start, within: high - 1, vehicles) else { continue }
      high -= 1
      while low < high {
        let middle = low + (high - low) / 2
        if let found = self.firsts(from: start, within: middle, vehicles) {
          (high, firsts) = (middle, found)
        } else {
          low = middle + 1
        }
      }
      best = (high, firsts)
    }
    return best
  }

  /// Routes that take as much as they may. - Returns: `nil` where they are too many.
  private func firsts(from start: Int, within limit: Int64, _ vehicles: Int) -> [Int]? {
    let count = own.count
    var (firsts, cost) = ([Int](), Int64(0))
    for step in 0..<count {
      let service = (start + step) % count
      let goesOn = cost + on[(service + count - 1) % count] + own[service]
      if step > 0, goesOn + home[service] <= limit {
        cost = goesOn
      } else {
        guard firsts.count < vehicles else { return nil }
        firsts.append(service)
        cost = fixedCost + out[service] + own[service]
        guard cost + home[service] <= limit else { return nil }
      }
    }
    return firsts
  }
}

extension PostmanTour {
  /// The tour cut into routes of the converted problem, the largest of which is as small as a cut of this tour allows.
  /// - Precondition: apart from goal and vehicles, it is the same problem that was converted; there is a vehicle.
  /// - Complexity: O(visits · 200 · log cost).
  public func plans(in conversion: RoadConversion, costs: some TravelCosts, vehicles: Int) -> [RoutePlan] {
    let whole = plan(in: conversion)
    if visits.isEmpty { return [] }
    guard let cut = TourCut(whole, of: conversion.problem, costs: costs) else { return [whole] }
    let firsts = cut.best(max(vehicles, 1)).firsts
    let count = whole.visits.count
    return firsts.indices.map { number in
      let (from, to) = (firsts[number], firsts[(number + 1) % firsts.count])
      let length = (to - from + count - 1) % count + 1
      var plan = whole
      plan.visits = (0..<length).map { whole.visits[(from + $0) % count] }
      return plan
    }
  }
}
