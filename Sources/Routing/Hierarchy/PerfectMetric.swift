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
  /// - Complexity: O(triangles).
  public init(_ metric: CustomizedMetric<Weight>) where Weight == Int32 { self.init(perfecting: metric) }

  /// Perfects a customized metric of any weight.
  init(perfecting metric: CustomizedMetric<Weight>) {
    topology = metric.topology
    var (up, down) = (metric.up, metric.down)
    metric.topology.relaxUpperTriangles(&up, &down)
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

extension HierarchyTopology {
  /// Goes through nodes by falling rank; the edges between a node's upper ends, perfect by then, may shorten its own.
  fileprivate func relaxUpperTriangles<Weight: SearchWeight>(_ up: inout [Weight], _ down: inout [Weight]) {
    up.withUnsafeMutableBufferPointer { up in
      down.withUnsafeMutableBufferPointer { down in
        upper.withUnsafeBufferPointer { upper in
          first.withUnsafeBufferPointer { first in
            guard let up = up.baseAddress, let down = down.baseAddress, let upper = upper.baseAddress,
              let first = first.baseAddress
            else { return }
            let triangles = UpperTriangles(first: first, upper: upper, up: up, down: down)
            for rank in stride(from: nodeCount - 1, through: 0, by: -1) { triangles.relax(above: rank) }
          }
        }
      }
    }
  }
}

/// The triangles over a node, seen from its own edges.
private struct UpperTriangles<Weight: SearchWeight> {
  let first: UnsafePointer<Int32>
  let upper: UnsafePointer<Int32>
  let up: UnsafeMutablePointer<Weight>
  let down: UnsafeMutablePointer<Weight>

  @inline(__always)
  func relax(above rank: Int) {
    let (start, end) = (Int(first[rank]), Int(first[rank + 1]))
    guard end - start > 1 else { return }
    for edge in start..<(end - 1) {
      let middle = Int(upper[edge])
      var other = edge + 1
      var target = Int(first[middle])
      var (toMiddle, fromMiddle) = (up[edge], down[edge])
      while other < end {
        let head = upper[other]
        while upper[target] != head { target += 1 }
        var length = 1
        while other + length < end && upper[other + length] == upper[target + length] { length += 1 }
        for step in 0..<length {
          let (across, back) = (up[target + step], down[target + step])
          let (toOther, fromOther) = (up[other + step], down[other + step])
          up[other + step] = min(toOther, toMiddle &+ across)
          down[other + step] = min(fromOther, back &+ fromMiddle)
          toMiddle = min(toMiddle, toOther &+ back)
          fromMiddle = min(fromMiddle, across &+ fromOther)
        }
        other += length
        target += length
      }
      (up[edge], down[edge]) = (toMiddle, fromMiddle)
    }
  }
}
