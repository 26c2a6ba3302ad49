import ArcRouting
import TestKit
import Testing

@testable import ArcBounds

@Suite struct PostmanBoundTests {
  /// A town of blocks of streets, all to be served.
  private static func town(seed: UInt64, isWindy: Bool) -> RoadProblem {
    var random = SeededGenerator(seed: seed)
    let side = random.int(in: 3...6)
    var links: [RoadLink] = []
    func add(_ tail: Int, _ head: Int) {
      let there = Int64(random.int(in: 10...40))
      let back = isWindy ? there + Int64(random.int(in: 0...15)) : there
      links.append(
        RoadLink(
          tail: tail, head: head, forward: there, backward: back,
          service: RoadLink.Service(forward: there, backward: back, demand: 0)))
    }
    for row in 0..<side {
      for column in 0..<side {
        if column + 1 < side { add(row * side + column, row * side + column + 1) }
        if row + 1 < side { add(row * side + column, (row + 1) * side + column) }
      }
    }
    return RoadProblem(name: "town \(seed)", nodeCount: side * side, links: links, depot: 0, vehicleLimit: 1)
  }

  /// All streets of a town: the cuts close the gap to the best tour.
  @Test(arguments: UInt64(0)..<12) func theBestTourIsTheBound(seed: UInt64) throws {
    let problem = Self.town(seed: seed, isWindy: false)
    let (tour, bound) = (try PostmanSolver(problem).tour(rounds: 10), try RoadBound(problem).solve())
    #expect(tour.isOptimal && bound.value == tour.cost, "seed \(seed): \(bound.value), \(tour.cost)")
  }

  /// The two bounds do not contradict the tours, nor the best there is.
  @Test(arguments: [RandomRoads.Family.onePostman, .mixed, .windy]) func noTourIsBelowEither(
    family: RandomRoads.Family
  ) throws {
    for seed in UInt64(0)..<60 {
      var problem = RandomRoads(seed: seed, family: family).problem
      (problem.capacity, problem.vehicleLimit) = (nil, 1)
      guard let optimum = ExhaustiveCover(problem).optimum() else { continue }
      let (tour, bound) = (try PostmanSolver(problem).tour(rounds: 10), try RoadBound(problem).solve())
      #expect(bound.value <= optimum && tour.bound <= optimum && optimum <= tour.cost, "\(problem.name)")
    }
    for seed in UInt64(0)..<4 {
      let problem = Self.town(seed: seed, isWindy: true)
      let (tour, bound) = (try PostmanSolver(problem).tour(rounds: 10), try RoadBound(problem).solve())
      #expect(tour.bound <= bound.value && bound.value <= tour.cost, "seed \(seed)")
      #expect(Double(tour.cost) <= 1.05 * Double(bound.value), "seed \(seed): \(tour.cost), \(bound.value)")
    }
  }
}
