import ArcRouting
import TestKit
import Testing

@testable import ArcBounds

struct BoundTests {
  private static let square = RoadProblem(
    name: "square", nodeCount: 4,
    links: [
      RoadLink(tail: 0, head: 1, forward: 3, backward: 3, service: .init(forward: 3, backward: 3, demand: 4)),
      RoadLink(tail: 1, head: 2, forward: 3, backward: 3, service: .init(forward: 3, backward: 3, demand: 4)),
      RoadLink(tail: 2, head: 3, forward: 3, backward: 3),
      RoadLink(tail: 3, head: 0, forward: 3, backward: 3),
    ], depot: 0, capacity: 8)

  @Test func tellsWhatItIsAndWhatItIgnores() throws {
    var problem = BoundTests.square
    var bound = try RoadBound(problem).solve()
    #expect(bound.value == 12 && bound.relaxation == .oneIndex && bound.ignored.isEmpty && bound.isComplete)
    problem.capacity = 4
    #expect(try RoadBound(problem).solve().value == 18)
    problem.links[2].backward = nil
    problem.vehicleLimit = 5
    problem.routeCostLimit = 50
    problem.turns = TurnTable(costs: [:])
    problem.facilities = [2]
    problem.emptyingCost = 10
    problem.links[0].service?.passes = 2
    bound = try RoadBound(problem).solve()
    #expect(bound.relaxation == .directedOneIndex)
    #expect(bound.ignored == LowerBound.IgnoredRule.allCases)
    #expect("\(bound.relaxation)" == "one-index, by direction")
  }

  @Test func theLargestRouteIsNeitherBelowTheShareNorTheFarthestService() throws {
    var problem = BoundTests.square
    problem.goal = .largest
    problem.vehicleLimit = 1
    var bound = try RoadBound(problem).solve()
    #expect(bound.value == 12 && bound.relaxation == .evenShare(vehicles: 1))
    problem.vehicleLimit = 7
    bound = try RoadBound(problem).solve()
    #expect(bound.value == 12 && bound.relaxation == .farthestService && !bound.ignored.contains(.vehicleLimit))
  }

  @Test func refusesWhatHasNoSolution() {
    func error(_ change: (inout RoadProblem) -> Void) -> BoundError? {
      var problem = BoundTests.square
      change(&problem)
      do throws(BoundError) { _ = try RoadBound(problem).solve() } catch { return error }
      return nil
    }
    #expect(error { $0.depot = 9 } == .unsound(.unknownNode(.depot, node: 9, count: 4)))
    #expect(error { $0.capacity = 0 } == .noCapacity)
    #expect(error { $0.vehicleLimit = 0 } == .noVehicles)
    #expect(
      error {
        $0.requiredNodes = [RequiredNode(node: 4, cost: 0, demand: 0)]; $0.nodeCount = 5
      } == .infeasible)
    #expect(
      error {
        for link in [0, 1] { $0.links[link].forward = nil }
        for link in [2, 3] { $0.links[link].forward = nil }
        $0.links[1].service?.backward = nil
        $0.links[0].service?.forward = nil
        $0.links[1].service?.forward = nil
        $0.links[1].backward = nil
        $0.links[1].service?.forward = 1
      } == .infeasible)
    #expect(error { $0.links[0].service?.passes = 60_000_000 } != nil)
    #expect("\(BoundError.infeasible)".contains("depot"))
  }

  @Test func nothingRequiredCostsNothing() throws {
    var problem = BoundTests.square
    for link in problem.links.indices { problem.links[link].service = nil }
    #expect(try RoadBound(problem).solve().value == 0)
    problem.links = []
    #expect(try RoadBound(problem).solve().value == 0)
  }

  @Test(arguments: RandomRoads.Family.allCases) func thinningChangesNoOptimum(family: RandomRoads.Family) {
    var thinned = 0
    for seed in UInt64(100)..<130 {
      let problem = RandomRoads(seed: seed, family: family).problem
      let less = RoadThinning(problem).thinned()
      thinned += problem.links.count - less.links.count
      #expect(ExhaustiveCover(less).optimum() == ExhaustiveCover(problem).optimum(), "\(problem.name)")
    }
    #expect(thinned > 0)
  }

  /// Prices that are far off give bounds that hold.
  @Test(arguments: [RandomRoads.Family.undirected, .mixed, .windy, .general]) func anyPricesGiveABound(
    family: RandomRoads.Family
  ) throws {
    for seed in UInt64(0)..<25 {
      var random = SeededGenerator(seed: seed)
      let problem = RandomRoads(seed: seed, family: family).problem
      guard let optimum = ExhaustiveCover(problem).optimum() else { continue }
      let model = OneIndexModel(problem)
      let cuts = (1..<1 << problem.nodeCount).compactMap { mask in
        Cut(around: (0..<problem.nodeCount).map { mask & 1 << $0 != 0 }, in: model.graph)
      }
      let nodes = model.isDirected ? problem.nodeCount : 0
      for size in [0.1, 3, 50, 1e12, .infinity] {
        let prices = (0..<nodes + cuts.count).map { _ in random.double(in: -1...2) * size }
        var safe = SafeDualBound(model, prices: prices)
        #expect(safe.value(of: cuts) <= Int128(optimum), "\(problem.name), prices up to \(size)")
      }
    }
  }

  @Test func isTheSameForSeedAndRounds() throws {
    let problem = RandomRoads(seed: 3, family: .general).problem
    var options = BoundOptions(budget: BoundBudget(seconds: .infinity, rounds: 3), seed: 5)
    var first = try RoadBound(problem, options: options).solve()
    var second = try RoadBound(problem, options: options).solve()
    (first.seconds, second.seconds) = (0, 0)
    #expect(first == second && first.rounds <= 3)
    options.budget.isCancelled = { true }
    #expect(try RoadBound(problem, options: options).solve().rounds == 1)
  }
}
