import Foundation
import Interchange
import Routing

/// Queries that are made up: from any node to any, or to one that is so many nodes away.
struct RoutingPairs {
  let graph: WeightedDigraph
  let seed: UInt64

  /// Draws sources and targets evenly.
  func random(_ count: Int) -> [NodePairs.Pair] {
    var random = BenchRandom(seed: seed)
    return (0..<count).map { _ in
      NodePairs.Pair(source: random.node(of: graph), target: random.node(of: graph))
    }
  }

  /// Draws sources evenly; a target is the node that Dijkstra's search from its source settles as the 2^rank-th
  /// (Sanders and Schultes 2005, DOI 10.1007/11561071_51). Fewer than asked for, where few reach so many nodes.
  func local(_ count: Int, rank: Int) -> [NodePairs.Pair] {
    var random = BenchRandom(seed: seed)
    var search = NodeDijkstra(graph)
    var pairs: [NodePairs.Pair] = []
    for _ in 0..<(2 * count) where pairs.count < count {
      let source = random.node(of: graph)
      guard let target = search.node(settledAt: 1 << rank, from: Int(source)) else { continue }
      pairs.append(NodePairs.Pair(source: source, target: UInt32(target)))
    }
    return pairs
  }
}

/// Numbers of measurements, the same for a seed (SplitMix64: Steele, Lea and Flood 2014, DOI 10.1145/2660193.2660195).
struct BenchRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A node of a graph that has one.
  mutating func node(of graph: WeightedDigraph) -> UInt32 {
    UInt32(next().multipliedFullWidth(by: UInt64(graph.nodeCount)).high)
  }
}
