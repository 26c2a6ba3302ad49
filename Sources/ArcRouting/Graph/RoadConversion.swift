/// What of a road problem a task covers.
public enum RoadTask: Hashable, Sendable {
  /// The link of that number.
  case link(Int)
  /// The required node of that number in the list.
  case requiredNode(Int)
}

/// How a task of a road problem is done.
public enum RoadMode: Hashable, Sendable {
  /// From tail to head.
  case forward
  /// From head to tail.
  case backward
  /// A node, where it does not matter how the vehicle came, or where it departs from.
  case standing
  /// A node, after coming along a link.
  case arriving(link: Int, isForward: Bool)
}

/// A road problem as a problem of places, with the graph that its travel costs are searched in.
public struct RoadConversion: Hashable, Sendable {
  /// What the search solves.
  public let problem: ArcRoutingProblem
  /// What each task covers.
  public let tasks: [RoadTask]
  /// What each mode of each task means.
  public let modes: [[RoadMode]]
  /// The ways between places.
  public let graph: TravelGraph
  /// The places where drives begin.
  public let rows: [Place]
  /// The places where drives end.
  public let columns: [Place]
  /// Whether time is cost, since the cost of a route is limited; otherwise time does not count.
  public let durationIsCost: Bool

  /// The node at which each place is, and whether one comes there by driving a link.
  let stands: RoadStands

  /// Bytes that `table` takes.
  public var tableSize: Int { 4 * Set(rows).count * Set(columns).count }

  /// The travel costs as a table. - Throws: `TravelCostsError` where it is too large or a sum does not fit.
  public func table() throws(TravelCostsError) -> RowTravelCosts {
    try RowTravelCosts(graph, from: rows, to: columns, durationIsCost: durationIsCost)
  }

  /// The travel costs searched when asked for. - Throws: `TravelCostsError` where a sum might not fit.
  public func searched(memoryLimit: Int) throws(TravelCostsError) -> SearchedTravelCosts {
    try SearchedTravelCosts(
      graph, from: rows, to: columns, durationIsCost: durationIsCost, memoryLimit: memoryLimit)
  }
}

extension RoadProblem {
  /// Makes places of nodes, or of ends of links where turns count, and tasks of what is required.
  ///
  /// An edge to be served becomes a task with a mode for each direction, an arc one with a single mode. A required node has one
  /// mode; where turns count, one for each direction that leads to it, and one at the depot and at facilities for a vehicle
  /// that has been at rest there: what the next turn costs depends on where the vehicle came from only, so that modes for
  /// pairs of links, as many as there are turns, would add nothing. Where the cost of routes is limited, times are costs.
  /// - Throws: `RoadProblemError`, naming the link, node or turn at fault.
  /// - Complexity: linear in nodes, links and pairs of links that meet.
  public func converted() throws(RoadProblemError) -> RoadConversion {
    try check()
    let places = RoadPlaces(self)
    let listed = roadTasks()
    let built = try built(listed, places)
    let graph: TravelGraph
    do throws(TravelCostsError) { graph = try TravelGraph(placeCount: places.count, arcs: places.arcs) } catch {
      throw .travelCosts(error)
    }
    let served = built.problem.tasks.flatMap(\.modes)
    let (problem, depots) = (built.problem, built.problem.depots)
    return RoadConversion(
      problem: problem, tasks: listed, modes: built.modes, graph: graph,
      rows: depots.map(\.start) + problem.facilities.map(\.exit) + served.map(\.exit),
      columns: depots.map(\.end) + problem.facilities.map(\.entry) + served.map(\.entry),
      durationIsCost: routeCostLimit != nil, stands: places.stands)
  }

  private func roadTasks() -> [RoadTask] {
    links.indices.filter { links[$0].service != nil }.map { .link($0) }
      + requiredNodes.indices.map { .requiredNode($0) }
  }

  private func built(
    _ listed: [RoadTask], _ places: RoadPlaces
  ) throws(RoadProblemError) -> (problem: ArcRoutingProblem, modes: [[RoadMode]]) {
    var (tasks, modes) = ([ServiceTask](), [[RoadMode]]())
    for task in listed {
      let (made, itsModes) = serviceTask(task, places)
      tasks.append(made)
      modes.append(itsModes)
    }
    let rest = places.rest(at: depot)
    let isLoaded = countsLoad
    let facilities = facilities.enumerated().map { number, node in
      let rest = places.rest(at: node)
      return Facility(
        name: "facility \(number)", entry: rest.arrive, exit: rest.depart, resets: [0], cost: emptyingCost,
        duration: duration(emptyingCost))
    }
    do throws(ProblemError) {
      let problem = try ArcRoutingProblem(
        placeCount: places.count, tasks: tasks, vehicleTypes: [vehicleType()],
        depots: [Depot(name: "depot", start: rest.depart, end: rest.arrive)],
        loadDimensions: isLoaded ? [LoadDimension(name: "load")] : [], facilities: facilities,
        objective: goal == .largest ? .minMax(.cost) : .totalCost)
      return (problem, modes)
    } catch { throw .problem(error) }
  }

  /// Whether loads matter at all.
  private var countsLoad: Bool { capacity != nil || !facilities.isEmpty || emptiesBeforeEnd }

  private func duration(_ cost: Int64) -> Int64 { routeCostLimit == nil ? 0 : cost }

  /// A vehicle that is not emptied at a facility in the end is emptied at the depot: that much of cost and time goes with
  /// every route.
  private func vehicleType() -> VehicleType {
    let endCost = emptiesBeforeEnd ? 0 : emptyingCost
    return VehicleType(
      name: "vehicle", count: vehicleLimit, capacities: countsLoad ? [capacity] : [], fixedCost: endCost,
      maximumDuration: routeCostLimit.map { min(max($0 - endCost, 0), ArcRoutingProblem.amountLimit) },
      resetBeforeEnd: emptiesBeforeEnd ? [0] : [])
  }

  private func serviceTask(_ task: RoadTask, _ places: RoadPlaces) -> (ServiceTask, [RoadMode]) {
    func mode(_ entry: Place, _ exit: Place, cost: Int64, demand: Int64) -> ServiceMode {
      ServiceMode(entry: entry, exit: exit, cost: cost, duration: duration(cost), loads: countsLoad ? [demand] : [])
    }
    switch task {
    case .requiredNode(let number):
      let required = requiredNodes[number]
      let stands = places.stands(at: required.node)
      let modes = stands.map { mode($0.place, $0.place, cost: required.cost, demand: required.demand) }
      return (
        ServiceTask(name: "required node \(number) at \(required.node)", kind: .node, modes: modes), stands.map(\.mode)
      )
    case .link(let number):
      let link = links[number]
      var (modes, meanings) = ([ServiceMode](), [RoadMode]())
      for isForward in [true, false] {
        guard let service = link.service, let cost = isForward ? service.forward : service.backward,
          let way = places.direction(of: number, isForward: isForward)
        else { continue }
        modes.append(mode(way.entry, way.exit, cost: cost, demand: service.demand))
        meanings.append(isForward ? .forward : .backward)
      }
      let passes = Array(repeating: ServicePass(), count: link.service?.passes ?? 1)
      let name = "link \(number) from \(link.tail) to \(link.head)"
      return (
        ServiceTask(name: name, kind: modes.count == 2 ? .edge : .arc, modes: modes, passes: passes), meanings
      )
    }
  }
}
