internal import IndexFile

/// Shortest distances on a customized hierarchy: both ends walk to the root of the elimination tree, relaxing on their
/// way, and meet at their common ancestors (Dibbelt, Strasser and Wagner 2016, section 6).
///
/// For one thread at a time. A query allocates nothing.
public struct EliminationTreeQuery<Weight: SearchWeight>: ~Copyable {
  private let metric: CustomizedMetric<Weight>
  private var forward: [Weight]
  private var backward: [Weight]

  /// Prepares queries.
  init(searching metric: CustomizedMetric<Weight>) {
    self.metric = metric
    forward = Array(repeating: Weight.never, count: metric.topology.nodeCount)
    backward = forward
  }

  /// The least weight of a way from one node to another; never where there is none.
  mutating func weight(from source: Int, to target: Int) -> Weight {
    let topology = metric.topology
    var (s, t) = (Int(topology.rank[source]), Int(topology.rank[target]))
    forward[s] = 0
    backward[t] = 0
    var best = Weight.never
    // Each walks up until they are on one path.
    while s != t {
      if s < t && s >= 0 || t < 0 {
        EliminationTreeQuery.relax(s, topology, metric.up, &forward, best)
        s = topology.parent(of: s)
      } else {
        EliminationTreeQuery.relax(t, topology, metric.down, &backward, best)
        t = topology.parent(of: t)
      }
    }
    while s >= 0 {
      best = min(best, forward[s] &+ backward[s])
      EliminationTreeQuery.relax(s, topology, metric.up, &forward, best)
      EliminationTreeQuery.relax(s, topology, metric.down, &backward, best)
      s = topology.parent(of: s)
    }
    return best
  }

  @inline(__always)
  private static func relax(
    _ rank: Int, _ topology: HierarchyTopology, _ weights: [Weight], _ distances: inout [Weight], _ best: Weight
  ) {
    let distance = distances[rank]
    distances[rank] = .never
    guard distance < best else { return }
    for edge in topology.edges(of: rank) {
      let head = Int(topology.upper[edge])
      distances[head] = min(distances[head], distance &+ weights[edge])
    }
  }
}

extension EliminationTreeQuery where Weight == Int32 {
  /// Prepares queries. - Complexity: O(nodes).
  public init(_ metric: CustomizedMetric<Int32>) { self.init(searching: metric) }

  /// The least weight of a way from one node to another; `nil` where there is none.
  public mutating func distance(from source: Int, to target: Int) -> UInt32? {
    let weight = weight(from: source, to: target)
    return weight < .never ? UInt32(weight) : nil
  }
}
