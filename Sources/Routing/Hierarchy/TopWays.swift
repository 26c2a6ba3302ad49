internal import IndexFile

/// The ways of one direction that edges of the top can hold, those over ranks below it and those within it apart.
struct TopWays {
  /// The ways of the `i`-th rank of the top over ranks below it are `ways[first[2 * i]..<first[2 * i + 1]]`, and
  /// `ways[first[2 * i + 1]..<first[2 * i + 2]]` those over ranks of the top.
  private let first: [Int]
  private let ways: FlatArray<LowerWays>
  /// For ways over ranks of the top the place of that rank among them.
  private let over: FlatArray<Int32>

  /// Sorts ways apart.
  /// - Parameters:
  ///   - lower: of each edge of the topology the lower end.
  ///   - other: the edges of the other direction.
  ///   - edges: those that hold the ways.
  ///   - top: ranks, rising.
  /// - Complexity: O(ways of the top), and O(ranks).
  init(_ lower: FlatArray<Int32>, _ other: PossibleEdges, for edges: PossibleEdges, top: [Int]) {
    var place = [Int32](repeating: -1, count: edges.first.count - 1)
    for (number, rank) in top.enumerated() { place[rank] = Int32(number) }
    var first = [0]
    var (ways, over): ([LowerWays], [Int32]) = ([], [])
    for rank in top {
      let all = edges.ways.elements[Int(edges.firstWay[rank])..<Int(edges.firstWay[rank + 1])]
      for isTop in [false, true] {
        for way in all {
          let middle = place[Int(lower[Int(other.edge[Int(way.edge)])])]
          guard (middle >= 0) == isTop else { continue }
          ways.append(way)
          over.append(middle)
        }
        first.append(ways.count)
      }
    }
    self.first = first
    self.ways = FlatArray(ways)
    self.over = FlatArray(over)
  }

  /// Those of a rank of the top over ranks below it.
  func fromBelow(_ number: Int) -> UnsafeBufferPointer<LowerWays> {
    UnsafeBufferPointer(rebasing: ways.elements[first[2 * number]..<first[2 * number + 1]])
  }

  /// Those of a rank of the top over some ranks of it.
  func fromTop(_ number: Int, _ places: Range<Int>) -> UnsafeBufferPointer<LowerWays> {
    let start = place(of: places.lowerBound, number)
    return UnsafeBufferPointer(rebasing: ways.elements[start..<place(of: places.upperBound, number)])
  }

  /// Where the ways begin that lead over ranks not below a place of the top.
  private func place(of lowest: Int, _ number: Int) -> Int {
    var (low, high) = (first[2 * number + 1], first[2 * number + 2])
    while low < high {
      let middle = (low + high) / 2
      if over[middle] < lowest { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
