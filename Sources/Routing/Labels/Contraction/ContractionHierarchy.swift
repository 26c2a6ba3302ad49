/// A contraction hierarchy for one metric: nodes are taken out one by one, the least important first, and ways that
/// would be lost get edges of their own (Geisberger, Sanders, Schultes and Delling 2008,
/// DOI 10.1007/978-3-540-68552-4_24).
struct ContractionHierarchy: Sendable {
  /// The nodes contracted, from the most important to the least; edges go by places in this list.
  let node: [Int32]
  /// The edges of each place to more important nodes, whose places are lower.
  private(set) var up = SearchEdges<Int32>()
  /// The edges to each place from more important nodes.
  private(set) var down = SearchEdges<Int32>()

  /// Contracts what is left of a graph.
  /// - Parameters:
  ///   - nodes: those that are left.
  ///   - nodeCount: of the whole graph.
  init(_ graph: ShrinkingGraph, nodes: [Int32], nodeCount: Int) {
    var contraction = NodeContraction(of: graph, nodeCount: nodeCount)
    node = contraction.order(of: nodes).reversed()
    var place = [Int32](repeating: 0, count: nodeCount)
    for (index, item) in node.enumerated() { place[Int(item)] = Int32(index) }
    for item in node {
      for edge in graph.edges(of: Int(item)) {
        if edge.out < .never { up.append(to: place[Int(edge.head)], weight: edge.out) }
        if edge.into < .never { down.append(to: place[Int(edge.head)], weight: edge.into) }
      }
      up.endNode()
      down.endNode()
    }
  }

  /// Whether ways down cost what the ways up do.
  var isSymmetric: Bool { up.first == down.first && up.upper == down.upper && up.weight == down.weight }
}

extension SearchEdges<Int32> {
  fileprivate mutating func append(to end: Int32, weight: Int32) {
    upper.append(end)
    self.weight.append(weight)
  }

  fileprivate mutating func endNode() { first.append(Int32(upper.count)) }
}
