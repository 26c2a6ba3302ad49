internal import ArcRouting

/// The graph as the check of solutions sees it, with a vehicle's position on it; it shares nothing with the solver's graph.
struct CheckedRoads {
  /// Where a vehicle is: at a node, after coming from another, or at rest there. Without turns it is always at rest.
  struct Stand: Hashable {
    var node: Int
    var previous: Int?
  }

  let problem: RoadProblem
  /// The neighbours of each node with the price of the cheapest link, which is all that turns tell apart.
  private let ways: [[Int: Int64]]

  init(_ problem: RoadProblem) {
    self.problem = problem
    var ways = [[Int: Int64]](repeating: [:], count: problem.nodeCount)
    for link in problem.links {
      if let price = link.forward { ways[link.tail][link.head] = min(ways[link.tail][link.head] ?? .max, price) }
      if let price = link.backward { ways[link.head][link.tail] = min(ways[link.head][link.tail] ?? .max, price) }
    }
    self.ways = ways
  }

  /// Where a vehicle stands after driving from one node to the next.
  func stand(at node: Int, after previous: Int) -> Stand {
    Stand(node: node, previous: problem.turns == nil ? nil : previous)
  }

  /// The price of turning from a stand to a neighbour; `nil` where that is forbidden.
  func turn(_ stand: Stand, to next: Int) -> Int64? {
    guard let turns = problem.turns, let previous = stand.previous else { return 0 }
    return turns.costs[TurnTable.Turn(from: previous, through: stand.node, to: next)]
  }

  /// The price of driving to a neighbour; `nil` where no link leads there.
  func drive(from node: Int, to next: Int) -> Int64? { ways[node][next] }

  /// What it costs at least to come to every stand from some, each with a cost already (Dijkstra 1959,
  /// DOI 10.1007/BF01386390).
  func reached(from starts: [Stand: Int64]) -> [Stand: Int64] {
    var best = starts
    var waiting = starts.map { (cost: $0.value, stand: $0.key) }
    waiting.sort { $0.cost > $1.cost }
    var queue = SmallestFirst(waiting.reversed())
    while let (cost, stand) = queue.removeSmallest() {
      guard best[stand] == cost else { continue }
      for (next, price) in ways[stand.node] {
        guard let turn = turn(stand, to: next) else { continue }
        let (there, sum) = (self.stand(at: next, after: stand.node), cost + turn + price)
        guard sum < best[there] ?? .max else { continue }
        best[there] = sum
        queue.add(sum, there)
      }
    }
    return best
  }
}

/// Stands in order of cost: a binary heap.
private struct SmallestFirst {
  private var heap: [(cost: Int64, stand: CheckedRoads.Stand)]

  /// - Precondition: ascending.
  init(_ sorted: [(cost: Int64, stand: CheckedRoads.Stand)]) { heap = sorted }

  mutating func add(_ cost: Int64, _ stand: CheckedRoads.Stand) {
    heap.append((cost, stand))
    var child = heap.count - 1
    while child > 0, heap[child].cost < heap[(child - 1) / 2].cost {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func removeSmallest() -> (cost: Int64, stand: CheckedRoads.Stand)? {
    guard let top = heap.first, let last = heap.popLast() else { return nil }
    if heap.isEmpty { return top }
    heap[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && heap[child].cost < heap[least].cost {
        least = child
      }
      if least == parent { return top }
      heap.swapAt(least, parent)
      parent = least
    }
  }
}
