/// Takes the nodes out of a graph, the least important first.
struct NodeContraction {
  private let graph: ShrinkingGraph
  private let search: WitnessSearch
  /// How many nodes were taken out one after the other below each.
  private var level: [UInt32]

  /// Nodes with more edges wait, as if each way over them were lost, until others are gone.
  private static let manyEdges = 512

  init(of graph: ShrinkingGraph, nodeCount: Int) {
    self.graph = graph
    search = WitnessSearch(nodeCount: nodeCount)
    level = Array(repeating: 0, count: nodeCount)
  }

  /// Takes out nodes. The importance of a node is renewed when its turn comes.
  mutating func order(of nodes: [Int32]) -> [Int32] {
    var heap = MinimumHeap()
    for node in nodes { heap.insert(Int(node), key: importance(of: Int(node))) }
    var order: [Int32] = []
    order.reserveCapacity(nodes.count)
    while !heap.isEmpty {
      let (_, node) = heap.removeLeast()
      let key = importance(of: node)
      if !heap.isEmpty, key > heap.leastKey {
        heap.insert(node, key: key)
        continue
      }
      contract(node)
      order.append(Int32(node))
    }
    return order
  }

  /// Low for nodes that leave few edges behind, and above which little was taken out.
  private func importance(of node: Int) -> UInt32 {
    let edges = graph.edges(of: node)
    var (out, into) = (0, 0)
    for edge in edges {
      out += edge.out < .never ? 1 : 0
      into += edge.into < .never ? 1 : 0
    }
    var added = 0
    if edges.count > NodeContraction.manyEdges {
      added = out * into
    } else {
      forEachLostWay(over: node, settled: edges.count > 20 ? 60 : 40) { _, _, _ in added += 1 }
    }
    return UInt32(clamping: Int(level[node]) << 11 + (added + 1) << 12 / (out + into + 1))
  }

  private mutating func contract(_ node: Int) {
    var ways: [(tail: Int32, head: Int32, weight: Int32)] = []
    forEachLostWay(over: node, settled: 400) { ways.append(($0, $1, $2)) }
    graph.takeOut(node)
    for way in ways { graph.offer(way.weight, from: Int(way.tail), to: Int(way.head), via: Int32(node)) }
    for edge in graph.edges(of: node) { level[Int(edge.head)] = max(level[Int(edge.head)], level[node] + 1) }
  }

  /// The ways between neighbours for which no other way as short is found.
  @inline(__always)
  private func forEachLostWay(over node: Int, settled: Int, _ body: (Int32, Int32, Int32) -> Void) {
    let edges = graph.edges(of: node)
    for first in edges where first.into < .never {
      var longest: Int32 = -1
      for second in edges where second.head != first.head && second.out < .never {
        let way = first.into + second.out
        if way < .never { longest = max(longest, way) }
      }
      guard longest >= 0 else { continue }
      search.search(graph, from: Int(first.head), around: node, limit: longest, settled: settled)
      for second in edges where second.head != first.head && second.out < .never {
        let way = first.into + second.out
        if way < .never, search.distance(to: Int(second.head)) > way { body(first.head, second.head, way) }
      }
    }
  }
}
