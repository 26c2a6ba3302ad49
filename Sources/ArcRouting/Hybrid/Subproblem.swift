/// Some services of a problem, and some of its vehicles, as a problem of their own: what a part of the routes is searched in.
struct Subproblem {
  let instance: SearchInstance
  /// The number in the whole problem of each service.
  let services: ContiguousArray<Int32>

  /// - Parameters:
  ///   - chosen: services of the whole, in any order.
  ///   - vehicles: how many of each type there are; `nil` for no limit.
  /// - Complexity: linear in the services and the vehicle types; lists of tasks of a type are gone through.
  init(_ whole: SearchInstance, _ chosen: some Sequence<Int32>, vehicles: [Int?]) {
    services = ContiguousArray(chosen.sorted())
    var tasks: [ServiceTask] = []
    var taskOf: [Int: Int] = [:]
    for service in services {
      let id = whole.services[Int(service)]
      let pass = whole.problem.tasks[id.task].passes[id.pass]
      if let known = taskOf[id.task] {
        tasks[known].passes.append(pass)
      } else {
        taskOf[id.task] = tasks.count
        tasks.append(whole.problem.tasks[id.task])
        tasks[tasks.count - 1].passes = [pass]
      }
    }
    let types = zip(whole.problem.vehicleTypes, vehicles).map { type, count in
      var type = type
      type.count = count
      type.tasks = type.tasks.restricted { taskOf[$0] }
      return type
    }
    do {
      let all = whole.problem
      let problem = try ArcRoutingProblem(
        placeCount: all.placeCount, profileCount: all.profileCount, tasks: tasks, vehicleTypes: types,
        depots: all.depots, loadDimensions: all.loadDimensions, facilities: all.facilities, objective: all.objective,
        precedence: all.precedence)
      instance = try SearchInstance(problem: problem, costs: whole.costs)
    } catch { preconditionFailure("a part of a problem that was checked breaks a rule: \(error)") }
  }

  /// Routes of the whole in the part's numbers. - Precondition: all their services are in the part.
  func routes(fromWhole routes: [OrderedRoute]) -> [OrderedRoute] {
    routes.map { renumber($0) { Int32(place(of: $0)) } }
  }

  /// Routes of the part in the numbers of the whole.
  func routes(inWhole routes: [OrderedRoute]) -> [OrderedRoute] {
    routes.map { renumber($0) { services[Int($0)] } }
  }

  /// Steps of the part in the numbers of the whole.
  func steps(inWhole steps: ContiguousArray<RouteStep>, whole: SearchInstance) -> ContiguousArray<RouteStep> {
    ContiguousArray(
      steps.map { step in
        guard let mode = step.mode else { return step }
        let service = Int(services[instance.service(ofMode: mode)])
        return .mode(Int(whole.firstMode[service]) + Int(instance.modes[mode].number))
      })
  }

  private func renumber(_ route: OrderedRoute, _ number: (Int32) -> Int32) -> OrderedRoute {
    let stops = route.stops.map { stop -> OrderedStop in
      if case .service(let service) = stop { .service(number(service)) } else { stop }
    }
    return OrderedRoute(type: route.type, stops: ContiguousArray(stops))
  }

  /// Where a service stands in the ascending list.
  private func place(of service: Int32) -> Int {
    var (low, high) = (0, services.count)
    while low < high {
      let middle = (low + high) / 2
      if services[middle] < service { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension TaskSelection {
  /// The same for tasks with other numbers; those without one are left out.
  fileprivate func restricted(_ number: (Int) -> Int?) -> TaskSelection {
    switch self {
    case .all: .all
    case .only(let list): .only(list.compactMap(number))
    case .allBut(let list): .allBut(list.compactMap(number))
    }
  }
}
