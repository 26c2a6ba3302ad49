/// A problem laid out flat for the search: services, their modes, facilities, vehicle types.
struct SearchInstance<Costs: TravelCosts>: Sendable {
  struct Mode {
    var entry: Place
    var exit: Place
    var cost: Int64
    var duration: Int64
    var distance: Int64
    /// Its number in the task.
    var number: Int32
  }

  let problem: ArcRoutingProblem
  let costs: Costs
  let services: [ServiceID]
  let dimensions: Int
  /// Modes of service `s` are those from `firstMode[s]` up to `firstMode[s + 1]`.
  let firstMode: ContiguousArray<Int32>
  let modes: ContiguousArray<Mode>
  private let serviceOfMode: ContiguousArray<Int32>
  /// Loads of mode `m` begin at `m * dimensions`.
  let loads: ContiguousArray<Int64>
  /// Whether type `t` may use mode `m`, at `t * modes.count + m`.
  let allowed: ContiguousArray<Bool>
  let times: ContiguousArray<TimeRule>
  let hasTimes: ContiguousArray<Bool>
  let prizes: ContiguousArray<Int64?>
  let classes: ContiguousArray<Int>
  /// Facilities that admit each type.
  let facilities: [[Int]]
  /// Visits to facilities, as if they were modes.
  let facilityStops: [Mode]
  /// Of type `t`, from `t * dimensions`; `Int64.max` for no limit.
  let capacities: ContiguousArray<Int64>
  /// Whether anything may only be begun at certain times.
  let needsTime: Bool

  init(problem: ArcRoutingProblem, costs: Costs) throws(SolverError) {
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
    var (first, modes, loads): (ContiguousArray<Int32>, ContiguousArray<Mode>, ContiguousArray<Int64>) = ([0], [], [])
    for service in services {
      for (number, mode) in problem.tasks[service.task].modes.enumerated() {
        modes.append(
          Mode(
            entry: mode.entry, exit: mode.exit, cost: mode.cost, duration: mode.duration, distance: mode.distance,
            number: Int32(number)))
        loads += mode.loads
      }
      first.append(Int32(modes.count))
    }
    firstMode = first
    serviceOfMode = ContiguousArray(
      services.indices.flatMap { service in (first[service]..<first[service + 1]).map { _ in Int32(service) } })
    self.modes = modes
    self.loads = loads
    allowed = Self.allowed(problem, services)
    times = ContiguousArray(services.map { problem.tasks[$0.task].passes[$0.pass].times })
    hasTimes = ContiguousArray(times.map { !$0.isAnyTime })
    prizes = ContiguousArray(services.map { problem.tasks[$0.task].prize })
    classes = ContiguousArray(
      services.map { problem.precedence == .withinRoutes ? problem.tasks[$0.task].precedenceClass : 0 })
    facilities = problem.vehicleTypes.indices.map { type in
      problem.facilities.indices.filter { problem.facilities[$0].vehicleTypes?.contains(type) ?? true }
    }
    facilityStops = problem.facilities.map {
      Mode(entry: $0.entry, exit: $0.exit, cost: $0.cost, duration: $0.duration, distance: 0, number: 0)
    }
    capacities = ContiguousArray(problem.vehicleTypes.flatMap { $0.capacities.map { $0 ?? .max } })
    needsTime = hasTimes.contains(true) || problem.facilities.contains { !$0.hours.isAnyTime }
  }

  private static func allowed(_ problem: ArcRoutingProblem, _ services: [ServiceID]) -> ContiguousArray<Bool> {
    var allowed: ContiguousArray<Bool> = []
    for (number, type) in problem.vehicleTypes.enumerated() {
      let selected: Set<Int>
      switch type.tasks {
      case .all: selected = Set(problem.tasks.indices)
      case .only(let list): selected = Set(list)
      case .allBut(let list): selected = Set(problem.tasks.indices).subtracting(list)
      }
      var anyTask = type
      anyTask.tasks = .all
      for service in services {
        let task = problem.tasks[service.task]
        for mode in task.modes {
          allowed.append(
            selected.contains(service.task)
              && anyTask.mayServe(service.task, task.passes[service.pass], mode, as: number))
        }
      }
    }
    return allowed
  }

  func modes(of service: Int) -> Range<Int> { Int(firstMode[service])..<Int(firstMode[service + 1]) }

  /// The service a mode belongs to.
  func service(ofMode mode: Int) -> Int { Int(serviceOfMode[mode]) }

  func isAllowed(_ mode: Int, for type: Int) -> Bool { allowed[type * modes.count + mode] }
}
