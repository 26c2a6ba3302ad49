import ArcRouting
import GeoTypes
import Plans
import RoadNetwork
import Routing

/// Says why no vehicle can drive to a task, or back from it.
struct NoWayWords {
  private let routed: RoutedProblem
  private var known: [Int: (Plans.UnservedReason, String?)] = [:]
  /// So many are looked into one by one, as each takes a look at the whole network.
  private let most: Int

  init(_ routed: RoutedProblem) {
    self.routed = routed
    most = max(100, 30_000_000 / max(1, routed.context.streets.network.segments.count))
  }

  /// The reason for a task that is unreachable for every vehicle.
  mutating func reason(for number: Int) -> (Plans.UnservedReason, String?) {
    if let known = known[number] { return known }
    guard known.count < most else { return (.unreachable, "no way leads there and back that the vehicle may drive") }
    let found = found(for: number)
    known[number] = found
    return found
  }

  private func found(for number: Int) -> (Plans.UnservedReason, String?) {
    let task = routed.tasks[number]
    guard let mode = routed.problem.tasks[number].modes.first, let type = mode.vehicleTypes?.first else {
      return (.unreachable, nil)
    }
    let vehicle = routed.problem.vehicleTypes[type]
    let group = routed.context.groups[routed.groups[type]]
    let travel = routed.context.classes[group.travelClass]
    func place(_ spot: Spot?, leaving: Bool) -> RoadPlace? {
      guard let node = spot.flatMap({ routed.context.nodes[$0]?[group.travelClass] }) else { return nil }
      let arcs = leaving ? travel.departures(node) : travel.arrivals(node)
      return arcs.first.map { RoadPlace(segment: travel.graph.segment(of: $0.arc), offset: .zero) }
    }
    let own = RoadPlace(segment: task.segment.uid, offset: .zero)
    let isReached = routed.costs.leg(
      from: routed.problem.depots[vehicle.startDepot].start, to: mode.entry, profile: vehicle.profile
    ).isReachable
    let other = isReached ? place(group.end, leaving: false) : place(group.start, leaving: true)
    guard let other else {
      return (.unreachable, isReached ? "no road leads to where the shift ends" : "no road leaves the start")
    }
    let why = travel.graph.reasonForNoRoute(from: isReached ? own : other, to: isReached ? other : own)
    if why == .island { return (.island, nil) }
    return (.unreachable, (isReached ? "no way back from there: " : "no way there: ") + Self.words(why))
  }

  private static func words(_ why: NoRouteReason) -> String {
    switch why {
    case .oneWayTrap: "one-way roads are against it; where the map is cut off, ways beyond it are not known"
    case .turnBans: "turn rules are against it, or it would need a U-turn that the vehicle may not make"
    case .forbidden: "it leads over roads that the vehicle may not use"
    case .closed: "it leads over closed roads"
    case .island, .unknownSegment, .startForbidden, .targetForbidden: why.description
    }
  }
}
