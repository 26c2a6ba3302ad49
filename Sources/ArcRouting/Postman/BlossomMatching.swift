/// A perfect matching of least weight in a graph (Edmonds 1965, DOI 10.6028/jres.069B.013): alternating trees, odd cycles
/// shrunk to blossoms, prices in integers.
///
/// From one free node after the other a tree is grown along tight edges; what happens next (a node is reached, a cycle
/// closes, a blossom opens) comes from a heap by the price at which it happens, and prices of labelled nodes follow the common
/// rise without being touched, as in Galil 1986, DOI 10.1145/6462.6502, and, a tree at a time with a greedy start, in Kolmogorov
/// 2009, DOI 10.1007/s12532-009-0002-8. Weights count twice, so that all prices are whole.
/// - Complexity: O(nodes · (edges log edges + nodes)); trees stay small where weights are those of ways.
struct BlossomMatching {
  enum Label: UInt8 {
    case none, outer, inner
  }

  /// An edge from one node to another, in that order.
  struct Step {
    var from: Int32
    var to: Int32
  }

  /// A shrunk odd cycle: the part with its base first, step `i` leading from part `i` to the next.
  struct Blossom {
    var parts: [Int32] = []
    var steps: [Step] = []
  }

  let nodeCount: Int
  let edges: [WeightedEdge]
  /// The edges at each node are those from one entry of `firstEdge` up to the next.
  let firstEdge: ContiguousArray<Int32>
  let edgesAt: ContiguousArray<Int32>

  // Nodes are numbered from 0, blossoms after them.
  var mate: ContiguousArray<Int32>
  /// The outermost blossom of each node, or the node.
  var top: ContiguousArray<Int32>
  var parent: ContiguousArray<Int32>
  var base: ContiguousArray<Int32>
  var label: ContiguousArray<Label>
  /// How an inner part was reached.
  var entry: ContiguousArray<Step>
  /// Prices but for the rise of this phase: an outer node has that more, an inner one less; blossoms, twice that.
  var price: ContiguousArray<Int64>
  var blossoms: [Blossom]
  var freeBlossoms: [Int32]
  var rise: Int64 = 0
  var heap = KeyedHeap()
  var labelled: [Int32] = []

  /// - Precondition: ends are nodes and differ; weights are from 0 to 2^40.
  init(nodeCount: Int, edges: [WeightedEdge]) {
    self.nodeCount = nodeCount
    self.edges = edges
    var first = ContiguousArray<Int32>(repeating: 0, count: nodeCount + 1)
    for edge in edges {
      first[Int(edge.a) + 1] += 1
      first[Int(edge.b) + 1] += 1
    }
    for node in 0..<nodeCount { first[node + 1] += first[node] }
    var (next, at) = (first, ContiguousArray<Int32>(repeating: 0, count: 2 * edges.count))
    for (number, edge) in edges.enumerated() {
      for end in [Int(edge.a), Int(edge.b)] {
        at[Int(next[end])] = Int32(number)
        next[end] += 1
      }
    }
    (firstEdge, edgesAt) = (first, at)
    mate = ContiguousArray(repeating: -1, count: nodeCount)
    top = ContiguousArray(0..<Int32(nodeCount))
    base = ContiguousArray(0..<Int32(2 * nodeCount))
    parent = ContiguousArray(repeating: -1, count: 2 * nodeCount)
    label = ContiguousArray(repeating: .none, count: 2 * nodeCount)
    entry = ContiguousArray(repeating: Step(from: -1, to: -1), count: 2 * nodeCount)
    price = ContiguousArray(repeating: 0, count: 2 * nodeCount)
    blossoms = Array(repeating: Blossom(), count: nodeCount)
    freeBlossoms = (Int32(nodeCount)..<Int32(2 * nodeCount)).reversed()
  }

  /// The matching; `nil` where not all nodes can be matched.
  mutating func solve() -> PerfectMatching? {
    matchGreedily()
    for node in 0..<nodeCount where mate[node] < 0 { guard grow(from: Int32(node)) else { return nil } }
    let sets = (nodeCount..<2 * nodeCount).filter { !blossoms[$0 - nodeCount].parts.isEmpty && price[$0] > 0 }.map {
      PerfectMatching.OddSet(nodes: leaves(of: Int32($0)), price: price[$0])
    }
    return PerfectMatching(mates: mate, prices: ContiguousArray(price[..<nodeCount]), oddSets: sets)
  }

  /// Prices as high as they may be, node by node; tight edges between free nodes are taken.
  private mutating func matchGreedily() {
    for node in 0..<nodeCount { price[node] = edges(at: Int32(node)).map { edges[Int($0)].weight }.min() ?? 0 }
    for node in 0..<Int32(nodeCount) where mate[Int(node)] < 0 {
      let slacks = edges(at: node).map { (slack: slack($0), other: other(end: node, of: $0)) }
      guard let least = slacks.map(\.slack).min() else { continue }
      price[Int(node)] += least
      guard let found = slacks.first(where: { $0.slack == least && mate[Int($0.other)] < 0 }) else { continue }
      (mate[Int(node)], mate[Int(found.other)]) = (found.other, node)
    }
  }
}
