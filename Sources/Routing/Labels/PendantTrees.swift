/// The parts of a graph that hang on a single node each: trees of dead ends. A way out of one leads over its root, so
/// that its nodes need no labels of their own.
struct PendantTrees {
  /// For each rank the node on which its tree hangs; the rank itself where it is in no tree.
  private(set) var root: [Int32]
  /// From each rank to its root and back; ``SearchWeight/never`` for one-way dead ends.
  private(set) var toRoot: [Int32]
  private(set) var fromRoot: [Int32]

  /// - Complexity: O(nodes).
  init(_ metric: PerfectMetric<Int32>) {
    let topology = metric.topology
    let count = topology.nodeCount
    var isPendant = (0..<count).map { topology.edges(of: $0).count == 1 }
    for rank in 0..<count where !isPendant[rank] && topology.parent(of: rank) >= 0 {
      isPendant[topology.parent(of: rank)] = false
    }
    root = (0..<Int32(count)).map { $0 }
    toRoot = Array(repeating: 0, count: count)
    fromRoot = toRoot
    for rank in stride(from: count - 1, through: 0, by: -1) where isPendant[rank] {
      let parent = topology.parent(of: rank)
      root[rank] = root[parent]
      toRoot[rank] = min(.never, metric.up.onlyWeight(of: rank) &+ toRoot[parent])
      fromRoot[rank] = min(.never, metric.down.onlyWeight(of: rank) &+ fromRoot[parent])
    }
  }
}

extension SearchEdges<Int32> {
  /// The weight of the one edge that a rank may have.
  func onlyWeight(of rank: Int) -> Int32 {
    first[rank] < first[rank + 1] ? weight[Int(first[rank])] : .never
  }
}
