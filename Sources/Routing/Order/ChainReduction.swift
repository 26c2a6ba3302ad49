/// What can be eliminated first at no cost: dead ends from their tips, then the nodes within chains.
///
/// What is left, the core, has about half of a road network's nodes.
struct ChainReduction {
  /// The nodes eliminated first, in their order.
  private(set) var eliminated: [Int32] = []
  /// For each of them the neighbour at the other end of the edge that goes with it; -1 where it has none.
  private(set) var partners: [Int32] = []
  /// The nodes of the core, rising.
  private(set) var core: [Int32] = []
  /// The core's edges, those in place of chains too, as nodes of the whole graph.
  private(set) var tails: [UInt32] = []
  private(set) var heads: [UInt32] = []
  /// For each of the core's edges the node before its head: the last of a chain, or the tail.
  private(set) var beforeHeads: [UInt32] = []
  private let graph: UndirectedGraph
  private var degree: [Int32]
  private var isGone: [Bool]

  init(_ graph: UndirectedGraph) {
    self.graph = graph
    degree = (0..<graph.nodeCount).map { Int32(graph.places(of: $0).count) }
    isGone = Array(repeating: false, count: graph.nodeCount)
    eliminateDeadEnds()
    eliminateChains()
    core = (0..<graph.nodeCount).filter { !isGone[$0] }.map(Int32.init)
    for node in core {
      for place in graph.places(of: Int(node)) where graph.heads[place] > node && !isGone[Int(graph.heads[place])] {
        tails.append(UInt32(node))
        heads.append(UInt32(graph.heads[place]))
        beforeHeads.append(UInt32(node))
      }
    }
  }

  private mutating func eliminateDeadEnds() {
    var queue = degree.indices.filter { degree[$0] <= 1 }
    var begin = 0
    while begin < queue.count {
      let node = queue[begin]
      begin += 1
      isGone[node] = true
      eliminated.append(Int32(node))
      partners.append(-1)
      for place in graph.places(of: node) where !isGone[Int(graph.heads[place])] {
        let head = Int(graph.heads[place])
        partners[partners.count - 1] = Int32(head)
        degree[head] -= 1
        if degree[head] == 1 { queue.append(head) }
      }
    }
  }

  /// Takes out the nodes of degree two between others, an edge in place of each chain.
  private mutating func eliminateChains() {
    for start in degree.indices where !isGone[start] && degree[start] > 2 {
      for place in graph.places(of: start) {
        var (last, node) = (start, Int(graph.heads[place]))
        guard !isGone[node] && degree[node] == 2 else { continue }
        var chain: [Int32] = []
        while degree[node] == 2 && !isGone[node] {
          isGone[node] = true
          chain.append(Int32(node))
          guard let onward = onward(from: node, last) else { break }
          (last, node) = (node, onward)
        }
        appendNested(chain[...], from: Int32(start))
        if node != start && degree[node] > 2 {
          tails.append(UInt32(start))
          heads.append(UInt32(node))
          beforeHeads.append(UInt32(last))
        }
      }
    }
  }

  /// The way on through a chain.
  private func onward(from node: Int, _ last: Int) -> Int? {
    graph.places(of: node).lazy.map { Int(graph.heads[$0]) }.first { $0 != last && !isGone[$0] }
  }

  /// The middle of a chain last, then the middles of its halves: few others are above each.
  private mutating func appendNested(_ chain: ArraySlice<Int32>, from start: Int32) {
    guard !chain.isEmpty else { return }
    let middle = (chain.startIndex + chain.endIndex) / 2
    appendNested(chain[..<middle], from: start)
    appendNested(chain[(middle + 1)...], from: chain[middle])
    eliminated.append(chain[middle])
    partners.append(middle > chain.startIndex ? chain[middle - 1] : start)
  }
}
