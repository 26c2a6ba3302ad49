/// Shortest distances on a customized hierarchy: both ends walk to the root of the elimination tree, relaxing on their
/// way, and meet at their common ancestors (Dibbelt, Strasser and Wagner 2016, section 6).
///
/// For one thread at a time. A query allocates nothing.
public struct EliminationTreeQuery: ~Copyable {
  private let metric: CustomizedMetric
  private var forward: [Int32]
  private var backward: [Int32]

  /// Prepares queries.
  public init(_ metric: CustomizedMetric) {
    self.metric = metric
    forward = Array(repeating: CustomizedMetric.never, count: metric.topology.nodeCount)
    backward = forward
  }

  /// The least weight of a way from one node to another; `nil` where there is none.
  public mutating func distance(from source: Int, to target: Int) -> UInt32? {
    let topology = metric.topology
    var (s, t) = (Int(topology.rank[source]), Int(topology.rank[target]))
    forward[s] = 0
    backward[t] = 0
    var best = CustomizedMetric.never
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
    return best < CustomizedMetric.never ? UInt32(best) : nil
  }

  @inline(__always)
  private static func relax(
    _ rank: Int, _ topology: HierarchyTopology, _ weights: [Int32], _ distances: inout [Int32], _ best: Int32
  ) {
    let distance = distances[rank]
    distances[rank] = CustomizedMetric.never
    guard distance < best else { return }
    for edge in topology.edges(of: rank) {
      let head = Int(topology.upper[edge])
      distances[head] = min(distances[head], distance &+ weights[edge])
    }
  }
}
