/// A flow of least cost that takes surplus where there is a lack of it: shortest augmenting ways with potentials (Edmonds and
/// Karp 1972, DOI 10.1145/321694.321699; Tomizawa 1971, DOI 10.1002/net.3230010206).
///
/// - Complexity: a search for each way along which flow is sent, each ending at the nearest lack.
struct MinimumCostFlow {
  struct Arc {
    var tail: Int32
    var head: Int32
    /// At least 0.
    var cost: Int64
    var capacity: Int64
  }

  private let arcCount: Int
  /// Each arc at twice its number, and after it the way back along it.
  private var heads: ContiguousArray<Int32>
  private var costs: ContiguousArray<Int64>
  private var capacities: ContiguousArray<Int64>
  private let firstArc: ContiguousArray<Int32>
  private let arcsFrom: ContiguousArray<Int32>
  private var potential: ContiguousArray<Int64>
  private var distance: ContiguousArray<Int64>
  private var arrival: ContiguousArray<Int32>
  private var touched: ContiguousArray<Int32> = []
  private var heap = KeyedHeap()

  init(nodeCount: Int, arcs: [Arc]) {
    arcCount = arcs.count
    var first = ContiguousArray<Int32>(repeating: 0, count: nodeCount + 1)
    for arc in arcs {
      first[Int(arc.tail) + 1] += 1
      first[Int(arc.head) + 1] += 1
    }
    for node in 0..<nodeCount { first[node + 1] += first[node] }
    var (next, from) = (first, ContiguousArray<Int32>(repeating: 0, count: 2 * arcs.count))
    for (number, arc) in arcs.enumerated() {
      for (way, node) in [Int(arc.tail), Int(arc.head)].enumerated() {
        from[Int(next[node])] = Int32(2 * number + way)
        next[node] += 1
      }
    }
    (firstArc, arcsFrom) = (first, from)
    heads = ContiguousArray(arcs.flatMap { [$0.head, $0.tail] })
    costs = ContiguousArray(arcs.flatMap { [$0.cost, -$0.cost] })
    capacities = ContiguousArray(arcs.flatMap { [$0.capacity, 0] })
    potential = ContiguousArray(repeating: 0, count: nodeCount)
    distance = ContiguousArray(repeating: .max, count: nodeCount)
    arrival = ContiguousArray(repeating: -1, count: nodeCount)
  }

  /// The flow on each arc. - Parameter surplus: of each node, negative for a lack; 0 in all.
  /// - Returns: `nil` where it cannot all be sent.
  mutating func send(_ surplus: [Int64]) -> [Int64]? {
    var left = surplus
    for source in left.indices {
      while left[source] > 0 {
        guard let sink = search(from: source, left) else { return nil }
        var amount = min(left[source], -left[sink])
        walk(from: source, to: sink) { amount = min(amount, $0.capacities[$1]) }
        walk(from: source, to: sink) {
          $0.capacities[$1] -= amount
          $0.capacities[$1 ^ 1] += amount
        }
        left[source] -= amount
        left[sink] += amount
      }
    }
    return (0..<arcCount).map { capacities[2 * $0 + 1] }
  }

  private mutating func walk(from source: Int, to sink: Int, _ visit: (inout Self, Int) -> Void) {
    var node = sink
    while node != source {
      let arc = Int(arrival[node])
      visit(&self, arc)
      node = Int(heads[arc ^ 1])
    }
  }

  /// The nearest node that lacks flow; potentials rise so that the way to it costs nothing.
  private mutating func search(from source: Int, _ left: [Int64]) -> Int? {
    heap.removeAll()
    touched.removeAll(keepingCapacity: true)
    distance[source] = 0
    touched.append(Int32(source))
    heap.push(0, Int32(source))
    defer { for node in touched { distance[Int(node)] = .max } }
    while let (key, number) = heap.pop() {
      let node = Int(number)
      guard distance[node] == key else { continue }
      if left[node] < 0 {
        for other in touched where distance[Int(other)] < key { potential[Int(other)] += distance[Int(other)] - key }
        return node
      }
      for slot in Int(firstArc[node])..<Int(firstArc[node + 1]) {
        let arc = Int(arcsFrom[slot])
        guard capacities[arc] > 0 else { continue }
        let head = Int(heads[arc])
        let way = key + costs[arc] + potential[node] - potential[head]
        guard way < distance[head] else { continue }
        if distance[head] == .max { touched.append(heads[arc]) }
        distance[head] = way
        arrival[head] = Int32(arc)
        heap.push(way, heads[arc])
      }
    }
    return nil
  }
}
