public import ArcRouting

extension RoadSolution {
  /// Writes down what a solver found on the places of a converted problem.
  /// - Parameter withWays: whether to search the nodes driven through between stops.
  /// - Precondition: the solution is one of the conversion's problem.
  /// - Complexity: a search through the graph for each stop with ways, otherwise linear.
  public init(_ solution: Solution, of problem: RoadProblem, _ conversion: RoadConversion, withWays: Bool = true) {
    let routes = solution.routes.map { route in
      Self.route(route, of: problem, conversion, withWays: withWays)
    }
    let total = routes.reduce(0) { $0 + $1.cost }
    let largest = routes.map(\.cost).max() ?? 0
    self.init(
      instance: problem.name, cost: total, objective: problem.goal == .largest ? largest : total, routes: routes,
      unserved: solution.unserved.map { unserved in
        Unserved(
          visit: Self.visit(unserved.service, mode: 0, conversion), reason: unserved.reason.rawValue)
      })
  }

  private static func route(
    _ route: ArcRouting.Route, of problem: RoadProblem, _ conversion: RoadConversion, withWays: Bool
  ) -> Route {
    let type = conversion.problem.vehicleTypes[route.plan.vehicleType]
    let depot = conversion.problem.depots[type.startDepot]
    var (place, stops) = (depot.start, [Stop]())
    var (load, taken) = (Int64(0), Int64(0))
    for stop in route.stops {
      let ends = ends(of: stop.visit, conversion)
      let visit: Visit
      switch stop.visit {
      case .service(let id, let mode):
        visit = Self.visit(id, mode: mode, conversion)
        let demand = demand(of: conversion.tasks[id.task], problem)
        (load, taken) = (load + demand, taken + demand)
      case .facility(let number):
        visit = .facility(number)
        load = 0
      case .rest: continue
      }
      // The cost of emptying at the end is part of the fixed cost there, and of the end of the route here.
      stops.append(
        Stop(
          visit: visit, from: conversion.node(of: ends.entry), to: conversion.node(of: ends.exit),
          way: withWays ? conversion.way(from: place, to: ends.entry) : nil,
          cost: stop.cost - type.fixedCost, load: load))
      place = ends.exit
    }
    return Route(
      stops: stops, wayBack: withWays ? conversion.way(from: place, to: depot.end) : nil, cost: route.cost, load: taken)
  }

  private static func demand(of task: RoadTask, _ problem: RoadProblem) -> Int64 {
    switch task {
    case .link(let number): problem.links[number].service?.demand ?? 0
    case .requiredNode(let number): problem.requiredNodes[number].demand
    }
  }

  private static func ends(of visit: ArcRouting.Visit, _ conversion: RoadConversion) -> (entry: Place, exit: Place) {
    switch visit {
    case .service(let id, let mode):
      let mode = conversion.problem.tasks[id.task].modes[mode]
      return (mode.entry, mode.exit)
    case .facility(let number):
      let facility = conversion.problem.facilities[number]
      return (facility.entry, facility.exit)
    case .rest: preconditionFailure("vehicles on roads take no breaks")
    }
  }

  private static func visit(_ service: ServiceID, mode: Int, _ conversion: RoadConversion) -> Visit {
    switch conversion.tasks[service.task] {
    case .link(let link):
      .link(link, isForward: conversion.modes[service.task][mode] == .forward, pass: service.pass)
    case .requiredNode(let number): .requiredNode(number)
    }
  }
}
