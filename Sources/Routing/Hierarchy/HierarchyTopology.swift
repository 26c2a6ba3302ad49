/// The chordal supergraph of a graph for an order of its nodes: what a customizable contraction hierarchy knows before
/// any weight (Dibbelt, Strasser and Wagner 2016, DOI 10.1145/2886843).
///
/// Nodes go by their *rank*, 0 being eliminated first. An edge leads from a node up to one of higher rank; the upper ends
/// of a node are pairwise joined. The lowest of them is the node's parent in the elimination tree, and all of them are
/// its ancestors.
public struct HierarchyTopology: Sendable {
  /// The rank of each node.
  let rank: [Int32]
  /// The node of each rank.
  let node: [Int32]
  /// The edges of rank `r` are `first[r]..<first[r + 1]`.
  let first: [Int32]
  /// The upper ends of edges, rising for each lower end.
  let upper: [Int32]
  /// For each arc of the graph twice its edge, plus 1 where it leads down; -1 for loops.
  let place: [Int32]

  /// How many nodes there are.
  public var nodeCount: Int { rank.count }
  /// How many edges there are.
  public var edgeCount: Int { upper.count }

  /// Eliminates nodes in an order.
  /// - Parameters:
  ///   - order: the nodes from the first eliminated to the last.
  ///   - tails: of each arc.
  ///   - heads: of each arc.
  /// - Precondition: the order holds every node once; fewer than 2^30 edges result.
  /// - Complexity: O(edges log degree).
  public init(order: [Int32], tails: [UInt32], heads: [UInt32]) {
    var rank = [Int32](repeating: -1, count: order.count)
    for (index, node) in order.enumerated() { rank[Int(node)] = Int32(index) }
    precondition(!rank.contains(-1), "an order holds every node once")
    self.rank = rank
    node = order
    (first, upper) = HierarchyTopology.eliminated(
      UndirectedGraph(
        nodeCount: order.count, tails: tails.map { UInt32(rank[Int($0)]) }, heads: heads.map { UInt32(rank[Int($0)]) }))
    place = HierarchyTopology.places(rank, first, upper, tails, heads)
  }

  /// Gives each rank the upper ends of its own edges and of those of its children.
  private static func eliminated(_ graph: UndirectedGraph) -> (first: [Int32], upper: [Int32]) {
    let count = graph.nodeCount
    var first: [Int32] = [0]
    first.reserveCapacity(count + 1)
    var upper: [Int32] = []
    upper.reserveCapacity(graph.edgeCount * 3)
    var seen = [Int32](repeating: -1, count: count)
    var firstChild = seen
    var nextSibling = seen
    for rank in 0..<count {
      let start = upper.count
      for place in graph.places(of: rank) where Int(graph.heads[place]) > rank {
        seen[Int(graph.heads[place])] = Int32(rank)
        upper.append(graph.heads[place])
      }
      var child = firstChild[rank]
      while child >= 0 {
        // A child's first upper end is this node.
        for place in Int(first[Int(child)] + 1)..<Int(first[Int(child) + 1]) where seen[Int(upper[place])] != rank {
          seen[Int(upper[place])] = Int32(rank)
          upper.append(upper[place])
        }
        child = nextSibling[Int(child)]
      }
      precondition(upper.count < 1 << 30, "edges are numbered in 30 bits")
      upper[start...].sort()
      first.append(Int32(upper.count))
      if upper.count > start {
        let parent = Int(upper[start])
        nextSibling[rank] = firstChild[parent]
        firstChild[parent] = Int32(rank)
      }
    }
    return (first, upper)
  }

  private static func places(
    _ rank: [Int32], _ first: [Int32], _ upper: [Int32], _ tails: [UInt32], _ heads: [UInt32]
  ) -> [Int32] {
    tails.indices.map { arc in
      let (tail, head) = (rank[Int(tails[arc])], rank[Int(heads[arc])])
      guard tail != head else { return -1 }
      let (lower, above) = (min(tail, head), max(tail, head))
      var (low, high) = (Int(first[Int(lower)]), Int(first[Int(lower) + 1]) - 1)
      while low < high {
        let middle = (low + high) / 2
        if upper[middle] < above { low = middle + 1 } else { high = middle }
      }
      return Int32(low) * 2 + (tail == lower ? 0 : 1)
    }
  }

  /// The edges of a rank.
  @inline(__always)
  func edges(of rank: Int) -> Range<Int> { Int(first[rank])..<Int(first[rank + 1]) }

  /// The parent in the elimination tree; -1 for a root.
  @inline(__always)
  func parent(of rank: Int) -> Int {
    first[rank] < first[rank + 1] ? Int(upper[Int(first[rank])]) : -1
  }
}
