internal import IndexFile

extension HierarchyTopology {
  /// How many ranks of the top are finished before others are told of them.
  private static let panelSize = 48

  /// Goes through nodes by rising rank; each offers a way between every two of its upper ends.
  /// - Parameter threads: how many may work; the weights are the same for any number.
  func relaxLowerTriangles<Weight: SearchWeight>(
    _ up: inout [Weight], _ down: inout [Weight], threads: Int, isWide: Bool = hasWideLanes
  ) {
    up.withUnsafeMutableBufferPointer { up in
      down.withUnsafeMutableBufferPointer { down in
        let triangles = LowerTriangles(
          first: first.elements, upper: upper.elements, lower: below.lower.elements, up: up, down: down,
          isWide: isWide)
        if threads < 2 {
          triangles.relax(over: 0..<nodeCount, middlesUpTo: nodeCount)
        } else {
          relax(triangles, threads: threads)
        }
      }
    }
  }

  /// Subtrees beside each other, each on its own edges; then the edges of the top, each as a whole: first for all that
  /// lies below the top, then for the top itself, a panel of ranks after the other.
  private func relax<Weight: SearchWeight>(_ triangles: LowerTriangles<Weight>, threads: Int) {
    let parts = TreeParts(self, largestShare: 0.25 / Double(threads))
    shareOut(parts.subtrees.count, threads: threads) { number in
      let ranks = parts.subtrees[number]
      triangles.relax(over: ranks.lowerBound..<ranks.upperBound + 1, middlesUpTo: ranks.upperBound)
    }
    let edges = TopEdges(self, top: parts.top)
    shareOut(parts.top.count, threads: threads) { triangles.relax(along: edges.fromBelow($0)) }
    for start in stride(from: 0, to: parts.top.count, by: HierarchyTopology.panelSize) {
      let panel = start..<min(start + HierarchyTopology.panelSize, parts.top.count)
      for place in panel {
        triangles.relax(over: parts.top[place]..<parts.top[place] + 1, middlesUpTo: parts.top[panel.upperBound - 1])
      }
      shareOut(parts.top.count - panel.upperBound, threads: threads) { number in
        triangles.relax(along: edges.fromTop(panel.upperBound + number, among: panel))
      }
    }
  }
}

/// The edges up to ranks of the top, those from below it and those within it apart.
private struct TopEdges {
  /// The edges up to the `i`-th rank of the top that come from below it are `edge[first[2 * i]..<first[2 * i + 1]]`, and
  /// `edge[first[2 * i + 1]..<first[2 * i + 2]]` those from within it.
  private let first: [Int]
  private let edge: FlatArray<Int32>
  /// For edges within the top the place of the lower end among its ranks.
  private let lower: FlatArray<Int32>

  /// - Complexity: O(edges up to the top).
  init(_ topology: HierarchyTopology, top: [Int]) {
    var place = [Int32](repeating: -1, count: topology.nodeCount)
    for (number, rank) in top.enumerated() { place[rank] = Int32(number) }
    var first = [0]
    var (edges, lower): ([Int32], [Int32]) = ([], [])
    for rank in top {
      let all = topology.below.places(of: rank).map { topology.below.edge[$0] }
      let isTop = all.map { place[Int(topology.below.lower[Int($0)])] >= 0 }
      for wanted in [false, true] {
        for (edge, isTop) in zip(all, isTop) where isTop == wanted {
          edges.append(edge)
          lower.append(place[Int(topology.below.lower[Int(edge)])])
        }
        first.append(edges.count)
      }
    }
    self.first = first
    edge = FlatArray(edges)
    self.lower = FlatArray(lower)
  }

  func fromBelow(_ number: Int) -> UnsafeBufferPointer<Int32> {
    UnsafeBufferPointer(rebasing: edge.elements[first[2 * number]..<first[2 * number + 1]])
  }

  /// Those whose lower ends are among some of the top's ranks.
  func fromTop(_ number: Int, among places: Range<Int>) -> UnsafeBufferPointer<Int32> {
    let start = self.place(of: places.lowerBound, number)
    return UnsafeBufferPointer(rebasing: edge.elements[start..<self.place(of: places.upperBound, number)])
  }

  /// Where the edges begin whose lower ends are not below a place of the top.
  private func place(of lowest: Int, _ number: Int) -> Int {
    var (low, high) = (first[2 * number + 1], first[2 * number + 2])
    while low < high {
      let middle = (low + high) / 2
      if lower[middle] < lowest { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
