internal import IndexFile

/// Perfect weights: each edge costs what the cheapest way between its ends costs, whatever that leads over.
///
/// Perfect customization after Dibbelt, Strasser and Wagner 2016 (DOI 10.1145/2886843), section 5.3: intermediate and
/// upper triangles from the root down. An edge that became cheaper is in no search's way; what is left is a contraction
/// hierarchy for the metric.
public struct PerfectMetric<Weight: SearchWeight>: Sendable {
  /// The topology it belongs to.
  public let topology: HierarchyTopology
  /// Edges that searches need, as ``HierarchyTopology/first``, for going up and for going down.
  var up: SearchEdges<Weight>
  var down: SearchEdges<Weight>

  /// Perfects a customized metric.
  /// - Parameter threads: how many may work; the metric is the same for any number.
  /// - Complexity: O(triangles).
  public init(_ metric: CustomizedMetric<Weight>, threads: Int = 1) where Weight == Int32 {
    self.init(perfecting: metric, threads: threads)
  }

  /// Perfects a customized metric of any weight.
  init(perfecting metric: CustomizedMetric<Weight>, threads: Int = 1) {
    topology = metric.topology
    var (up, down) = (metric.up, metric.down)
    metric.topology.relaxUpperTriangles(&up, &down, threads: threads)
    self.up = PerfectMetric.kept(metric.topology, metric.up, up)
    self.down = PerfectMetric.kept(metric.topology, metric.down, down)
    findHalves(arcWeights: metric.arcWeights)
  }

  private static func kept(_ topology: HierarchyTopology, _ basic: [Weight], _ perfect: [Weight]) -> SearchEdges<Weight>
  {
    var edges = SearchEdges<Weight>()
    for rank in 0..<topology.nodeCount {
      for edge in topology.edges(of: rank) where basic[edge] == perfect[edge] && basic[edge] < .never {
        edges.upper.append(topology.upper[edge])
        edges.weight.append(basic[edge])
        edges.edge.append(Int32(edge))
      }
      edges.first.append(Int32(edges.upper.count))
    }
    return edges
  }
}
