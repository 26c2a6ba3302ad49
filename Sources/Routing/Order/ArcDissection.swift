/// Orders the arcs of a street graph for a hierarchy over its turns: the arcs across a cut come behind those of both
/// sides.
///
/// A cut of few edges between nodes is a set of few arcs that every way over turns from one side to the other uses
/// (Buchhold, Wagner, Zeitz and Zündorf 2020, "Customizable contraction hierarchies with turn costs", DOI
/// 10.4230/OASIcs.ATMOS.2020.9). So the graph of nodes is cut, which is several times smaller than that of turns, and
/// knows where its nodes lie. Dead ends go first from their tips, then the arcs within chains but one edge of each; arcs
/// within the last parts go by ``MarkowitzOrder``. Of a cut, the arcs from the lower to the upper side come before those
/// back: no way over arcs eliminated before leads from one of them to another.
public enum ArcDissection {
  /// Parts of at most so many nodes are not cut further.
  static let leafSize = 4

  /// The arcs from the first eliminated to the last.
  ///
  /// Turns may lead from any arc to any that starts where it ends; bans and missing turns cost nothing but space.
  /// - Parameters:
  ///   - nodeCount: of the street graph.
  ///   - tails: where arcs start.
  ///   - heads: where arcs end.
  ///   - positions: where nodes lie, if that is known.
  ///   - threads: how many may work; the order is the same for any number.
  /// - Precondition: as many tails as heads, all of them numbers of nodes; less than 2^30 arcs.
  /// - Complexity: about O(n log n) on road networks.
  public static func order(
    nodeCount: Int, tails: [UInt32], heads: [UInt32], positions: NestedDissection.Positions? = nil, threads: Int = 1
  ) -> [Int32] {
    let bundles = ArcBundles(nodeCount: nodeCount, tails: tails, heads: heads)
    let reduction = ChainReduction(bundles.graph)
    let core = CoreArcs(bundles, reduction, tails: tails)
    let tree = NestedDissection.cutTree(of: core.part(positions), leafSize: leafSize, threads: threads)
    let order = bundles.loops + core.eliminated + core.order(within: CutCells(tree, nodeCount: reduction.core.count))
    precondition(order.count == tails.count, "an order holds every arc once")
    return order
  }
}
