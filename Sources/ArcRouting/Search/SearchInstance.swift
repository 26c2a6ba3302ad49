/// A problem laid out flat for the search: services, their modes, facilities, vehicle types.
///
/// Travel costs are held as an existential: generic code cannot be specialised for the types of callers in other modules,
/// and one dynamic call costs less than the memory access behind it.
final class SearchInstance: Sendable {
  struct Mode: Sendable {
    var entry: Place
    var exit: Place
    var cost: Int64
    var duration: Int64
    var distance: Int64
    /// Its number in the task.
    var number: Int32
    var service: Int32
    var loads: Loads
  }

  let problem: ArcRoutingProblem
  let costs: any TravelCosts
  let services: [ServiceID]
  let dimensions: Int
  /// Modes of service `s` are those from `firstMode[s]` up to `firstMode[s + 1]`.
  let firstMode: ContiguousArray<Int32>
  let modes: ContiguousArray<Mode>
  /// Whether type `t` may use mode `m`, at `t * modes.count + m`.
  let allowed: ContiguousArray<Bool>
  let times: ContiguousArray<TimeRule>
  let hasTimes: ContiguousArray<Bool>
  let prizes: ContiguousArray<Int64?>
  let classes: ContiguousArray<Int>
  let hasClasses: Bool
  let vehicles: ContiguousArray<VehicleFacts>
  /// Facilities that admit each type.
  let facilities: [[Int]]
  /// Visits to facilities, as if they were modes.
  let facilityStops: [Mode]
  /// The load dimensions that each facility resets.
  let facilityResets: [LoadSet]
  /// The plan that was in force.
  let former: FormerPlan?
  /// Whether services take up the same in every mode.
  let hasLikeLoads: Bool
  /// Whether any service has more than one mode.
  let hasChoiceOfModes: Bool

  init(problem: ArcRoutingProblem, costs: some TravelCosts) throws(SolverError) {
    guard costs.placeCount >= problem.placeCount, costs.profileCount >= problem.profileCount else {
      throw .travelCosts(
        places: costs.placeCount, needed: problem.placeCount, profiles: costs.profileCount,
        profilesNeeded: problem.profileCount)
    }
    try problem.requireSupported()
    self.problem = problem
    self.costs = costs
    services = problem.services
    dimensions = problem.loadDimensions.count
    var (first, modes): (ContiguousArray<Int32>, ContiguousArray<Mode>) = ([0], [])
    for (service, id) in services.enumerated() {
      for (number, mode) in problem.tasks[id.task].modes.enumerated() {
        modes.append(Mode(mode, number: number, service: service))
      }
      first.append(Int32(modes.count))
    }
    firstMode = first
    self.modes = modes
    hasLikeLoads = services.indices.allSatisfy { service in
      let range = Int(first[service])..<Int(first[service + 1])
      return range.allSatisfy { modes[$0].loads == modes[range.lowerBound].loads }
    }
    hasChoiceOfModes = modes.count > services.count
    allowed = Self.allowed(problem, services)
    times = ContiguousArray(services.map { problem.tasks[$0.task].passes[$0.pass].times })
    hasTimes = ContiguousArray(times.map { !$0.isAnyTime })
    prizes = ContiguousArray(services.map { problem.tasks[$0.task].prize })
    classes = ContiguousArray(
      services.map { problem.precedence == .withinRoutes ? problem.tasks[$0.task].precedenceClass : 0 })
    former = FormerPlan(problem, services)
    hasClasses = Set(classes).count > 1
    facilities = problem.vehicleTypes.indices.map { type in
      problem.facilities.indices.filter { problem.facilities[$0].vehicleTypes?.contains(type) ?? true }
    }
    facilityStops = problem.facilities.map(Mode.init)
    facilityResets = problem.facilities.map { LoadSet($0.resets) }
    let needsTime = hasTimes.contains(true) || problem.facilities.contains { !$0.hours.isAnyTime }
    vehicles = Self.vehicles(problem, needsTime: needsTime, allowed: allowed, modeCount: modes.count)
  }

  private static func allowed(_ problem: ArcRoutingProblem, _ services: [ServiceID]) -> ContiguousArray<Bool> {
    var allowed: ContiguousArray<Bool> = []
    for (number, type) in problem.vehicleTypes.enumerated() {
      var selected = [Bool](repeating: false, count: problem.tasks.count)
      switch type.tasks {
      case .all: for task in selected.indices { selected[task] = true }
      case .only(let list): for task in list { selected[task] = true }
      case .allBut(let list):
        for task in selected.indices { selected[task] = true }
        for task in list { selected[task] = false }
      }
      var anyTask = type
      anyTask.tasks = .all
      for service in services {
        let task = problem.tasks[service.task]
        for mode in task.modes {
          allowed.append(
            selected[service.task] && anyTask.mayServe(service.task, task.passes[service.pass], mode, as: number))
        }
      }
    }
    return allowed
  }

  func modes(of service: Int) -> Range<Int> { Int(firstMode[service])..<Int(firstMode[service + 1]) }

  /// The service a mode belongs to.
  func service(ofMode mode: Int) -> Int { Int(modes[mode].service) }

  func isAllowed(_ mode: Int, for type: Int) -> Bool { allowed[type * modes.count + mode] }

  /// The profile by which neighbours of a service are found: that of the first type that may do it.
  func profile(for service: Int) -> Int {
    let type = vehicles.indices.first { type in modes(of: service).contains { isAllowed($0, for: type) } }
    return vehicles[type ?? 0].profile
  }
}

extension SearchInstance.Mode {
  fileprivate init(_ mode: ServiceMode, number: Int, service: Int) {
    var loads = Loads.zero
    for (dimension, load) in mode.loads.enumerated() { loads[dimension] = load }
    self.init(
      entry: mode.entry, exit: mode.exit, cost: mode.cost, duration: mode.duration, distance: mode.distance,
      number: Int32(number), service: Int32(service), loads: loads)
  }

  fileprivate init(_ facility: Facility) {
    self.init(
      entry: facility.entry, exit: facility.exit, cost: facility.cost, duration: facility.duration, distance: 0,
      number: 0, service: -1, loads: .zero)
  }
}
