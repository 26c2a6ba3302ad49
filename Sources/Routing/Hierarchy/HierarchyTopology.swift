internal import IndexFile

/// The chordal supergraph of a graph for an order of its nodes: what a customizable contraction hierarchy knows before
/// any weight (Dibbelt, Strasser and Wagner 2016, DOI 10.1145/2886843).
///
/// Nodes go by their *rank*, 0 being eliminated first. An edge leads from a node up to one of higher rank; the upper ends
/// of a node are pairwise joined. The lowest of them is the node's parent in the elimination tree, and all of them are
/// its ancestors. Ranks follow the tree in postorder, so that the descendants of a node are the ranks right before it.
public struct HierarchyTopology: Sendable {
  /// The rank of each node.
  let rank: FlatArray<Int32>
  /// The node of each rank.
  let node: FlatArray<Int32>
  /// The edges of rank `r` are `first[r]..<first[r + 1]`.
  let first: FlatArray<Int32>
  /// The upper ends of edges, rising for each lower end.
  let upper: FlatArray<Int32>
  /// For each arc of the graph twice its edge, plus 1 where it leads down; -1 for loops.
  let place: FlatArray<Int32>
  /// The parent of each rank in the elimination tree; -1 for a root.
  let parents: FlatArray<Int32>
  /// Edges by their upper ends, and arcs by their edges.
  let below: LowerEdges
  /// The edges that can hold ways up and down.
  let possible: DirectedElimination

  /// How many nodes there are.
  public var nodeCount: Int { rank.count }
  /// How many edges there are.
  public var edgeCount: Int { upper.count }
  /// How many arcs the graph has.
  public var arcCount: Int { place.count }

  /// Eliminates nodes in an order.
  /// - Parameters:
  ///   - order: the nodes from the first eliminated to the last. Nodes of which neither is above the other may change
  ///     places: ranks are a postorder of the tree, which has the same edges.
  ///   - tails: of each arc.
  ///   - heads: of each arc.
  /// - Precondition: the order holds every node once; fewer than 2^30 edges result.
  /// - Complexity: O(edges log degree).
  public init(order: [Int32], tails: [UInt32], heads: [UInt32]) {
    var rank = HierarchyTopology.ranks(of: order)
    var elimination = Elimination(
      UndirectedGraph(
        nodeCount: order.count, tails: tails.map { UInt32(rank[Int($0)]) }, heads: heads.map { UInt32(rank[Int($0)]) }))
    let postorder = elimination.renumberInPostorder()
    let node = postorder.map { order[Int($0)] }
    rank = HierarchyTopology.ranks(of: node)
    let (first, upper) = (FlatArray(elimination.first), FlatArray(elimination.upper))
    self.init(
      rank: FlatArray(rank), node: FlatArray(node), first: first, upper: upper,
      place: HierarchyTopology.places(rank, first, upper, tails, heads))
  }

  /// Takes over arrays. - Precondition: they fit together.
  init(
    rank: FlatArray<Int32>, node: FlatArray<Int32>, first: FlatArray<Int32>, upper: FlatArray<Int32>,
    place: FlatArray<Int32>
  ) {
    self.rank = rank
    self.node = node
    self.first = first
    self.upper = upper
    self.place = place
    parents = FlatArray((0..<rank.count).map { first[$0] < first[$0 + 1] ? upper[Int(first[$0])] : -1 })
    below = LowerEdges(firstEdge: first, upper: upper, place: place)
    possible = DirectedElimination(first: first, upper: upper, place: place, parents: parents, below: below)
  }

  private static func ranks(of order: [Int32]) -> [Int32] {
    var rank = [Int32](repeating: -1, count: order.count)
    for (index, node) in order.enumerated() { rank[Int(node)] = Int32(index) }
    precondition(!rank.contains(-1), "an order holds every node once")
    return rank
  }

  private static func places(
    _ rank: [Int32], _ first: FlatArray<Int32>, _ upper: FlatArray<Int32>, _ tails: [UInt32], _ heads: [UInt32]
  ) -> FlatArray<Int32> {
    FlatArray(capacity: tails.count) { places in
      for arc in tails.indices {
        let (tail, head) = (rank[Int(tails[arc])], rank[Int(heads[arc])])
        let (lower, above) = (min(tail, head), max(tail, head))
        var (low, high) = (Int(first[Int(lower)]), Int(first[Int(lower) + 1]) - 1)
        while low < high {
          let middle = (low + high) / 2
          if upper[middle] < above { low = middle + 1 } else { high = middle }
        }
        places[arc] = tail == head ? -1 : Int32(low) * 2 + (tail == lower ? 0 : 1)
      }
      return tails.count
    }
  }

  /// The edges of a rank.
  @inline(__always)
  func edges(of rank: Int) -> Range<Int> { Int(first[rank])..<Int(first[rank + 1]) }

  /// The parent in the elimination tree; -1 for a root.
  @inline(__always)
  func parent(of rank: Int) -> Int { Int(parents[rank]) }
}
