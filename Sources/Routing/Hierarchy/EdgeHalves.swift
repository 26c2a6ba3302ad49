internal import IndexFile

/// What an edge that searches need stands for: an arc of the graph, or a way over a node of lower rank, which is an edge
/// down to that node and one up from it.
struct EdgeHalves: BitwiseCopyable, Sendable {
  /// Among ``PerfectMetric/down``; -1 for an arc.
  let down: Int32
  /// Among ``PerfectMetric/up``, or the arc.
  let up: Int32

  /// Not found yet.
  static let unknown = EdgeHalves(down: -1, up: -1)

  var isUnknown: Bool { up < 0 }

  static func arc(_ arc: Int) -> EdgeHalves { EdgeHalves(down: -1, up: Int32(arc)) }
}

extension PerfectMetric {
  /// Finds for each search edge an arc or two halves that cost as much as it does.
  ///
  /// Halves of such an edge are search edges themselves: if one of them could be undercut, so could the edge.
  /// - Parameter weights: of the arcs, as they were customized.
  /// - Complexity: O(triangles of search edges).
  mutating func findHalves(arcWeights weights: [Weight]) {
    PerfectMetric.findArcs(topology, weights, direction: 0, &up)
    PerfectMetric.findArcs(topology, weights, direction: 1, &down)
    var (upHalves, downHalves): ([EdgeHalves], [EdgeHalves]) = ([], [])
    swap(&upHalves, &up.halves)
    swap(&downHalves, &down.halves)
    for middle in 0..<topology.nodeCount {
      for into in Int(down.first[middle])..<Int(down.first[middle + 1]) {
        PerfectMetric.match(up, of: Int(down.upper[into]), up, of: middle, down.weight[into], &upHalves) {
          EdgeHalves(down: Int32(into), up: Int32($0))
        }
      }
      for out in Int(up.first[middle])..<Int(up.first[middle + 1]) {
        PerfectMetric.match(down, of: Int(up.upper[out]), down, of: middle, up.weight[out], &downHalves) {
          EdgeHalves(down: Int32($0), up: Int32(out))
        }
      }
    }
    (up.halves, down.halves) = (upHalves, downHalves)
  }

  /// Looks for edges of a node that cost as much as the same edge of the middle and the way between them.
  @inline(__always)
  private static func match(
    _ edges: SearchEdges<Weight>, of node: Int, _ others: SearchEdges<Weight>, of middle: Int, _ weight: Weight,
    _ halves: inout [EdgeHalves], _ pair: (Int) -> EdgeHalves
  ) {
    var (edge, other) = (Int(edges.first[node]), Int(others.first[middle]))
    let (end, otherEnd) = (Int(edges.first[node + 1]), Int(others.first[middle + 1]))
    while edge < end && other < otherEnd {
      let (a, b) = (edges.upper[edge], others.upper[other])
      if a == b && edges.weight[edge] == weight &+ others.weight[other] && halves[edge].isUnknown {
        halves[edge] = pair(other)
      }
      edge += a <= b ? 1 : 0
      other += b <= a ? 1 : 0
    }
  }

  /// Gives search edges the arcs that are as cheap.
  private static func findArcs(
    _ topology: HierarchyTopology, _ weights: [Weight], direction: Int32, _ edges: inout SearchEdges<Weight>
  ) {
    edges.halves = Array(repeating: .unknown, count: edges.edge.count)
    for rank in 0..<topology.nodeCount {
      let end = Int(edges.first[rank + 1])
      for place in topology.below.arcPlaces(of: rank) {
        let arc = Int(topology.below.arc[place])
        let target = topology.place[arc]
        guard target & 1 == direction else { continue }
        var edge = Int(edges.first[rank])
        while edge < end && edges.edge[edge] < target >> 1 { edge += 1 }
        if edge < end && edges.edge[edge] == target >> 1 && edges.weight[edge] == weights[arc]
          && edges.halves[edge].isUnknown
        {
          edges.halves[edge] = .arc(arc)
        }
      }
    }
  }
}
