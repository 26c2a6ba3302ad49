import ArcRouting
import TestKit

/// Objectives, problems that cannot be done, stages and plans that were in force.
extension VariantDraw {
  /// Two or three vehicles that share the work.
  mutating func largest(_ objective: Objective) {
    self.objective = objective
    addDimension()
    addEdges(4...6)
    setCapacities(60...100)
    types[0].count = random.int(in: 2...3)
    (types[0].fixedCost, types[0].costPerDuration) = (number(0...9), number(0...1))
    if chance(30) { tasks[0].prize = number(10...60) }
    if chance(30) { tasks[1].passes[0].times = TimeRule(windows: [TimeWindow(number(10...30), 90)]) }
  }

  mutating func weighted(_ measure: Objective.Measure) {
    addDimension()
    addEdges(3...4, oneWay: 50)
    setCapacities(60...100)
    (types[0].count, types[0].costPerDuration) = (random.int(in: 2...3), number(0...1))
    objective = .weighted(total: number(0...1), longest: number(1...4), balance: number(0...2), measure)
  }

  /// Some tasks cannot be done at all, each for a reason of its own, and the vehicles do not suffice for the others.
  mutating func partial() {
    addDimension()
    addEdges(3...6)
    types.append(VehicleType(name: "v1"))
    setCapacities(40...70)
    for type in types.indices {
      (types[type].count, types[type].fixedCost) = (random.int(in: 0...1), number(0...9))
      types[type].shift.window = TimeWindow(0, number(30...90))
      if chance(30) { types[type].maximumDuration = number(15...50) }
      if chance(30) { types[type].maximumDistance = number(15...50) }
    }
    if chance(30) { arcs[0].removeAll { $0.head.index == 3 } }
    if chance(30) { for mode in tasks[0].modes.indices { tasks[0].modes[mode].loads = [40] } }
    if chance(30) { tasks[1].passes[0].times = TimeRule(windows: [TimeWindow(0, number(0...6))]) }
    if chance(30) { for mode in tasks[2].modes.indices { tasks[2].modes[mode].vehicleTypes = [1] } }
    if chance(20) { for mode in tasks[1].modes.indices { tasks[1].modes[mode].duration = 60 } }
    if chance(20) { for mode in tasks[2].modes.indices { tasks[2].modes[mode].distance = 60 } }
    if chance(25) { tasks[1].prize = number(0...40) }
    if chance(20) { tasks[0].passes[0].shift = 0 }
    if chance(20) { types[1].shift.number = 1 }
  }

  /// Classes of one or two areas, done by one or two vehicles at the same time.
  mutating func stages() {
    addDimension()
    addEdges(3...4, oneWay: 50)
    for task in tasks.indices {
      (tasks[task].precedenceClass, tasks[task].area) = (random.int(in: 0...2), chance(80) ? 0 : 1)
    }
    setCapacities(60...100)
    (types[0].fixedCost, types[0].count) = (number(0...25), random.int(in: 1...3))
    types[0].shift.window = TimeWindow(number(0...5), number(40...80))
    if chance(30) { types[0].maximumDuration = number(30...60) }
    if chance(20) { tasks[0].prize = number(5...40) }
    precedence = .inStages
  }

  /// A plan that can be kept, locked in part, that fits the tasks badly.
  mutating func planBefore() {
    addDimension()
    addEdges(3...4, oneWay: 50)
    if chance(40) { types.append(VehicleType(name: "v1", fixedCost: number(0...15))) }
    setCapacities(60...100)
    types[0].fixedCost = number(0...20)
    var routes: [PreviousPlan.Route] = []
    for task in tasks.indices.shuffled(using: &random) where chance(85) {
      let service = ServiceID(task: task)
      let fits = routes.indices.filter { route in
        let load = routes[route].services.reduce(tasks[task].modes[0].loads[0]) {
          $0 + tasks[$1.task].modes[0].loads[0]
        }
        return load <= types[routes[route].vehicleType].capacities[0] ?? 0
      }
      if let route = fits.randomElement(using: &random), chance(60) {
        routes[route].services.append(service)
      } else {
        routes.append(.init(vehicleType: random.int(in: 0...types.count - 1), services: [service]))
      }
    }
    for route in routes.indices where chance(40) {
      routes[route].lockedCount = random.int(in: 1...routes[route].services.count)
    }
    if chance(40) { tasks[0].prize = number(5...30) }
    previousPlan = PreviousPlan(routes: routes, changeCost: number(0...20))
  }

  /// A plan that cannot be kept: vehicles have dropped out, and some tasks do not fit any more.
  mutating func fewerVehicles() {
    planBefore()
    guard let routes = previousPlan?.routes else { return }
    for type in types.indices {
      let own = routes.filter { $0.vehicleType == type }
      let locked = own.count { $0.lockedCount > 0 }
      types[type].count = random.int(in: locked...max(locked, own.count - 1))
    }
    let isLocked = Set(routes.flatMap { $0.services.prefix($0.lockedCount) })
    for task in tasks.indices where chance(20) && !isLocked.contains(ServiceID(task: task)) {
      for mode in tasks[task].modes.indices { tasks[task].modes[mode].loads = [1_000] }
    }
  }
}
