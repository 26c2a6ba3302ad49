internal import IndexFile

/// Whether edges from a file are those of a chordal graph whose nodes go by a postorder of its elimination tree: only
/// such edges can be searched without a look at every bound.
struct EdgeCheck {
  /// As ``HierarchyTopology/first``; rising, from 0 to the number of upper ends.
  let first: FlatArray<Int32>
  /// As ``HierarchyTopology/upper``.
  let upper: FlatArray<Int32>

  /// Whether they are. - Complexity: O(edges of nodes and of their parents).
  var isPassed: Bool { isUpward && isChordal && isPostorder }

  private func edges(of rank: Int) -> Range<Int> { Int(first[rank])..<Int(first[rank + 1]) }

  private func parent(of rank: Int) -> Int {
    first[rank] < first[rank + 1] ? Int(upper[Int(first[rank])]) : -1
  }

  /// Whether edges lead upward to nodes that exist, rising for each lower end.
  private var isUpward: Bool {
    (0..<(first.count - 1)).allSatisfy { rank in
      var last = rank
      for edge in edges(of: rank) {
        guard Int(upper[edge]) > last, upper[edge] < first.count - 1 else { return false }
        last = Int(upper[edge])
      }
      return true
    }
  }

  /// Whether the upper ends of each node are pairwise joined. - Precondition: edges lead upward.
  private var isChordal: Bool {
    (0..<(first.count - 1)).allSatisfy { rank in
      let own = edges(of: rank)
      guard own.count > 1 else { return true }
      // If the parent is joined with all others, they are with each other by the same check of the parent.
      var above = edges(of: Int(upper[own.lowerBound]))
      return own.dropFirst().allSatisfy { edge in
        while let next = above.first, upper[next] < upper[edge] { above.removeFirst() }
        return above.first.map { upper[$0] == upper[edge] } ?? false
      }
    }
  }

  /// Whether the descendants of each node are the ranks right before it. - Precondition: edges lead upward.
  private var isPostorder: Bool {
    var lowest = Array(0..<(first.count - 1))
    for rank in 0..<(first.count - 1) {
      let parent = parent(of: rank)
      if parent >= 0 { lowest[parent] = min(lowest[parent], lowest[rank]) }
    }
    // Subtrees are ranges if each holds as many nodes as its range.
    var size = [Int](repeating: 1, count: first.count - 1)
    for rank in 0..<(first.count - 1) {
      guard size[rank] == rank - lowest[rank] + 1 else { return false }
      let parent = parent(of: rank)
      if parent >= 0 { size[parent] += size[rank] }
    }
    return true
  }
}
