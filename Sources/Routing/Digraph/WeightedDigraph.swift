/// Any directed graph with weights, as hierarchies take it: nodes from 0, arcs in flat arrays.
public struct WeightedDigraph: Sendable {
  /// How many nodes there are.
  public var nodeCount: Int
  /// The node that each arc leaves.
  public var tails: [UInt32]
  /// The node that each arc enters.
  public var heads: [UInt32]
  /// Of each arc.
  public var weights: [UInt32]
  /// Where nodes lie, if that is known.
  public var positions: NestedDissection.Positions?

  /// Collects the parts.
  /// - Precondition: as many tails, heads and weights; ends are below the number of nodes; as many positions as nodes.
  public init(
    nodeCount: Int, tails: [UInt32], heads: [UInt32], weights: [UInt32], positions: NestedDissection.Positions? = nil
  ) {
    precondition(tails.count == heads.count && tails.count == weights.count, "an arc has two ends and a weight")
    precondition(tails.allSatisfy { $0 < nodeCount } && heads.allSatisfy { $0 < nodeCount }, "arcs join nodes")
    precondition(positions.map { $0.x.count == nodeCount && $0.y.count == nodeCount } ?? true, "a node has a position")
    self.nodeCount = nodeCount
    self.tails = tails
    self.heads = heads
    self.weights = weights
    self.positions = positions
  }

  /// How many arcs there are.
  public var arcCount: Int { tails.count }

  /// Which nodes are joined, whichever way.
  public var undirected: UndirectedGraph { UndirectedGraph(nodeCount: nodeCount, tails: tails, heads: heads) }
}
