import TestKit
import Testing

@testable import ArcRouting

@Suite struct CityScaleTests {
  @Test(arguments: [true, false]) func sameOnOneThreadAndTwo(hasFacilities: Bool) throws {
    let (problem, costs) = try SpreadTown.problem(
      services: 300, seed: 1, hasTimes: hasFacilities, hasFacilities: hasFacilities)
    func solution(threads: Int) throws -> Solution {
      let options = ArcRoutingOptions(stop: .iterations(40), threads: threads)
      return try ArcRoutingSolver(problem, costs: costs, options: options).solve()
    }
    let one = try solution(threads: 1)
    #expect(try solution(threads: 2) == one)
    #expect(one.value.missing == 0)
  }

  /// Breaks, windows, limits and facilities together; the evaluator finds nothing wrong.
  @Test(arguments: UInt64(0)..<8) func keepsTimesAndBreaks(seed: UInt64) throws {
    let (problem, costs) = try SpreadTown.problem(
      services: 60, seed: seed, hasTimes: seed % 2 == 0, hasBreaks: seed % 4 > 1, timePrice: seed % 3 == 2 ? 1 : 0)
    let options = ArcRoutingOptions(seed: seed, stop: .iterations(60), chains: 1)
    let solution = try ArcRoutingSolver(problem, costs: costs, options: options).solve()
    #expect(SolutionEvaluator(problem: problem, costs: costs).violations(of: solution).isEmpty, "seed \(seed)")
    #expect(solution.value.missing == 0, "seed \(seed)")
  }

  @Test func fortyTypesOfLimitedNumbersAreNotRefused() throws {
    var random = SeededGenerator(seed: 4)
    let costs = SpreadTown(places: 400, side: 1_000, random: &random)
    let tasks = (0..<120).map { number in
      ServiceTask.edge("\(number)", Place(UInt32(number)), Place(UInt32(number + 150)), cost: 5, loads: [3])
    }
    func solution(capacity: Int64) throws -> Solution {
      let types = (0..<40).map { number in
        VehicleType(
          name: "\(number)", count: number % 4 + 1, capacities: [capacity + Int64(number % 3)],
          fixedCost: Int64(100 - number))
      }
      let problem = try ArcRoutingProblem(
        placeCount: 400, tasks: tasks, vehicleTypes: types,
        depots: [Depot(name: "yard", start: Place(390), end: Place(390))],
        loadDimensions: [LoadDimension(name: "load")])
      return try ArcRoutingSolver(problem, costs: costs, options: ArcRoutingOptions(stop: .iterations(200))).solve()
    }
    let ample = try solution(capacity: 9)
    #expect(ample.value.missing == 0 && ample.routes.count <= 60)
    // A hundred vehicles for one service each.
    let scarce = try solution(capacity: 3)
    #expect(scarce.routes.count == 100 && scarce.unserved.count >= 1)
    #expect(scarce.unserved.allSatisfy { $0.reason == .fleet })
  }
}
