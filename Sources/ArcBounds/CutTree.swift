/// A tree on some nodes of a network, the terminals, whose edges are smallest cuts between all pairs of them; all other nodes hang
/// on the terminal on whose side of the cuts they are.
///
/// Gomory and Hu 1961, DOI 10.1137/0109047, by Gusfield's way without contraction, 1990, DOI 10.1137/0219009.
///
/// - Complexity: one flow for each terminal but the first.
struct CutTree {
  /// The next node towards the root, the root's being itself.
  private(set) var parent: [Int]
  /// The value of the cut between a terminal and its parent.
  private(set) var value: [Double]
  private var children: [[Int]]

  init(nodeCount: Int, edges: [(Int, Int, Double)], terminals: [Int]) {
    var flow = MaximumFlow(nodeCount: nodeCount, edges: edges)
    parent = [Int](repeating: terminals.first ?? 0, count: nodeCount)
    value = [Double](repeating: .infinity, count: nodeCount)
    children = [[Int]](repeating: [], count: nodeCount)
    for node in terminals.dropFirst() {
      let target = parent[node]
      value[node] = flow.value(from: node, to: target)
      for other in 0..<nodeCount where other != node && flow.isReached(other) && parent[other] == target {
        parent[other] = node
      }
      if flow.isReached(parent[target]) {
        (parent[node], parent[target]) = (parent[target], node)
        (value[node], value[target]) = (value[target], value[node])
      }
    }
    for node in parent.indices where parent[node] != node { children[parent[node]].append(node) }
  }

  /// All nodes, each after its parent.
  var topDown: [Int] { parent.indices.filter { parent[$0] == $0 }.flatMap(nodes) }

  /// The nodes under a node, itself first, each after its parent.
  func nodes(under top: Int) -> [Int] {
    var (found, position) = ([top], 0)
    while position < found.count {
      found += children[found[position]]
      position += 1
    }
    return found
  }
}
