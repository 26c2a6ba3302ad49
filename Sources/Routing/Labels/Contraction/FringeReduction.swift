/// Takes nodes of at most two edges out of a graph, round by round, no two neighbours in one: dead ends are raked and
/// chains compressed (Miller and Reif 1985, DOI 10.1109/SFCS.1985.43), so that few rounds take in long ones as well.
struct FringeReduction {
  /// The nodes taken out, in their order.
  private(set) var eliminated: [Int32] = []
  /// What is left, rising.
  private(set) var core: [Int32] = []

  /// Nothing lies deeper in a fringe than this; chains and trees of millions of nodes are gone by then.
  private static let rounds = 64

  /// - Complexity: O(nodes).
  init(_ graph: ShrinkingGraph, nodeCount: Int) {
    var isGone = [Bool](repeating: false, count: nodeCount)
    // The last round in which a neighbour went, or for which a node is listed.
    var touched = [Int32](repeating: -1, count: nodeCount)
    var listed = touched
    var current = (0..<Int32(nodeCount)).filter { graph.edges(of: Int($0)).count <= 2 }
    for round in 0..<Int32(FringeReduction.rounds) where !current.isEmpty {
      var next: [Int32] = []
      for node in current.map({ Int($0) }) where FringeReduction.maySpare(node, graph) {
        guard touched[node] != round else {
          if listed[node] != round { next.append(Int32(node)) }
          listed[node] = round
          continue
        }
        FringeReduction.takeOut(node, of: graph)
        isGone[node] = true
        eliminated.append(Int32(node))
        for edge in graph.edges(of: node) {
          touched[Int(edge.head)] = round
          if listed[Int(edge.head)] != round { next.append(edge.head) }
          listed[Int(edge.head)] = round
        }
      }
      current = next
    }
    core = (0..<Int32(nodeCount)).filter { !isGone[Int($0)] }
  }

  /// Whether a node has one neighbour, or joins two: an edge between them then keeps what lies below them together.
  private static func maySpare(_ node: Int, _ graph: ShrinkingGraph) -> Bool {
    let edges = graph.edges(of: node)
    guard edges.count == 2 else { return edges.count < 2 }
    return edges[0].into &+ edges[1].out < .never || edges[1].into &+ edges[0].out < .never
  }

  private static func takeOut(_ node: Int, of graph: ShrinkingGraph) {
    graph.takeOut(node)
    guard graph.edges(of: node).count == 2 else { return }
    let (one, other) = (graph.edges(of: node)[0], graph.edges(of: node)[1])
    let (way, back) = (one.into &+ other.out, other.into &+ one.out)
    if way < .never { graph.offer(way, from: Int(one.head), to: Int(other.head), via: Int32(node)) }
    if back < .never { graph.offer(back, from: Int(other.head), to: Int(one.head), via: Int32(node)) }
  }
}
