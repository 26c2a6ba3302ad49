extension RandomAccessCollection where Index == Int {
  /// The first index from which on all elements pass a test, in a collection where those that pass come last.
  /// - Complexity: O(log n).
  func partitioningIndex(where passes: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if passes(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
