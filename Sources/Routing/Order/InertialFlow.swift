/// Cuts a graph in two where few edges cross, both halves being of some size.
///
/// Inertial flow (Schild and Sommer 2015, DOI 10.1007/978-3-319-20086-6_22): along several directions, the nodes that
/// lie first and those that lie last are the two sides of a maximum flow; the best of the cuts is taken.
struct InertialFlow {
  /// The share of all nodes that begins on either side: even halves matter more in large parts, small cuts in others.
  static func share(of nodeCount: Int) -> Double { nodeCount > 20_000 ? 0.3 : 0.2 }

  /// A cut: what the edges across it cost, and for each node whether it is on the upper side.
  struct Cut {
    var size: Int
    var isUpper: [Bool]
    var score: Double
  }

  /// The best cut along the directions of a part.
  /// - Precondition: the part is connected and has at least four nodes.
  func cut(_ part: GraphPart) -> Cut? {
    let graph = part.graph
    let count = graph.nodeCount
    let sideCount = max(1, Int(Double(count) * InertialFlow.share(of: count)))
    var flow = FlowCut(graph, twins: graph.twins(), capacity: part.capacity)
    var nodes = [Int32](0..<Int32(count))
    var best: Cut?
    for direction in part.directions() {
      nodes.selectEnds(sideCount) { a, b in (direction[Int(a)], a) < (direction[Int(b)], b) }
      // Even halves are the best that a cut of some size can have.
      let limit = best.map { Int($0.score * Double(count / 2)) } ?? Int.max
      let found = flow.run(sources: nodes.prefix(sideCount), sinks: nodes.suffix(sideCount), limit: limit)
      guard let found else { continue }
      let upper = found.isUpper.count { $0 }
      let lesser = min(upper, count - upper)
      guard lesser > 0 else { continue }
      let score = Double(found.size) / Double(lesser)
      if score < best?.score ?? .infinity { best = Cut(size: found.size, isUpper: found.isUpper, score: score) }
    }
    return best
  }
}

extension [Int32] {
  /// Moves the first `count` elements of an order to the front and the last `count` to the back.
  /// - Complexity: O(n) on average (Hoare's selection).
  fileprivate mutating func selectEnds(_ count: Int, by precedes: (Int32, Int32) -> Bool) {
    select(count, in: 0, self.count, by: precedes)
    select(self.count - count, in: Swift.min(count, self.count), self.count, by: precedes)
  }

  /// Moves elements so that those before `place` come before those behind it.
  private mutating func select(_ place: Int, in start: Int, _ end: Int, by precedes: (Int32, Int32) -> Bool) {
    var (low, high) = (start, end - 1)
    while low < high && place > low && place <= high {
      let (a, b, c) = (self[low], self[(low + high) / 2], self[high])
      let pivot =
        precedes(a, b)
        ? (precedes(b, c) ? b : precedes(a, c) ? c : a)
        : (precedes(a, c) ? a : precedes(b, c) ? c : b)
      var (i, j) = (low, high)
      while i <= j {
        while precedes(self[i], pivot) { i += 1 }
        while precedes(pivot, self[j]) { j -= 1 }
        if i <= j {
          swapAt(i, j)
          i += 1
          j -= 1
        }
      }
      if place <= j { high = j } else if place >= i { low = i } else { return }
    }
  }
}
