import TestKit
import Testing

@testable import ArcRouting

@Suite struct NearServicesTests {
  @Test(arguments: UInt64(0)..<120) func areThoseOfAPlainSort(seed: UInt64) throws {
    let random = try RandomProblem(seed: seed)
    let instance = try SearchInstance(problem: random.problem, costs: random.costs)
    let graph = ModeGraph(instance)
    let near = NearServices(graph, count: 3, beside: 2)
    for service in 0..<graph.serviceCount {
      let others = (0..<graph.serviceCount).filter { $0 != service }.map { other in
        (min(graph.nearest(from: service, to: other), graph.nearest(from: other, to: service)), other)
      }
      let sorted = others.sorted(by: <).prefix(3).map(\.1)
      let found = (0..<near.count(service)).map { near.neighbour(service, $0) }
      #expect(found == sorted, "seed \(seed), service \(service)")
      for other in 0..<graph.serviceCount {
        let isBeside = near.withRow(service) { $0[0] >> UInt64(other) & 1 != 0 }
        #expect(isBeside == sorted.prefix(2).contains(other), "seed \(seed), service \(service)")
      }
    }
  }
}
