import ArcRouting
import Plans

/// Says what the vehicles lack that could do a service which was left out for want of room.
struct FleetRoom {
  private let routed: RoutedProblem
  private let reach: WorkReach
  private let routesOfType: [Int: [Route]]

  init(_ routed: RoutedProblem, routes: [Route]) {
    self.routed = routed
    reach = WorkReach(routed)
    routesOfType = Dictionary(grouping: routes, by: \.plan.vehicleType)
  }

  /// - Complexity: O(routes × loads).
  func shortage(for task: Int) -> (Plans.UnservedReason, String) {
    let modes = routed.problem.tasks[task].modes
    let types = routed.problem.vehicleTypes.indices.filter { type in
      modes.contains { $0.vehicleTypes?.contains(type) ?? true }
    }
    let loads = types.map { fullLoad($0, modes) }
    if let first = loads.first, let load = first, loads.allSatisfy({ $0 != nil }) {
      let rules = routed.context.rules.loads
      return load < rules.count
        ? (.capacity, "every vehicle for it is full and reaches no \(rules[load].reset.rawValue) site")
        : (.shift, "every vehicle for it has its greatest number of tasks")
    }
    if types.allSatisfy({ isFar($0, modes) }) { return (.maxDistance, "every vehicle for it has driven its distance") }
    let routes = types.flatMap { routesOfType[$0] ?? [] }
    if !routes.isEmpty, !routes.contains(where: { hasGap($0, for: modes) }) {
      return (.unreachable, "no way leads there from the other work of a vehicle for it and on: it may turn nowhere")
    }
    return (.shift, "no shift of a vehicle for it has that much time left")
  }

  /// Whether one of the modes can be driven to and on from between two stops of a route.
  private func hasGap(_ route: Route, for modes: [ServiceMode]) -> Bool {
    let problem = routed.problem
    let vehicle = problem.vehicleTypes[route.plan.vehicleType]
    let own = modes.filter { $0.vehicleTypes?.contains(route.plan.vehicleType) ?? true }
    var stand = problem.depots[vehicle.startDepot].start
    func joins(_ next: Place?) -> Bool {
      own.contains { mode in
        routed.costs.leg(from: stand, to: mode.entry, profile: vehicle.profile).isReachable
          && next.map { routed.costs.leg(from: mode.exit, to: $0, profile: vehicle.profile).isReachable } ?? true
      }
    }
    for stop in route.stops {
      let ends: (entry: Place, exit: Place)
      switch stop.visit {
      case .service(let id, let mode):
        let served = problem.tasks[id.task].modes[mode]
        ends = (served.entry, served.exit)
      case .facility(let number): ends = (problem.facilities[number].entry, problem.facilities[number].exit)
      case .rest: continue
      }
      if joins(ends.entry) { return true }
      stand = ends.exit
    }
    return joins(vehicle.endDepot.map { problem.depots[$0].end })
  }

  /// The load of which no vehicle of a type can take what a task needs, with nowhere to reset it.
  private func fullLoad(_ type: Int, _ modes: [ServiceMode]) -> Int? {
    let vehicle = routed.problem.vehicleTypes[type]
    let routes = routesOfType[type] ?? []
    guard let count = vehicle.count, routes.count >= count else { return nil }
    return routed.problem.loadDimensions.indices.first { load in
      guard let capacity = vehicle.capacities[load] else { return false }
      let isReset = routed.problem.facilities.contains { facility in
        facility.resets.contains(load) && reach.canVisit(entry: facility.entry, exit: facility.exit, as: vehicle)
      }
      guard !isReset else { return false }
      let need = modes.map { $0.loads[load] }.min() ?? 0
      return routes.allSatisfy { ($0.stops.last?.loads[load] ?? 0) + need > capacity }
    }
  }

  private func isFar(_ type: Int, _ modes: [ServiceMode]) -> Bool {
    let vehicle = routed.problem.vehicleTypes[type]
    let routes = routesOfType[type] ?? []
    guard let most = vehicle.maximumDistance, let count = vehicle.count, routes.count >= count else { return false }
    let least = modes.map(\.distance).min() ?? 0
    return routes.allSatisfy { $0.distance + least > most }
  }
}
