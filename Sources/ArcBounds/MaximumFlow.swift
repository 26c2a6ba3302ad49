/// Largest flows and smallest cuts between two nodes of a network without directions, by blocking flows.
///
/// Dinic 1970, with capacities that are not whole numbers: what is below `tolerance` counts as nothing.
struct MaximumFlow {
  static let tolerance = 1e-9

  private let first: [Int]
  private let heads: [Int]
  private let opposite: [Int]
  private let capacities: [Double]
  private var rest: [Double]
  private var level: [Int]
  private var next: [Int]
  private var queue: [Int]
  private var path: [Int] = []

  init(nodeCount: Int, edges: [(Int, Int, Double)]) {
    self.init(nodeCount: nodeCount, arcs: edges.map { ($0.0, $0.1, $0.2, $0.2) })
  }

  /// - Parameter arcs: two ends, the capacity there, the capacity back.
  init(nodeCount: Int, arcs: [(Int, Int, Double, Double)]) {
    var first = [Int](repeating: 0, count: nodeCount + 1)
    for arc in arcs {
      first[arc.0] += 1
      first[arc.1] += 1
    }
    var sum = 0
    for node in first.indices { (first[node], sum) = (sum, sum + first[node]) }
    var place = first
    var heads = [Int](repeating: 0, count: sum)
    var opposite = heads
    var capacities = [Double](repeating: 0, count: sum)
    for (a, b, there, back) in arcs {
      let out = place[a]
      place[a] += 1
      let home = place[b]
      place[b] += 1
      (heads[out], heads[home]) = (b, a)
      (opposite[out], opposite[home]) = (home, out)
      (capacities[out], capacities[home]) = (there, back)
    }
    self.first = first
    self.heads = heads
    self.opposite = opposite
    self.capacities = capacities
    rest = capacities
    level = [Int](repeating: -1, count: nodeCount)
    next = level
    queue = []
  }

  /// The largest flow, up to a limit.
  mutating func value(from source: Int, to sink: Int, limit: Double = .infinity) -> Double {
    rest = capacities
    var flow = 0.0
    while flow < limit, reach(from: source, to: sink) {
      for node in next.indices { next[node] = first[node] }
      while case let pushed = augment(from: source, to: sink, limit - flow), pushed > 0 { flow += pushed }
    }
    return flow
  }

  /// Whether a node is on the source's side of the smallest cut that the last flow ended at.
  func isReached(_ node: Int) -> Bool { level[node] >= 0 }

  private mutating func reach(from source: Int, to sink: Int) -> Bool {
    for node in level.indices { level[node] = -1 }
    queue.removeAll(keepingCapacity: true)
    queue.append(source)
    level[source] = 0
    var position = 0
    while position < queue.count {
      let node = queue[position]
      position += 1
      for arc in first[node]..<first[node + 1] where rest[arc] > MaximumFlow.tolerance && level[heads[arc]] < 0 {
        level[heads[arc]] = level[node] + 1
        queue.append(heads[arc])
      }
    }
    return level[sink] >= 0
  }

  /// Sends flow along one shortest path; 0 where the level graph is blocked.
  private mutating func augment(from source: Int, to sink: Int, _ limit: Double) -> Double {
    path.removeAll(keepingCapacity: true)
    var node = source
    while node != sink {
      if let arc = usableArc(at: node) {
        path.append(arc)
        node = heads[arc]
      } else {
        guard let arc = path.popLast() else { return 0 }
        node = heads[opposite[arc]]
        next[node] += 1
      }
    }
    let amount = path.reduce(limit) { min($0, rest[$1]) }
    for arc in path {
      rest[arc] -= amount
      rest[opposite[arc]] += amount
    }
    return amount
  }

  private mutating func usableArc(at node: Int) -> Int? {
    while next[node] < first[node + 1] {
      let arc = next[node]
      if rest[arc] > MaximumFlow.tolerance, level[heads[arc]] == level[node] + 1 { return arc }
      next[node] += 1
    }
    return nil
  }
}
