/// Orders the nodes of a small digraph by taking, again and again, the one with the fewest ways over it, and joining its
/// tails to its heads (Markowitz 1957, DOI 10.1287/mnsc.3.3.255).
struct MarkowitzOrder {
  private let nodeCount: Int
  private let wordCount: Int
  /// For each node the nodes that arcs to it come from, and those that arcs from it lead to, as bits.
  private var before: [UInt64]
  private var after: [UInt64]

  init(nodeCount: Int) {
    self.nodeCount = nodeCount
    wordCount = (nodeCount + 63) / 64
    before = Array(repeating: 0, count: nodeCount * wordCount)
    after = before
  }

  mutating func add(from tail: Int, to head: Int) {
    guard tail != head else { return }
    after[tail * wordCount + head >> 6] |= 1 << UInt64(head & 63)
    before[head * wordCount + tail >> 6] |= 1 << UInt64(tail & 63)
  }

  /// The first `count` nodes, first eliminated first; the others stay. Ties go to the lower number.
  /// - Complexity: O(count² · n / 64 + fill).
  mutating func order(ofFirst count: Int) -> [Int] {
    var left = Array(0..<count)
    var order: [Int] = []
    while !left.isEmpty {
      var (best, least) = (0, Int.max)
      for (index, node) in left.enumerated() {
        let cost = self.cost(of: node)
        if cost < least { (best, least) = (index, cost) }
      }
      let node = left.remove(at: best)
      eliminate(node)
      order.append(node)
    }
    return order
  }

  private func words(of node: Int) -> Range<Int> { (node * wordCount)..<((node + 1) * wordCount) }

  private func cost(of node: Int) -> Int {
    var (tails, heads) = (0, 0)
    for word in words(of: node) {
      tails += before[word].nonzeroBitCount
      heads += after[word].nonzeroBitCount
    }
    return tails * heads * 256 + tails + heads
  }

  private mutating func eliminate(_ node: Int) {
    let tails = numbers(before[words(of: node)])
    let heads = numbers(after[words(of: node)])
    for tail in tails {
      for head in heads { add(from: tail, to: head) }
      after[tail * wordCount + node >> 6] &= ~(1 << UInt64(node & 63))
    }
    for head in heads { before[head * wordCount + node >> 6] &= ~(1 << UInt64(node & 63)) }
  }

  private func numbers(_ words: ArraySlice<UInt64>) -> [Int] {
    var numbers: [Int] = []
    for (index, word) in words.enumerated() {
      var word = word
      while word != 0 {
        numbers.append(index * 64 + word.trailingZeroBitCount)
        word &= word - 1
      }
    }
    return numbers
  }
}
