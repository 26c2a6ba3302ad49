import ArcRouting
import TestKit
import Testing

@Suite struct PostmanSolverTests {
  /// The tour as the evaluator sees it.
  private static func value(_ tour: PostmanTour, _ problem: RoadProblem) throws -> SolutionValue {
    let conversion = try problem.converted()
    let plans = tour.visits.isEmpty ? [] : [tour.plan(in: conversion)]
    return try SolutionEvaluator(problem: conversion.problem, costs: conversion.table()).solution(of: plans).value
  }

  /// Where the best is found by matching or flow it is found, and known to be the best.
  @Test(arguments: [RandomPostman.Family.chinese, .directed, .evenMixed, .evenWindy])
  func isTheBest(family: RandomPostman.Family) throws {
    for seed in UInt64(0)..<300 {
      let problem = RandomPostman.problem(seed: seed, family)
      let tour = try PostmanSolver(problem).tour(rounds: 10)
      #expect(tour.isOptimal && tour.cost == PostmanOracle.optimum(problem), "\(problem.name)")
      #expect(tour.method == (family == .chinese ? .matching : .flow) || family != .directed, "\(problem.name)")
      #expect(try Self.value(tour, problem) == SolutionValue(missing: 0, objective: tour.cost), "\(problem.name)")
    }
  }

  /// The search begins with the tour it is given, and goes on to the best.
  @Test func searchGoesOnFromTheTour() throws {
    for seed in UInt64(0)..<20 {
      let problem = RandomPostman.problem(seed: seed, .windy)
      let (tour, conversion) = (try PostmanSolver(problem).tour(rounds: 5), try problem.converted())
      for (rounds, most) in [(0, tour.cost), (300, PostmanOracle.optimum(problem) ?? 0)] {
        let solver = try ArcRoutingSolver(
          conversion.problem, costs: conversion.table(),
          options: ArcRoutingOptions(stop: .iterations(rounds), chains: 1))
        let value = solver.solve(from: [tour.plan(in: conversion)]).value
        #expect(value.missing == 0 && value.objective <= most, "\(problem.name), \(rounds) rounds")
      }
    }
  }

  /// Rounds of improvement only improve, end when told to, and are the same for a seed.
  @Test func roundsImprove() throws {
    var gain = 0
    for seed in UInt64(0)..<40 {
      let solver = try PostmanSolver(RandomPostman.problem(seed: seed, .windy))
      let (first, last) = (try solver.tour(rounds: 0), try solver.tour(rounds: 30, seed: seed))
      #expect(last.cost <= first.cost && last.bound == first.bound, "seed \(seed)")
      #expect(try solver.tour(rounds: 30, seed: seed) == last, "seed \(seed)")
      #expect(try solver.tour(rounds: 30, seed: seed, while: { false }) == first, "seed \(seed)")
      gain += last.cost < first.cost ? 1 : 0
    }
    #expect(gain > 3)
  }

  @Test func tellsWhatIsInTheWay() throws {
    func error(_ change: (inout RoadProblem) -> Void) -> PostmanError? {
      let links = [(0, 1), (1, 2), (2, 0)].map { a, b in
        RoadLink(tail: a, head: b, forward: 2, backward: 2, service: .init(forward: 2, backward: 2, demand: 1))
      }
      var problem = RoadProblem(name: "triangle", nodeCount: 4, links: links, depot: 0)
      change(&problem)
      do throws(PostmanError) { _ = try PostmanSolver(problem).tour() } catch { return error }
      return nil
    }
    #expect(error { _ in } == nil && error { $0.links = [] } == nil)
    #expect(error { $0.depot = 9 } == .unsound(.unknownNode(.depot, node: 9, count: 4)))
    #expect(error { $0.capacity = 2 } == .rule(.capacity) && error { $0.capacity = 3 } == nil)
    #expect(error { $0.turns = TurnTable(costs: [:]) } == .rule(.turns))
    #expect(error { $0.emptiesBeforeEnd = true } == .rule(.facilities))
    #expect(error { $0.vehicleLimit = 0 } == .rule(.noVehicle))
    #expect(error { $0.goal = .largest } == .rule(.largestRoute))
    #expect(error { ($0.goal, $0.vehicleLimit) = (.largest, 1) } == nil)
    #expect(error { $0.routeCostLimit = 5 } == .rule(.routeCostLimit) && error { $0.routeCostLimit = 6 } == nil)
    let arc = RoadLink.Service(forward: 1, backward: nil, demand: 0)
    #expect(
      error { $0.links.append(RoadLink(tail: 2, head: 3, forward: 1, backward: nil, service: arc)) }
        == .noWayBack(.link(3, tail: 2, head: 3)))
    #expect(
      error { $0.links.append(RoadLink(tail: 3, head: 2, forward: 1, backward: nil, service: arc)) }
        == .unreachable(.link(3, tail: 3, head: 2)))
    #expect(
      error { $0.requiredNodes = [RequiredNode(node: 3, cost: 0, demand: 0)] } == .unreachable(.requiredNode(0)))
  }

  /// Elsewhere the bound holds, and the tour is not far off.
  @Test(arguments: [RandomPostman.Family.rural, .directedRural, .mixed, .windy, .general])
  func isNearTheBest(family: RandomPostman.Family) throws {
    var (cost, least, bound, proven, count) = (Int64(0), Int64(0), Int64(0), 0, 0)
    for seed in UInt64(0)..<150 {
      let problem = RandomPostman.problem(seed: seed, family)
      let optimum = PostmanOracle.optimum(problem)
      guard let tour = try? PostmanSolver(problem).tour(rounds: 10) else {
        #expect(optimum == nil, "\(problem.name)")
        continue
      }
      guard let optimum else {
        Issue.record("\(problem.name): a tour where there is none")
        continue
      }
      #expect(tour.bound <= optimum && tour.cost >= optimum, "\(problem.name)")
      let value = try Self.value(tour, problem)
      #expect(value.missing == 0 && value.objective >= optimum && value.objective <= tour.cost, "\(problem.name)")
      (cost, least, bound) = (cost + tour.cost, least + optimum, bound + tour.bound)
      proven += tour.isOptimal ? 1 : 0
      count += 1
    }
    print("\(family): \(count) tours, \(proven) proven, cost \(cost), best \(least), bound \(bound)")
    #expect(count > 75 && proven > count / 5)
    #expect(Double(cost) < 1.1 * Double(least))
  }
}
