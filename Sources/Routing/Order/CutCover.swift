/// The fewest nodes that touch all edges of a cut (König's theorem; augmenting paths after Kuhn 1955).
struct CutCover {
  private var lower: [Int32] = []
  private var upper: [Int32] = []
  /// For each lower node, the upper ones across the cut.
  private var across: [[Int32]] = []
  private var mateOfUpper: [Int32] = []
  private var mateOfLower: [Int32] = []
  private var seen: [Int32] = []

  /// The cover of a cut, rising. - Complexity: O(cut²) at worst.
  static func nodes(of graph: UndirectedGraph, isUpper: [Bool]) -> [Int32] {
    var cover = CutCover(graph, isUpper)
    cover.match()
    return cover.cover()
  }

  private init(_ graph: UndirectedGraph, _ isUpper: [Bool]) {
    var numberOfUpper = [Int32](repeating: -1, count: graph.nodeCount)
    for node in 0..<graph.nodeCount where !isUpper[node] {
      let ends = graph.places(of: node).map { graph.heads[$0] }.filter { isUpper[Int($0)] }
      guard !ends.isEmpty else { continue }
      lower.append(Int32(node))
      across.append(
        ends.map { end in
          if numberOfUpper[Int(end)] < 0 {
            numberOfUpper[Int(end)] = Int32(upper.count)
            upper.append(end)
          }
          return numberOfUpper[Int(end)]
        })
    }
    mateOfUpper = Array(repeating: -1, count: upper.count)
    mateOfLower = Array(repeating: -1, count: lower.count)
    seen = Array(repeating: -1, count: upper.count)
  }

  private mutating func match() {
    for node in lower.indices { _ = augment(Int32(node), round: Int32(node)) }
  }

  /// Finds a mate for a lower node, moving others where need be. The depth is at most the size of the cut.
  private mutating func augment(_ node: Int32, round: Int32) -> Bool {
    for end in across[Int(node)] where seen[Int(end)] != round {
      seen[Int(end)] = round
      if mateOfUpper[Int(end)] < 0 || augment(mateOfUpper[Int(end)], round: round) {
        mateOfUpper[Int(end)] = node
        mateOfLower[Int(node)] = end
        return true
      }
    }
    return false
  }

  /// Lower nodes that alternating paths from single lower nodes do not reach, and upper nodes that they do.
  private func cover() -> [Int32] {
    var isLowerReached = mateOfLower.map { $0 < 0 }
    var isUpperReached = upper.map { _ in false }
    var queue = isLowerReached.indices.filter { isLowerReached[$0] }
    while let node = queue.popLast() {
      for end in across[node] where !isUpperReached[Int(end)] {
        isUpperReached[Int(end)] = true
        let mate = Int(mateOfUpper[Int(end)])
        if mate >= 0 && !isLowerReached[mate] {
          isLowerReached[mate] = true
          queue.append(mate)
        }
      }
    }
    let chosen =
      lower.indices.filter { !isLowerReached[$0] }.map { lower[$0] }
      + upper.indices.filter { isUpperReached[$0] }.map { upper[$0] }
    return chosen.sorted()
  }
}
