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
  /// - Complexity: O(n² + m) for n nodes, m links.
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

  /// Least prices from the depot, or to it, by Dijkstra's algorithm.
  private func distances(backwards: Bool) -> [Int64?] {
    var ways = [[(to: Int, price: Int64)]](repeating: [], count: problem.nodeCount)
    for link in problem.links {
      let forward = [link.forward, link.service?.forward].compactMap { $0 }.min()
      let backward = [link.backward, link.service?.backward].compactMap { $0 }.min()
      if let price = backwards ? backward : forward { ways[link.tail].append((link.head, price)) }
      if let price = backwards ? forward : backward { ways[link.head].append((link.tail, price)) }
    }
    var distance = [Int64?](repeating: nil, count: problem.nodeCount)
    var isOpen: [Int: Int64] = [problem.depot: 0]
    while let (node, price) = isOpen.min(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
      isOpen[node] = nil
      distance[node] = price
      for way in ways[node] where distance[way.to] == nil {
        isOpen[way.to] = min(isOpen[way.to] ?? .max, price + way.price)
      }
    }
    return distance
  }
}
