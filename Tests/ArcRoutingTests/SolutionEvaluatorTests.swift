import ArcRouting
import Testing

@Suite struct SolutionEvaluatorTests {
  let there = Visit.service(ServiceID(task: 0), mode: 0)

  private func violation(
    _ visits: [Visit], departure: Int64 = 0, vehicle: (inout VehicleType) -> Void = { _ in },
    precedence: Precedence = .none, tasks: Int = 1, task: (inout ServiceTask) -> Void = { _ in }
  ) throws -> Violation? {
    let problem = try ProblemTests.problem(task: task, vehicle: vehicle, precedence: precedence, tasks: tasks)
    let evaluator = SolutionEvaluator(problem: problem, costs: try ProblemTests.costs())
    do throws(Violation) {
      _ = try evaluator.solution(of: [RoutePlan(vehicleType: 0, departure: departure, visits: visits)])
      return nil
    } catch { return error }
  }

  @Test func addsUpARoute() throws {
    let evaluator = SolutionEvaluator(problem: try ProblemTests.problem(), costs: try ProblemTests.costs())
    let route = try evaluator.route(RoutePlan(vehicleType: 0, departure: 0, visits: [there]))
    #expect((route.cost, route.duration, route.distance) == (8, 8, 8))
    #expect(route.stops[0].loads == [3] && route.stops[0].end == 6)
  }

  @Test func eachBrokenRuleIsNamed() throws {
    let other = Visit.service(ServiceID(task: 1), mode: 0)
    #expect(try violation([there]) == nil)
    #expect(try violation([.service(ServiceID(task: 5), mode: 0)]) == .unknownVisit(route: 0, stop: 0))
    #expect(try violation([.facility(0)]) == .unknownVisit(route: 0, stop: 0))
    #expect(
      try violation([there, there], vehicle: { $0.capacities = [nil] }) == .repeated(ServiceID(task: 0), times: 2))
    #expect(try violation([there, other], tasks: 2) == .overload(route: 0, stop: 1, dimension: 0))
    #expect(try violation([there], vehicle: { $0.tasks = .allBut([0]) }) == .notAllowed(route: 0, stop: 0))
    #expect(try violation([there], departure: -1) == .outsideShift(route: 0))
    #expect(try violation([there], vehicle: { $0.shift.window = TimeWindow(0, 7) }) == .outsideShift(route: 0))
    #expect(try violation([there], vehicle: { $0.maximumDuration = 7 }) == .tooLong(route: 0, duration: 8))
    #expect(try violation([there], vehicle: { $0.maximumDistance = 7 }) == .tooFar(route: 0, distance: 8))
    #expect(try violation([there], vehicle: { $0.count = 0 }) == .tooManyVehicles(type: 0, used: 1, count: 0))
    #expect(try violation([there], vehicle: { $0.resetBeforeEnd = [0] }) == .notReset(route: 0, dimension: 0))
    let rest = RestBreak(window: ProblemTests.window, duration: 1)
    #expect(
      try violation([there], vehicle: { $0.breaks = [rest] }) == .breakCount(route: 0, number: 0, taken: 0))
    #expect(try violation([there, .rest(0)], vehicle: { $0.breaks = [rest] }) == nil)
    let times = TimeRule(windows: [TimeWindow(0, 0)])
    #expect(try violation([there], task: { $0.passes[0].times = times }) == .outsideTimes(route: 0, stop: 0))
    #expect(
      try violation(
        [there, other], vehicle: { $0.capacities = [nil] }, precedence: .withinRoutes, tasks: 2,
        task: { $0.precedenceClass = 1 }) == .classOrder(route: 0, stop: 1))
    #expect(
      try violation(
        [there, other], vehicle: { $0.capacities = [nil] }, precedence: .inStages, tasks: 2,
        task: { $0.precedenceClass = 1 }) == .stageOrder(ServiceID(task: 0), before: ServiceID(task: 1)))
  }
}
