import TestKit
import Testing

@testable import ArcRouting

@Suite struct DirectedPostmanTests {
  /// Cost of the cheapest successors of all services and the depot, each mode choosing for itself at both ends.
  private static func bound(_ problem: ArcRoutingProblem, _ costs: some TravelCosts) -> Int64 {
    let exits = problem.tasks.map { $0.modes.map(\.exit) } + [[problem.depots[0].start]]
    let entries = problem.tasks.map { $0.modes.map(\.entry) } + [[problem.depots[0].end]]
    return DenseAssignment.value(
      exits.enumerated().map { row, from in
        entries.enumerated().map { column, to in
          if row == column { return nil }
          return from.flatMap { exit in
            to.compactMap { entry in
              let leg = costs.leg(from: exit, to: entry, profile: 0)
              return leg.isReachable ? Int64(leg.cost) : nil
            }
          }.min()
        }
      })
  }

  @Test(arguments: UInt64(0)..<3) func deadheadIsNearTheAssignmentBound(seed: UInt64) throws {
    let (problem, costs) = try StreetTown(side: seed < 2 ? 6 : 8, seed: seed).postmanProblem(seed: seed)
    let solution = try ArcRoutingSolver(problem, costs: costs, options: ArcRoutingOptions(stop: .iterations(5))).solve()
    let service = problem.tasks.reduce(0) { $0 + $1.modes[0].cost }
    let (deadhead, bound) = (solution.routeCost - service, Self.bound(problem, costs))
    print("\(problem.tasks.count) directed tasks: deadhead \(deadhead), bound \(bound), service \(service)")
    #expect(solution.value.missing == 0 && solution.routes.count == 1 && deadhead >= bound, "seed \(seed)")
    #expect(Double(deadhead) <= 1.1 * Double(bound), "seed \(seed): \(deadhead) for \(bound)")
  }

  /// A few tasks may be done in either direction: the bound is the least over all choices of directions.
  @Test(arguments: UInt64(0)..<3) func choosesDirections(seed: UInt64) throws {
    let (problem, costs) = try StreetTown(side: 4, seed: seed).postmanProblem(eitherWay: 25, seed: seed)
    let free = problem.tasks.indices.filter { problem.tasks[$0].modes.count > 1 }.prefix(6)
    var bound = Int64.max
    var tasks = problem.tasks
    for task in tasks.indices where !free.contains(task) { tasks[task].modes.removeLast(tasks[task].modes.count - 1) }
    let some = tasks
    for choice in 0..<1 << free.count {
      for (bit, task) in free.enumerated() { tasks[task].modes = [some[task].modes[choice >> bit & 1]] }
      bound = min(bound, Self.bound(try Self.problem(problem, tasks), costs))
    }
    let solution = try ArcRoutingSolver(
      Self.problem(problem, some), costs: costs, options: ArcRoutingOptions(stop: .iterations(20))
    ).solve()
    let deadhead = solution.routeCost - some.reduce(0) { $0 + $1.modes[0].cost }
    print("\(some.count) tasks, \(free.count) in either direction: deadhead \(deadhead), bound \(bound)")
    #expect(!free.isEmpty && solution.value.missing == 0 && deadhead >= bound, "seed \(seed)")
    #expect(Double(deadhead) <= 1.1 * Double(bound), "seed \(seed): \(deadhead) for \(bound)")
  }

  private static func problem(_ problem: ArcRoutingProblem, _ tasks: [ServiceTask]) throws -> ArcRoutingProblem {
    try ArcRoutingProblem(
      placeCount: problem.placeCount, tasks: tasks, vehicleTypes: problem.vehicleTypes, depots: problem.depots)
  }

  @Test(arguments: UInt64(0)..<40) func assignmentIsTheCheapest(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let size = random.int(in: 1...6)
    let cost = (0..<size).map { _ in (0..<size).map { _ in Int64(random.int(in: 0...30)) } }
    func best(_ row: Int, _ taken: Set<Int>) -> Int64 {
      if row == size { return 0 }
      return (0..<size).filter { !taken.contains($0) }.map { cost[row][$0] + best(row + 1, taken.union([$0])) }.min()
        ?? 0
    }
    let lists = ContiguousArray(
      cost.map { row in
        ContiguousArray(row.enumerated().map { SparseAssignment.Candidate(column: Int32($0), cost: $1) })
      })
    var problem = SparseAssignment(lists) { lists[$0] }
    let columns = problem.solve()
    #expect(Set(columns).count == size)
    #expect(columns.enumerated().reduce(0) { $0 + cost[$1.offset][$1.element] } == best(0, []), "seed \(seed)")
    #expect(DenseAssignment.value(cost) == best(0, []), "seed \(seed)")
  }

  /// Few candidates in each list, wider ones where they do not suffice: all rows get columns, at little more than the best.
  @Test(arguments: UInt64(0)..<20) func listsOfCandidatesSuffice(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let size = random.int(in: 20...60)
    let spots = (0..<size).map { _ in (random.int(in: 0...999), random.int(in: 0...999)) }
    let cost = spots.map { a in
      spots.map { b in Int64(abs(a.0 - b.1) + abs(a.1 - b.0)) }
    }
    let full = ContiguousArray(
      cost.map { row in
        ContiguousArray(row.enumerated().map { SparseAssignment.Candidate(column: Int32($0), cost: $1) })
      })
    let lists = ContiguousArray(full.map { ContiguousArray($0.sorted { $0.cost < $1.cost }.prefix(5)) })
    var problem = SparseAssignment(lists) { full[$0] }
    let columns = problem.solve()
    let (found, best) = (
      columns.enumerated().reduce(0) { $0 + cost[$1.offset][$1.element] }, DenseAssignment.value(cost)
    )
    #expect(Set(columns).count == size && found >= best)
    #expect(Double(found) <= 1.25 * Double(best), "seed \(seed): \(found) for \(best)")
  }
}
