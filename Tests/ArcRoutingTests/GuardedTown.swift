@testable import ArcRouting

/// A town where every rule holds that a problem can state, but stages; and routes that keep them all.
enum GuardedTown {
  static let problem: ArcRoutingProblem = {
    var tasks = [
      ServiceTask.edge("edge", Place(1), Place(2), cost: 5, duration: 5, distance: 5, loads: [3]),
      ServiceTask.edge("timed", Place(3), Place(4), cost: 5, duration: 5, distance: 5, loads: [4]),
      node("twice", Place(5)), node("optional", Place(1)), node("lost", Place(6)),
    ]
    tasks[0].modes[1].vehicleTypes = [1]
    tasks[1].passes[0].times = TimeRule(windows: [TimeWindow(20, 40)], forbidden: [TimeWindow(22, 26)])
    tasks[2].passes = [ServicePass(shift: 0), ServicePass(shift: 1)]
    tasks[2].precedenceClass = 1
    tasks[3].prize = 1
    var early = VehicleType(
      name: "early", count: 1, capacities: [6], tasks: .allBut([4]), fixedCost: 7,
      shift: Shift(number: 0, window: TimeWindow(0, 100)), maximumDuration: 70, maximumDistance: 60,
      breaks: [RestBreak(window: TimeWindow(5, 20), duration: 3)], resetBeforeEnd: [0])
    early.costPerDuration = 1
    let late = VehicleType(
      name: "late", count: 1, capacities: [6], tasks: .allBut([1]),
      shift: Shift(number: 1, window: TimeWindow(100, 200)))
    let dump = Facility(
      name: "dump", entry: Place(2), exit: Place(2), resets: [0], cost: 2, duration: 2,
      hours: TimeRule(windows: [TimeWindow(0, 60)]), vehicleTypes: [0])
    let previous = PreviousPlan(
      routes: [.init(vehicleType: 0, services: [ServiceID(task: 0), ServiceID(task: 1)], lockedCount: 1)], changeCost: 3
    )
    do throws(ProblemError) {
      return try ArcRoutingProblem(
        placeCount: 7, tasks: tasks, vehicleTypes: [early, late],
        depots: [Depot(name: "yard", start: Place(0), end: Place(0))], loadDimensions: [LoadDimension(name: "hopper")],
        facilities: [dump], precedence: .withinRoutes, previousPlan: previous)
    } catch { preconditionFailure("\(error)") }
  }()

  private static func node(_ name: String, _ place: Place) -> ServiceTask {
    ServiceTask(name: name, kind: .node, modes: [ServiceMode(entry: place, exit: place, duration: 1, loads: [1])])
  }

  /// Every place is reached from every other but the last, which nothing leads to.
  static let evaluator: SolutionEvaluator<DenseTravelCosts> = {
    do throws(TravelCostsError) {
      let costs = try DenseTravelCosts(placeCount: 7) { from, to, _ in
        if from == to { return .none }
        return to.index == 6 ? .unreachable : TravelLeg(duration: 4, distance: 3, cost: 2)
      }
      return SolutionEvaluator(problem: problem, costs: costs)
    } catch { preconditionFailure("\(error)") }
  }()

  static let plans = [
    RoutePlan(
      vehicleType: 0, departure: 0,
      visits: [
        .service(ServiceID(task: 0), mode: 0), .rest(0), .facility(0), .service(ServiceID(task: 1), mode: 1),
        .service(ServiceID(task: 2), mode: 0), .facility(0),
      ]),
    RoutePlan(vehicleType: 1, departure: 100, visits: [.service(ServiceID(task: 2, pass: 1), mode: 0)]),
  ]

  /// A right solution.
  static let solution = Result { () throws(Violation) in
    try evaluator.solution(of: plans, reasons: [ServiceID(task: 4): .unreachable])
  }
}
