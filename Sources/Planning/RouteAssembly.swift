import ArcRouting
import GeoTypes
import Plans
import RoadNetwork
import Routing

/// Writes the solver's routes out as routes of a plan: every arc, moment and load.
struct RouteAssembly {
  let routed: RoutedProblem
  /// What the routes written so far add up to.
  private(set) var totals = PlanTotals()
  private var searches: [Int: PathSearch] = [:]

  init(_ routed: RoutedProblem) { self.routed = routed }

  /// Where the vehicle stands: at the end of an arc, or at a spot off the road.
  private enum Standing {
    case road(PlanArc)
    case spot(Spot)
  }

  /// The route of one vehicle.
  /// - Throws: ``PlanningError/inconsistent(_:)`` where a way that the tables have is not found again.
  mutating func route(_ route: Route, vehicle: Int64) throws(PlanningError) -> PlanRoute {
    let group = routed.context.groups[routed.groups[route.plan.vehicleType]]
    var standing = Standing.spot(group.start)
    var load = Array(repeating: 0.0, count: routed.context.rules.loads.count)
    var steps = [
      PlanStep(work: .start(facility: group.start.facility), arrival: try instant(route.plan.departure), load: load)
    ]
    for stop in route.stops {
      var step = PlanStep(work: .pause(0), arrival: try instant(stop.arrival))
      step.waitingTime = Seconds(Double(stop.start - stop.arrival) / 1000)
      step.serviceTime = Seconds(Double(stop.end - stop.start) / 1000)
      switch stop.visit {
      case .service(let id, let number):
        let task = routed.tasks[id.task]
        let forward = routed.modes[id.task][number].forward
        let arc = PlanArc(task.segment.uid, forward: forward)
        try drive(&step, from: standing, to: .road(arc), group.travelClass)
        step.work = .segment(task.planTask(forward: forward, pass: id.pass + 1))
        for (place, rule) in routed.context.rules.loads.enumerated() { load[place] += task.amount(of: rule) }
        totals.service += task.segment.length.rawValue
        standing = .road(arc)
      case .facility(let number):
        let facility = routed.context.resets[number]
        try drive(&step, from: standing, to: .spot(.facility(facility.id)), group.travelClass)
        step.work = .facility(facility.id)
        for (place, rule) in routed.context.rules.loads.enumerated() where rule.reset == facility.kind {
          load[place] = 0
        }
        standing = .spot(.facility(facility.id))
      case .rest(let number):
        step.work = .pause(group.vehicle.breaks[number].id)
      }
      step.load = load
      steps.append(step)
    }
    var end = PlanStep(work: .end(facility: group.end?.facility), arrival: try instant(route.end), load: load)
    if let spot = group.end { try drive(&end, from: standing, to: .spot(spot), group.travelClass) }
    steps.append(end)
    return PlanRoute(vehicle: vehicle, steps: steps)
  }

  private func instant(_ milliseconds: Int64) throws(PlanningError) -> PlanInstant {
    guard let moment = routed.context.midnight.advanced(byMilliseconds: milliseconds) else {
      throw .outOfTime(routed.context.midnight)
    }
    return moment
  }

  // MARK: Driving

  private mutating func drive(
    _ step: inout PlanStep, from: Standing, to: Standing, _ number: Int
  ) throws(PlanningError) {
    if case .spot(let a) = from, case .spot(let b) = to, node(a, number) == node(b, number) { return }
    let travel = routed.context.classes[number]
    let search = searches[number] ?? PathSearch(travel.index)
    searches[number] = search
    guard let path = search.path(from: sources(from, travel, number), to: targets(to, travel, number)) else {
      throw .inconsistent("no way from \(from) to \(to)")
    }
    // Pieces without length stand for the ends of the arcs in service.
    let driven = path.steps.filter { $0.length > .zero }
    step.path = driven.map { PlanArc($0.segment, forward: $0.forward) }
    step.driveTime = path.time.seconds
    let streets = routed.context.streets
    step.distance = driven.reduce(.zero) { $0 + (streets[$1.segment]?.length ?? .zero) }
    totals.deadhead += step.distance.rawValue
    totals.uTurns += path.count(of: .uTurn)
    totals.crossingTurns += path.count(of: .crossing)
  }

  private func node(_ spot: Spot, _ number: Int) -> NodeID? { routed.context.nodes[spot]?[number] }

  private func sources(_ standing: Standing, _ travel: TravelClass, _ number: Int) -> [ArcPlace] {
    switch standing {
    case .road(let arc): travel.graph.arc(arc.segment, forward: arc.forward).map { [travel.graph.end(of: $0)] } ?? []
    case .spot(let spot): node(spot, number).map { travel.departures($0) } ?? []
    }
  }

  private func targets(_ standing: Standing, _ travel: TravelClass, _ number: Int) -> [ArcPlace] {
    switch standing {
    case .road(let arc): travel.graph.arc(arc.segment, forward: arc.forward).map { [travel.graph.start(of: $0)] } ?? []
    case .spot(let spot): node(spot, number).map { travel.arrivals($0) } ?? []
    }
  }
}

/// A search that keeps its scratch from one question to the next.
private final class PathSearch {
  private var query: DriveQuery

  init(_ index: DriveIndex) { query = DriveQuery(index) }

  func path(from sources: [ArcPlace], to targets: [ArcPlace]) -> RoutePath? {
    query.path(from: sources, to: targets)
  }
}

extension Spot {
  /// The facility that it is, if it is one.
  var facility: String? {
    if case .facility(let id) = self { id } else { nil }
  }
}
