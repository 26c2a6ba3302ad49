internal import ArcRouting

/// The dearest of the cheapest ways from the depot over one service and back.
struct FarthestService {
  private let problem: RoadProblem

  init(_ problem: RoadProblem) { self.problem = problem }

  /// Its price, that of emptying the vehicle included.
  ///
  /// Where serving a link is cheaper than driving over it, or allowed where that is not, the way may use that.
  ///
  /// - Throws: `BoundError.infeasible` where a service cannot be reached or left.
  /// - Complexity: O((n + m) log n) for n nodes, m links.
  func price() throws(BoundError) -> Int64 {
    let (there, back) = (distances(backwards: false), distances(backwards: true))
    var farthest = Int64(0)
    for node in problem.requiredNodes {
      guard let out = there[node.node], let home = back[node.node] else { throw .infeasible }
      farthest = max(farthest, out + node.cost + home + (node.demand > 0 ? problem.emptyingCost : 0))
    }
    for link in problem.links {
      guard let service = link.service else { continue }
      let ways = [(service.forward, link.tail, link.head), (service.backward, link.head, link.tail)]
      let prices = ways.compactMap { price, entry, exit -> Int64? in
        guard let price, let out = there[entry], let home = back[exit] else { return nil }
        return out + price + home
      }
      guard let least = prices.min() else { throw .infeasible }
      farthest = max(farthest, least + (service.demand > 0 ? problem.emptyingCost : 0))
    }
    return farthest
  }

  /// Least prices from the depot, or to it.
  private func distances(backwards: Bool) -> [Int64?] {
    var ways = [[(to: Int, price: Int64)]](repeating: [], count: problem.nodeCount)
    for link in problem.links {
      let forward = [link.forward, link.service?.forward].compactMap { $0 }.min()
      let backward = [link.backward, link.service?.backward].compactMap { $0 }.min()
      if let price = backwards ? backward : forward { ways[link.tail].append((link.head, price)) }
      if let price = backwards ? forward : backward { ways[link.head].append((link.tail, price)) }
    }
    var search = NearSearch(nodeCount: problem.nodeCount)
    search.run(from: problem.depot, limit: .max) { node, visit in
      for way in ways[node] { visit(way.to, way.price) }
    }
    return search.distance
  }
}
