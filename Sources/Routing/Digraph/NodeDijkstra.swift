/// Dijkstra's search on a ``WeightedDigraph`` (1959, DOI 10.1007/BF01386390): the plain baseline of faster ones.
///
/// For one thread at a time; a search allocates nothing. Distances have 64 bits and cannot overflow.
public struct NodeDijkstra: ~Copyable {
  private struct OutgoingArc {
    var head: UInt32
    var weight: UInt32
  }

  /// The arcs out of node `v` are `arcs[first[v]..<first[v + 1]]`.
  private let first: [UInt32]
  private let arcs: [OutgoingArc]
  private var queue: DistanceQueue

  /// Prepares searches. - Complexity: O(n + m).
  public init(_ graph: WeightedDigraph) {
    var first = [UInt32](repeating: 0, count: graph.nodeCount + 1)
    for tail in graph.tails { first[Int(tail) + 1] += 1 }
    for node in 0..<graph.nodeCount { first[node + 1] += first[node] }
    var next = first
    var arcs = [OutgoingArc](repeating: OutgoingArc(head: 0, weight: 0), count: graph.arcCount)
    for arc in graph.tails.indices {
      let tail = Int(graph.tails[arc])
      arcs[Int(next[tail])] = OutgoingArc(head: graph.heads[arc], weight: graph.weights[arc])
      next[tail] += 1
    }
    self.first = first
    self.arcs = arcs
    queue = DistanceQueue(nodeCount: graph.nodeCount)
  }

  /// The least weight of a way from one node to another; `nil` where there is none.
  /// - Complexity: O(m log n).
  public mutating func distance(from source: Int, to target: Int) -> UInt64? {
    queue.restart(at: UInt32(source))
    while let (node, distance) = queue.takeNearest() {
      if node == target { return distance }
      relax(node, distance)
    }
    return nil
  }

  /// The least weights of ways from one node to all; `UInt64.max` where there is none.
  /// - Precondition: there is room for every node.
  /// - Complexity: O(m log n).
  public mutating func findDistances(from source: Int, into distances: inout MutableSpan<UInt64>) {
    precondition(distances.count == first.count - 1, "a node has a distance")
    for node in distances.indices { distances[node] = .max }
    queue.restart(at: UInt32(source))
    while let (node, distance) = queue.takeNearest() {
      distances[Int(node)] = distance
      relax(node, distance)
    }
  }

  /// The node that is settled as the `count`th, the source being the 0th; `nil` where fewer can be reached.
  public mutating func node(settledAt count: Int, from source: Int) -> Int? {
    queue.restart(at: UInt32(source))
    var settled = 0
    while let (node, distance) = queue.takeNearest() {
      if settled == count { return Int(node) }
      settled += 1
      relax(node, distance)
    }
    return nil
  }

  @inline(__always)
  private mutating func relax(_ node: UInt32, _ distance: UInt64) {
    for place in Int(first[Int(node)])..<Int(first[Int(node) + 1]) {
      let arc = arcs[place]
      queue.offer(arc.head, distance + UInt64(arc.weight))
    }
  }
}
