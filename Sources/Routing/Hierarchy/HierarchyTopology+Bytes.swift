extension HierarchyTopology {
  /// Bytes of its arrays.
  public var byteCount: Int { 4 * (2 * nodeCount + first.count + edgeCount + place.count) }
}

extension CustomizedMetric {
  /// Bytes of its weights, without the topology.
  public var byteCount: Int { (up.count + down.count) * MemoryLayout<Weight>.stride }
}

extension PerfectMetric {
  /// Bytes of the edges that searches need, without the topology.
  public var byteCount: Int { up.byteCount + down.byteCount }
}

extension SearchEdges {
  fileprivate var byteCount: Int {
    4 * (first.count + upper.count + edge.count) + weight.count * MemoryLayout<Weight>.stride
  }
}
