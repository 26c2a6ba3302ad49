import ArcRouting
import TestKit

/// The best tour of one vehicle by dynamic programming over all sets of services, their directions and last ones (Held and Karp
/// 1962, DOI 10.1137/0110015).
struct PostmanOracle {
  private struct Way {
    let service: Int
    let entry: Int
    let exit: Int
    let cost: Int64
  }

  /// What the best tour costs; `nil` where there is none.
  static func optimum(_ problem: RoadProblem) -> Int64? {
    let drive = SlowRoads(problem: problem).betweenNodes()
    var (ways, count) = ([Way](), 0)
    for link in problem.links {
      guard let service = link.service else { continue }
      for _ in 0..<service.passes {
        if let cost = service.forward {
          ways.append(Way(service: count, entry: link.tail, exit: link.head, cost: cost))
        }
        if let cost = service.backward {
          ways.append(Way(service: count, entry: link.head, exit: link.tail, cost: cost))
        }
        count += 1
      }
    }
    for node in problem.requiredNodes {
      ways.append(Way(service: count, entry: node.node, exit: node.node, cost: node.cost))
      count += 1
    }
    if count == 0 { return 0 }
    var best = [[Int64?]](repeating: Array(repeating: nil, count: ways.count), count: 1 << count)
    for (last, way) in ways.enumerated() {
      best[1 << way.service][last] = drive[problem.depot][way.entry].map { $0 + way.cost }
    }
    for done in 1..<1 << count {
      for (last, before) in ways.enumerated() {
        guard let cost = best[done][last] else { continue }
        for (next, way) in ways.enumerated() where done & 1 << way.service == 0 {
          guard let leg = drive[before.exit][way.entry] else { continue }
          let set = done | 1 << way.service
          best[set][next] = min(best[set][next] ?? .max, cost + leg + way.cost)
        }
      }
    }
    return ways.indices.compactMap { last in
      best[(1 << count) - 1][last].flatMap { cost in
        drive[ways[last].exit][problem.depot].map { cost + $0 + problem.emptyingCost }
      }
    }.min()
  }
}
