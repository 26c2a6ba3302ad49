import Testing

@testable import ArcRouting

/// A right solution, spoilt in every way there is, is refused for the right reason.
@Suite struct CorruptSolutionTests {
  /// A solution that can be changed.
  struct Draft {
    var routes: [Route]
    var unserved: [UnservedService]
    var value: SolutionValue

    /// Changes the decisions of a route; its figures follow where no rule is broken.
    mutating func plan(_ number: Int = 0, _ change: (inout RoutePlan) -> Void) {
      var plan = routes[number].plan
      change(&plan)
      let old = routes[number]
      let kept = Route(plan: plan, stops: old.stops, cost: old.cost, end: old.end, distance: old.distance)
      routes[number] = (try? GuardedTown.evaluator.route(plan, number: number)) ?? kept
    }

    /// Changes what is said of a route.
    mutating func figures(stop: ((Stop) -> Stop)? = nil, cost: Int64 = 0, end: Int64 = 0, distance: Int64 = 0) {
      let old = routes[0]
      var stops = old.stops
      if let stop { stops[1] = stop(stops[1]) }
      routes[0] = Route(
        plan: old.plan, stops: stops, cost: old.cost + cost, end: old.end + end, distance: old.distance + distance)
    }
  }

  struct Corruption: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// The name of the violation.
    let reason: String
    let spoil: @Sendable (inout Draft) -> Void

    init(_ name: String, _ reason: String, _ spoil: @escaping @Sendable (inout Draft) -> Void) {
      (testDescription, self.reason, self.spoil) = (name, reason, spoil)
    }
  }

  private static func service(_ task: Int, pass: Int = 0, mode: Int = 0) -> Visit {
    .service(ServiceID(task: task, pass: pass), mode: mode)
  }

  private static func stop(_ old: Stop, start: Int64 = 0, cost: Int64 = 0, load: Int64 = 0) -> Stop {
    Stop(
      visit: old.visit, arrival: old.arrival, start: old.start + start, end: old.end, cost: old.cost + cost,
      distance: old.distance, loads: old.loads.map { $0 + load })
  }

  /// What takes the time that is wanted elsewhere.
  private static let dumps = [Visit](repeating: .facility(0), count: 15)

  static let visits: [Corruption] = [
    Corruption("a vehicle that is not there", "unknownVehicleType") { $0.plan { $0.vehicleType = 2 } },
    Corruption("a task that is not there", "unknownVisit") { $0.plan { $0.visits[0] = service(5) } },
    Corruption("a task below 0", "unknownVisit") { $0.plan { $0.visits[0] = service(-1) } },
    Corruption("a pass that is not there", "unknownVisit") { $0.plan { $0.visits[0] = service(0, pass: 1) } },
    Corruption("a mode that is not there", "unknownVisit") { $0.plan { $0.visits[0] = service(0, mode: 2) } },
    Corruption("a facility that is not there", "unknownVisit") { $0.plan { $0.visits[2] = .facility(1) } },
    Corruption("a break that is not there", "unknownVisit") { $0.plan { $0.visits[1] = .rest(1) } },
    Corruption("a mode of other vehicles", "notAllowed") { $0.plan { $0.visits[0] = service(0, mode: 1) } },
    Corruption("a task of other vehicles", "notAllowed") { $0.plan(1) { $0.visits.insert(service(1), at: 0) } },
    Corruption("a pass of the other shift", "notAllowed") { $0.plan { $0.visits[4] = service(2, pass: 1) } },
    Corruption("a dump that does not admit it", "notAdmitted") { $0.plan(1) { $0.visits.append(.facility(0)) } },
    Corruption("no way there", "unreachable") { $0.plan(1) { $0.visits.insert(service(4), at: 0) } },
    Corruption("no dump on the way", "overload") { $0.plan { $0.visits.remove(at: 2) } },
    Corruption("not emptied at the end", "notReset") { $0.plan { $0.visits.removeLast() } },
    Corruption("the higher class first", "classOrder") { $0.plan { $0.visits.swapAt(3, 4) } },
  ]

  static let times: [Corruption] = [
    Corruption("a window missed", "outsideTimes") { $0.plan { $0.visits.insert(contentsOf: dumps, at: 3) } },
    Corruption("a closed dump", "outsideTimes") { $0.plan { $0.visits += dumps } },
    Corruption("a break too late", "outsideTimes") { $0.plan { $0.visits.insert($0.visits.remove(at: 1), at: 3) } },
    Corruption("a break left out", "breakCount") { $0.plan { $0.visits.remove(at: 1) } },
    Corruption("a break taken twice", "breakCount") { $0.plan { $0.visits.insert(.rest(0), at: 1) } },
    Corruption("away before the shift", "outsideShift") { $0.plan(1) { $0.departure = 99 } },
    Corruption("away after the shift", "outsideShift") { $0.plan(1) { $0.departure = 201 } },
    Corruption("back after the shift", "outsideShift") { $0.plan(1) { $0.departure = 195 } },
  ]

  static let sums: [Corruption] = [
    Corruption("a vehicle too many", "tooManyVehicles") { $0.routes.append($0.routes[1]) },
    Corruption("a task missing", "unaccounted") { $0.plan { $0.visits.remove(at: 4) } },
    Corruption("a route missing", "unaccounted") { $0.routes.removeLast() },
    Corruption("a task served twice", "repeated") { $0.plan { $0.visits.insert(service(2), at: 5) } },
    Corruption("served, and listed as left out", "unaccounted") {
      $0.unserved.append(UnservedService(ServiceID(task: 0), .fleet))
    },
    Corruption("left out, and not listed", "unaccounted") { $0.unserved.removeLast() },
    Corruption("listed twice", "unaccounted") { $0.unserved.append($0.unserved[0]) },
    Corruption("a task that is not there listed", "unaccounted") {
      $0.unserved.append(UnservedService(ServiceID(task: 9), .fleet))
    },
    Corruption("the locked task not first", "lockBroken") { $0.plan { $0.visits.insert(service(3), at: 0) } },
    Corruption("the locked route of another number", "lockBroken") { $0.routes.swapAt(0, 1) },
    Corruption("a cheaper route", "misstated") { $0.figures(cost: -1) },
    Corruption("a cheaper stop", "misstated") { $0.figures(stop: { stop($0, cost: -1) }) },
    Corruption("a smaller load", "misstated") { $0.figures(stop: { stop($0, load: -1) }) },
    Corruption("an earlier begin", "misstated") { $0.figures(stop: { stop($0, start: -1) }) },
    Corruption("an earlier end", "misstated") { $0.figures(end: -1) },
    Corruption("a shorter way", "misstated") { $0.figures(distance: -1) },
    Corruption("a stop not told of", "misstated") { draft in
      let old = draft.routes[0]
      draft.routes[0] = Route(
        plan: old.plan, stops: old.stops.dropLast(), cost: old.cost, end: old.end, distance: old.distance)
    },
    Corruption("a smaller objective", "valueMisstated") { $0.value.objective -= 1 },
    Corruption("fewer missing", "valueMisstated") { $0.value.missing -= 1 },
  ]

  @Test func theSolutionIsRight() throws {
    let solution = try GuardedTown.solution.get()
    #expect(GuardedTown.evaluator.violations(of: solution).isEmpty)
    #expect(solution.unserved.map(\.reason) == [.prize, .unreachable] && solution.value.missing == 1)
    #expect(Self.visits.count + Self.times.count + Self.sums.count >= 40)
  }

  @Test(arguments: visits + times + sums) func isRefused(corruption: Corruption) throws {
    let solution = try GuardedTown.solution.get()
    var draft = Draft(routes: solution.routes, unserved: solution.unserved, value: solution.value)
    corruption.spoil(&draft)
    let spoilt = Solution(routes: draft.routes, unserved: draft.unserved, value: draft.value)
    let found = GuardedTown.evaluator.violations(of: spoilt).map { "\($0)".prefix { $0 != "(" } }
    #expect(found.contains { $0 == corruption.reason }, "\(found)")
  }

  /// Limits that the town keeps too easily.
  @Test(arguments: [false, true]) func limitsAreKept(isTime: Bool) throws {
    var types = GuardedTown.problem.vehicleTypes
    let route = try GuardedTown.solution.get().routes[0]
    if isTime { types[0].maximumDuration = route.duration - 1 } else { types[0].maximumDistance = route.distance - 1 }
    let given = VariantProblem(problem: GuardedTown.problem, costs: GuardedTown.evaluator.costs).with(types: types)
    let evaluator = SolutionEvaluator(problem: given.problem, costs: given.costs)
    let found = evaluator.violations(of: try GuardedTown.solution.get())
    let expected: Violation =
      isTime ? .tooLong(route: 0, duration: route.duration) : .tooFar(route: 0, distance: route.distance)
    #expect(found == [expected])
  }
}
