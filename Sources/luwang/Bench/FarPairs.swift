import Interchange
import Routing

/// Pairs whose distance is more than hierarchies of 32 bits hold, which take them for unreachable.
struct FarPairs {
  let graph: WeightedDigraph
  let topology: HierarchyTopology

  /// The numbers of such pairs.
  /// - Parameter distances: by the hierarchy.
  func among(_ pairs: [NodePairs.Pair], _ distances: [UInt64?]) -> [Int] {
    let unreached = distances.indices.filter { distances[$0] == nil }
    let most = UInt64(graph.weights.max() ?? 0) * UInt64(graph.nodeCount)
    guard !unreached.isEmpty, most >= UInt64(Int32.never) else { return [] }
    // Where every arc is free, any way is short.
    let free = [UInt32](repeating: 0, count: graph.arcCount)
    var query = EliminationTreeQuery(CustomizedMetric<Int32>(topology, weights: free))
    return unreached.filter { query.distance(from: Int(pairs[$0].source), to: Int(pairs[$0].target)) != nil }
  }
}
