/// The cheapest tree of ways that joins the parts of a graph, each way as a list of nodes (Kruskal 1956, DOI
/// 10.1090/S0002-9939-1956-0078686-7, on the ways that Mehlhorn 1988, DOI 10.1016/0020-0190(88)90066-X, shows to suffice).
struct ComponentTree {
  /// The ways, each from a node of one part to a node of another.
  private(set) var ways: [[Int32]] = []
  private var parent: ContiguousArray<Int32>

  /// - Parameters:
  ///   - joined: pairs of nodes of one part.
  ///   - nodes: the nodes that must come together.
  /// - Complexity: O(arcs log arcs).
  init(_ joined: some Sequence<(Int32, Int32)>, nodes: Set<Int32>, on graph: TravelGraph) {
    parent = ContiguousArray(0..<Int32(graph.placeCount))
    for (a, b) in joined { parent[Int(root(a))] = root(b) }
    guard Set(nodes.map { root($0) }).count > 1 else { return }
    var distance = ContiguousArray<Int64>(repeating: .max, count: graph.placeCount)
    var previous = ContiguousArray<Int32>(repeating: -1, count: graph.placeCount)
    var source = previous
    var heap = KeyedHeap()
    for node in nodes.sorted() {
      (distance[Int(node)], source[Int(node)]) = (0, node)
      heap.push(0, node)
    }
    while let (key, node) = heap.pop() {
      guard distance[Int(node)] == key else { continue }
      for arc in graph.arcs[Int(graph.firstArc[Int(node)])..<Int(graph.firstArc[Int(node) + 1])] {
        let (head, way) = (Int(arc.head), key + Int64(arc.cost))
        guard way < distance[head] else { continue }
        (distance[head], previous[head], source[head]) = (way, node, source[Int(node)])
        heap.push(way, Int32(head))
      }
    }
    var bridges: [(cost: Int64, a: Int32, b: Int32)] = []
    for a in 0..<graph.placeCount where source[a] >= 0 {
      for arc in graph.arcs[Int(graph.firstArc[a])..<Int(graph.firstArc[a + 1])] {
        let b = Int(arc.head)
        guard source[b] >= 0, root(source[a]) != root(source[b]) else { continue }
        bridges.append((distance[a] + Int64(arc.cost) + distance[b], Int32(a), Int32(b)))
      }
    }
    bridges.sort { ($0.cost, $0.a, $0.b) < ($1.cost, $1.a, $1.b) }
    func back(_ node: Int32) -> [Int32] {
      var way = [node]
      while let last = way.last, previous[Int(last)] >= 0 { way.append(previous[Int(last)]) }
      return way
    }
    for (_, a, b) in bridges where root(source[Int(a)]) != root(source[Int(b)]) {
      parent[Int(root(source[Int(a)]))] = root(source[Int(b)])
      ways.append(back(a).reversed() + back(b))
    }
  }

  private mutating func root(_ node: Int32) -> Int32 {
    var node = node
    while parent[Int(node)] != node {
      parent[Int(node)] = parent[Int(parent[Int(node)])]
      node = parent[Int(node)]
    }
    return node
  }
}
