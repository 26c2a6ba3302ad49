/// Orders a small graph by taking, again and again, the node with the fewest neighbours left and joining these
/// (Markowitz 1957; George and Liu 1989, DOI 10.1137/1031001).
enum MinimumDegree {
  /// The most nodes: neighbours are the bits of a word.
  static let capacity = 64

  /// The nodes, first eliminated first; ties go to the lower number.
  /// - Precondition: at most ``capacity`` nodes.
  static func order(of graph: UndirectedGraph) -> [Int32] {
    precondition(graph.nodeCount <= capacity, "neighbours are the bits of a word")
    var neighbours = (0..<graph.nodeCount).map { node in
      graph.places(of: node).reduce(UInt64(0)) { $0 | 1 << UInt64(graph.heads[$1]) }
    }
    var left = graph.nodeCount == 64 ? UInt64.max : (1 << UInt64(graph.nodeCount)) - 1
    var order: [Int32] = []
    while left != 0 {
      var (best, least) = (0, Int.max)
      for node in Bits(left) where neighbours[node].nonzeroBitCount < least {
        (best, least) = (node, neighbours[node].nonzeroBitCount)
      }
      let around = neighbours[best]
      let bit = UInt64(1) << UInt64(best)
      for node in Bits(around) { neighbours[node] = (neighbours[node] | around) & ~(bit | 1 << UInt64(node)) }
      left &= ~bit
      order.append(Int32(best))
    }
    return order
  }
}

/// The numbers of the bits that are set, rising.
private struct Bits: Sequence, IteratorProtocol {
  private var bits: UInt64
  init(_ bits: UInt64) { self.bits = bits }

  mutating func next() -> Int? {
    guard bits != 0 else { return nil }
    let number = bits.trailingZeroBitCount
    bits &= bits - 1
    return number
  }
}
