import ArcRouting
import TestKit
import Testing

@Suite struct RuralPostmanTests {
  /// All edges of a connected graph are required: the bound (all edges and an exact matching of the odd places) is the
  /// optimum of the Chinese postman.
  @Test(arguments: UInt64(0)..<15) func isThePostmanBound(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let places = random.int(in: 5...10)
    var ends = (1..<places).map { ($0, random.int(in: 0...$0 - 1)) }
    for _ in 0..<places / 2 { ends.append((random.int(in: 1...places - 1), 0)) }
    let edges = ends.map { (a: Place(UInt32($0.0)), b: Place(UInt32($0.1)), cost: UInt32(random.int(in: 1...30))) }
    let costs = try DenseTravelCosts(
      placeCount: places,
      arcs: edges.flatMap { edge in
        let leg = TravelLeg(duration: 0, distance: 0, cost: edge.cost)
        return [TravelArc(from: edge.a, to: edge.b, leg), TravelArc(from: edge.b, to: edge.a, leg)]
      })
    let tasks = edges.enumerated().map { ServiceTask.edge("\($0)", $1.a, $1.b, cost: Int64($1.cost)) }
    let problem = try ArcRoutingProblem(
      placeCount: places, tasks: tasks, vehicleTypes: [VehicleType(name: "car", count: 1)],
      depots: [Depot(name: "home", start: Place(0), end: Place(0))])
    var degree = [Int](repeating: 0, count: places)
    for edge in edges {
      degree[Int(edge.a.index)] += 1
      degree[Int(edge.b.index)] += 1
    }
    let odd = degree.indices.filter { degree[$0] % 2 == 1 }
    let bound = edges.reduce(0) { $0 + Int64($1.cost) } + Self.matching(odd, costs)
    let options = ArcRoutingOptions(stop: .iterations(0), chains: 1)
    let solution = try ArcRoutingSolver(problem, costs: costs, options: options).solve()
    #expect(solution.value.missing == 0 && solution.routeCost == bound, "seed \(seed): \(solution.routeCost), \(bound)")
  }

  private static func matching(_ places: [Int], _ costs: DenseTravelCosts) -> Int64 {
    guard let first = places.first else { return 0 }
    return places.dropFirst().map { other in
      let leg = costs.leg(from: Place(UInt32(first)), to: Place(UInt32(other)), profile: 0)
      return Int64(leg.cost) + matching(places.filter { $0 != first && $0 != other }, costs)
    }.min() ?? 0
  }
}
