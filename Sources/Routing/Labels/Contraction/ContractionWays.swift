/// What the edges of a contraction stand for, down to the arcs of the graph.
///
/// Nodes go by ranks: the places of the core, then the fringe, those taken out first last. All edges of a node lead to
/// lower ranks.
struct ContractionWays: Sendable {
  /// With the halves of each edge: one down to the node between, and one up from it.
  private(set) var up = SearchEdges<Int32>()
  private(set) var down = SearchEdges<Int32>()

  var byteCount: Int { [up, down].reduce(0) { $0 + 4 * $1.first.count + 16 * $1.upper.count } }

  /// - Parameters:
  ///   - graph: whose nodes have kept the edges with which they went.
  ///   - nodes: by rank.
  /// - Complexity: O(edges × edges of a node).
  init(_ graph: ShrinkingGraph, _ nodes: [Int32]) {
    var rank = [Int32](repeating: 0, count: nodes.count)
    for (index, node) in nodes.enumerated() { rank[Int(node)] = Int32(index) }
    for node in nodes {
      for edge in graph.edges(of: Int(node)) {
        if edge.out < .never { up.append(rank[Int(edge.head)], edge.out) }
        if edge.into < .never { down.append(rank[Int(edge.head)], edge.into) }
      }
      up.first.append(Int32(up.upper.count))
      down.first.append(Int32(down.upper.count))
    }
    for (index, node) in nodes.enumerated() {
      for edge in graph.edges(of: Int(node)) {
        let head = Int(rank[Int(edge.head)])
        if edge.out < .never { up.halves.append(halves(edge.outVia, from: index, to: head, rank)) }
        if edge.into < .never { down.halves.append(halves(edge.intoVia, from: head, to: index, rank)) }
      }
    }
  }

  private func halves(_ via: Int32, from tail: Int, to head: Int, _ rank: [Int32]) -> EdgeHalves {
    guard via >= 0 else { return .arc(Int(~via)) }
    let middle = Int(rank[Int(via)])
    return EdgeHalves(down: Int32(down.edge(of: middle, to: tail)), up: Int32(up.edge(of: middle, to: head)))
  }
}

extension SearchEdges<Int32> {
  fileprivate mutating func append(_ end: Int32, _ weight: Int32) {
    upper.append(end)
    self.weight.append(weight)
  }

  /// - Precondition: there is such an edge.
  fileprivate func edge(of node: Int, to end: Int) -> Int {
    var edge = Int(first[node])
    while upper[edge] != end { edge += 1 }
    return edge
  }
}
