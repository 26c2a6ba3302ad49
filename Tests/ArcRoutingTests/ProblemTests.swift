import ArcRouting
import Testing

@Suite struct ProblemTests {
  static let window = TimeWindow(0, 10)

  /// Three places in a row, one edge, one vehicle; changed as each case asks.
  static func problem(
    task: (inout ServiceTask) -> Void = { _ in }, vehicle: (inout VehicleType) -> Void = { _ in },
    facilities: [Facility] = [], objective: Objective = .totalCost, precedence: Precedence = .none,
    previousPlan: PreviousPlan? = nil, depot: UInt32 = 0, tasks: Int = 1
  ) throws(ProblemError) -> ArcRoutingProblem {
    let list = (0..<tasks).map { number in
      var edge = ServiceTask.edge("street \(number)", Place(1), Place(2), cost: 5, duration: 5, distance: 5, loads: [3])
      if number == 0 { task(&edge) }
      return edge
    }
    var type = VehicleType(name: "sweeper", capacities: [4])
    vehicle(&type)
    return try ArcRoutingProblem(
      placeCount: 3, tasks: list, vehicleTypes: [type],
      depots: [Depot(name: "yard", start: Place(depot), end: Place(depot))],
      loadDimensions: [LoadDimension(name: "hopper")], facilities: facilities, objective: objective,
      precedence: precedence, previousPlan: previousPlan)
  }

  static func costs() throws -> DenseTravelCosts {
    let leg = TravelLeg(duration: 1, distance: 1, cost: 1)
    return try DenseTravelCosts(
      placeCount: 3,
      arcs: [(0, 1), (1, 0), (1, 2), (2, 1)].map { TravelArc(from: Place($0.0), to: Place($0.1), leg) })
  }

  static func error(_ make: () throws(ProblemError) -> ArcRoutingProblem) -> ProblemError? {
    do throws(ProblemError) {
      _ = try make()
      return nil
    } catch { return error }
  }

  @Test func namesTheTaskAtFault() {
    let subject = ProblemSubject.task(0, name: "street 0")
    func error(_ change: (inout ServiceTask) -> Void) -> ProblemError? {
      Self.error { () throws(ProblemError) in try Self.problem(task: change) }
    }
    #expect(error { $0.modes = [] } == .empty(subject, field: "modes"))
    #expect(error { $0.passes = [] } == .empty(subject, field: "passes"))
    #expect(error { $0.modes[0].loads = [] } == .wrongCount(subject, field: "loads", count: 0, expected: 1))
    #expect(error { $0.modes[0].entry = Place(3) } == .unknown(subject, field: "entry", number: 3, count: 3))
    #expect(
      error { $0.modes[1].cost = -1 }
        == .outOfRange(subject, field: "cost", value: -1, allowed: 0...ArcRoutingProblem.amountLimit))
    #expect(error { $0.modes[0].vehicleTypes = [1] } == .unknown(subject, field: "vehicleTypes", number: 1, count: 1))
    #expect(error { $0.passes[0].shift = 7 } == .unknownShift(subject, pass: 0, shift: 7))
    let late = TimeWindow(9, 8)
    #expect(error { $0.passes[0].times = TimeRule(windows: [late]) } == .backwards(subject, field: "times", late))
    let (a, b) = (TimeWindow(0, 5), TimeWindow(5, 9))
    #expect(error { $0.passes[0].times = TimeRule(forbidden: [a, b]) } == .unsorted(subject, field: "times", a, b))
    #expect(
      Self.error { () throws(ProblemError) in
        try Self.problem(task: { $0.name = "street 1" }, tasks: 2)
      } == .sameName(.task(1, name: "street 1"), .task(0, name: "street 1")))
  }

  @Test func namesTheVehicleAtFault() {
    let subject = ProblemSubject.vehicleType(0, name: "sweeper")
    func error(_ change: (inout VehicleType) -> Void) -> ProblemError? {
      Self.error { () throws(ProblemError) in try Self.problem(vehicle: change) }
    }
    #expect(error { $0.capacities = [] } == .wrongCount(subject, field: "capacities", count: 0, expected: 1))
    #expect(error { $0.profile = 1 } == .unknown(subject, field: "profile", number: 1, count: 1))
    #expect(error { $0.startDepot = -1 } == .unknown(subject, field: "startDepot", number: -1, count: 1))
    #expect(error { $0.endDepot = 1 } == .unknown(subject, field: "endDepot", number: 1, count: 1))
    #expect(error { $0.shift.window = TimeWindow(5, 4) } == .backwards(subject, field: "shift", TimeWindow(5, 4)))
    #expect(
      error { $0.costPerDuration = 1_001 }
        == .outOfRange(subject, field: "costPerDuration", value: 1_001, allowed: 0...1_000))
    #expect(error { $0.tasks = .only([0, 0]) } == .repeated(subject, field: "tasks", number: 0))
    #expect(error { $0.resetBeforeEnd = [1] } == .unknown(subject, field: "resetBeforeEnd", number: 1, count: 1))
  }

  @Test func namesDepotFacilityAndPreviousRoute() {
    #expect(
      Self.error { () throws(ProblemError) in try Self.problem(depot: 9) }
        == .unknown(.depot(0, name: "yard"), field: "start", number: 9, count: 3))
    let dump = Facility(name: "dump", entry: Place(0), exit: Place(0), resets: [])
    #expect(
      Self.error { () throws(ProblemError) in try Self.problem(facilities: [dump]) }
        == .empty(.facility(0, name: "dump"), field: "load dimensions that it resets"))
    let twice = PreviousPlan(routes: [.init(vehicleType: 0, services: [ServiceID(task: 0), ServiceID(task: 0)])])
    #expect(
      Self.error { () throws(ProblemError) in try Self.problem(previousPlan: twice) }
        == .repeated(.previousRoute(0), field: "services", number: 0))
  }

  @Test func refusesWhatItCannotHonour() throws {
    func refusal(_ problem: ArcRoutingProblem) throws -> SolverError? {
      let costs = try Self.costs()
      do throws(SolverError) {
        _ = try ArcRoutingSolver(problem, costs: costs)
        return nil
      } catch { return error }
    }
    #expect(try refusal(Self.problem(precedence: .inStages)) == nil)
    let stagedBefore = try Self.problem(precedence: .inStages, previousPlan: PreviousPlan(routes: []))
    #expect(try refusal(stagedBefore) == .unsupported(.precedenceInStages))
    let small = try DenseTravelCosts(placeCount: 2, arcs: [])
    #expect(throws: SolverError.travelCosts(places: 2, needed: 3, profiles: 1, profilesNeeded: 1)) {
      try ArcRoutingSolver(Self.problem(), costs: small)
    }
    #expect(try refusal(Self.problem()) == nil)
  }

  @Test func givesTheReasonForWhatIsLeftOut() throws {
    func reason(_ problem: ArcRoutingProblem, island: Bool = false) throws -> UnservedReason? {
      let costs = island ? try DenseTravelCosts(placeCount: 3, arcs: []) : try Self.costs()
      return try ArcRoutingSolver(problem, costs: costs).solve().unserved.first?.reason
    }
    #expect(try reason(Self.problem()) == nil)
    #expect(try reason(Self.problem(vehicle: { $0.tasks = .only([]) })) == .forbidden)
    #expect(try reason(Self.problem(vehicle: { $0.capacities = [2] })) == .capacity)
    #expect(try reason(Self.problem(), island: true) == .unreachable)
    #expect(
      try reason(Self.problem(task: { $0.passes[0].times = TimeRule(windows: [TimeWindow(0, 0)]) })) == .window)
    #expect(try reason(Self.problem(vehicle: { $0.shift.window = TimeWindow(0, 7) })) == .shift)
    #expect(try reason(Self.problem(vehicle: { $0.maximumDuration = 7 })) == .duration)
    #expect(try reason(Self.problem(vehicle: { $0.maximumDistance = 7 })) == .distance)
    #expect(try reason(Self.problem(vehicle: { $0.count = 1 }, tasks: 2)) == .fleet)
    #expect(try reason(Self.problem(task: { $0.prize = 3 })) == .prize)
  }

  @Test func travelCostsOverflowIsAnError() {
    let half = TravelLeg(duration: 0, distance: 0, cost: 1 << 31)
    let arcs = [TravelArc(from: Place(0), to: Place(1), half), TravelArc(from: Place(1), to: Place(2), half)]
    #expect(throws: TravelCostsError.overflow(from: 0, to: 2)) { try DenseTravelCosts(placeCount: 3, arcs: arcs) }
  }
}
