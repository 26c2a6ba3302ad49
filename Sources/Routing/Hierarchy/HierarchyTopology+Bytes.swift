internal import IndexFile

extension HierarchyTopology {
  /// Bytes of its arrays.
  public var byteCount: Int {
    let own = rank.count + node.count + first.count + upper.count + place.count + parents.count
    let turned = below.lower.count + below.first.count + below.edge.count + below.firstArc.count + below.arc.count
    return 4 * (own + turned) + possible.up.byteCount + possible.down.byteCount
  }
}

extension PossibleEdges {
  fileprivate var byteCount: Int {
    first.byteCount + edge.byteCount + height.byteCount + firstWay.byteCount + ways.byteCount
  }
}

extension CustomizedMetric {
  /// Bytes of its weights, without the topology.
  public var byteCount: Int { (arcWeights.count + up.count + down.count) * MemoryLayout<Weight>.stride }
}

extension PerfectMetric {
  /// Bytes of the edges that searches need, without the topology.
  public var byteCount: Int { up.byteCount + down.byteCount }
}

extension SearchEdges {
  fileprivate var byteCount: Int {
    4 * (first.count + upper.count + edge.count) + weight.count * MemoryLayout<Weight>.stride
      + halves.count * MemoryLayout<EdgeHalves>.stride
  }
}
