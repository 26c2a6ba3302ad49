import ArcRouting
import TestKit
import Testing

/// Best routes of converted problems against trying everything on the graph itself: modes of nodes that are served in passing,
/// turns at joints, the depot and costs of emptying mean what the road problem says.
@Suite struct ConvertedOptimumTests {
  /// Something to be done on the graph: along a way, or at a node.
  private enum Deed {
    case way(tail: Int, head: Int, cost: Int64)
    case node(Int, cost: Int64)
  }

  @Test(arguments: UInt64(0)..<60) func bestRoutesCostTheSame(seed: UInt64) throws {
    var problem = RandomRoads.problem(seed: seed, withTurns: seed % 3 != 0)
    problem.capacity = nil
    problem.facilities = []
    problem.emptiesBeforeEnd = false
    problem.routeCostLimit = nil
    let required = problem.links.indices.filter { problem.links[$0].service != nil }
    for link in required.dropFirst(3) { problem.links[link].service = nil }
    for link in required { problem.links[link].service?.passes = 1 }
    let conversion = try problem.converted()
    let table = try conversion.table()
    let (rows, columns) = (Set(conversion.rows), Set(conversion.columns))
    let costs = try DenseTravelCosts(placeCount: table.placeCount) { (from, to, profile) throws(TravelCostsError) in
      rows.contains(from) && columns.contains(to) ? table.leg(from: from, to: to, profile: profile) : .unreachable
    }
    let search = RouteEnumeration(VariantProblem(problem: conversion.problem, costs: costs))
    let all = (1 << conversion.problem.services.count) - 1
    let found = all == 0 ? problem.emptyingCost : search.outcomes[0][all].first?.cost
    #expect(found == Self.best(problem), "seed \(seed)")
  }

  /// The cheapest single route, by every order of services and every direction.
  private static func best(_ problem: RoadProblem) -> Int64? {
    let roads = SlowRoads(problem: problem)
    var deeds: [[Deed]] = problem.requiredNodes.map { [.node($0.node, cost: $0.cost)] }
    for link in problem.links {
      guard let service = link.service else { continue }
      deeds.append(
        [
          service.forward.map { .way(tail: link.tail, head: link.head, cost: $0) },
          service.backward.map { .way(tail: link.head, head: link.tail, cost: $0) },
        ].compactMap { $0 })
    }
    let home = SlowRoads.State(previous: nil, node: problem.depot)
    let isFree = problem.turns == nil
    var best: Int64?
    func go(_ states: [SlowRoads.State: Int64], _ rest: [[Deed]]) {
      var reached: [SlowRoads.State: Int64] = [:]
      for (state, cost) in states {
        for (next, price) in roads.fromState(state) {
          // Without turns it does not matter where one came from.
          let next = isFree ? SlowRoads.State(previous: nil, node: next.node) : next
          reached[next] = min(reached[next] ?? .max, cost + price)
        }
      }
      if rest.isEmpty {
        for (state, cost) in reached where state.node == problem.depot {
          best = min(best ?? .max, cost + problem.emptyingCost)
        }
      }
      for (number, ways) in rest.enumerated() {
        var others = rest
        others.remove(at: number)
        for deed in ways {
          let after = done(deed, from: reached, roads, isFree: isFree)
          if !after.isEmpty { go(after, others) }
        }
      }
    }
    go([home: 0], deeds)
    return best
  }

  private static func done(
    _ deed: Deed, from reached: [SlowRoads.State: Int64], _ roads: SlowRoads, isFree: Bool
  ) -> [SlowRoads.State: Int64] {
    switch deed {
    case .node(let node, let cost): return reached.filter { $0.key.node == node }.mapValues { $0 + cost }
    case .way(let tail, let head, let cost):
      let starts = reached.compactMap { state, price in
        state.node == tail ? (isFree ? 0 : roads.turn(state, to: head)).map { price + $0 } : nil
      }
      guard let least = starts.min() else { return [:] }
      return [SlowRoads.State(previous: isFree ? nil : tail, node: head): least + cost]
    }
  }
}
