internal import IndexFile

/// The edges of a topology as seen from their upper ends, and the arcs of the graph as seen from their edges: what is
/// looked up when a few weights change and when a way is unpacked.
struct LowerEdges: Sendable {
  /// The lower end of each edge.
  let lower: FlatArray<Int32>
  /// The edges up to rank `r` are `edge[first[r]..<first[r + 1]]`.
  let first: FlatArray<Int32>
  /// Rising for each upper end, and so are their lower ends.
  let edge: FlatArray<Int32>
  /// The arcs on edges of rank `r` are `arc[firstArc[r]..<firstArc[r + 1]]`.
  let firstArc: FlatArray<Int32>
  /// Rising for each lower end; loops are on no edge.
  let arc: FlatArray<Int32>

  /// Turns edges round.
  /// - Parameters: as ``HierarchyTopology`` has them.
  /// - Complexity: O(edges + arcs).
  init(firstEdge: FlatArray<Int32>, upper: FlatArray<Int32>, place: FlatArray<Int32>) {
    let count = firstEdge.count - 1
    let lower = FlatArray<Int32>(capacity: upper.count) { lower in
      for rank in 0..<count {
        for edge in Int(firstEdge[rank])..<Int(firstEdge[rank + 1]) { lower[edge] = Int32(rank) }
      }
      return upper.count
    }
    (first, edge) = LowerEdges.grouped(upper.count, into: count) { Int(upper[$0]) }
    (firstArc, arc) = LowerEdges.grouped(place.count, into: count) {
      place[$0] < 0 ? nil : Int(lower[Int(place[$0] >> 1)])
    }
    self.lower = lower
  }

  /// Sorts the numbers below `count` by their groups.
  private static func grouped(
    _ count: Int, into groupCount: Int, by group: (Int) -> Int?
  ) -> (first: FlatArray<Int32>, members: FlatArray<Int32>) {
    var next = [Int32](repeating: 0, count: groupCount + 1)
    for number in 0..<count {
      if let group = group(number) { next[group + 1] += 1 }
    }
    for group in 0..<groupCount { next[group + 1] += next[group] }
    let first = FlatArray(next)
    let members = FlatArray<Int32>(capacity: Int(first[groupCount])) { members in
      for number in 0..<count {
        guard let group = group(number) else { continue }
        members[Int(next[group])] = Int32(number)
        next[group] += 1
      }
      return members.count
    }
    return (first, members)
  }

  /// Places in ``edge`` of the edges up to a rank.
  @inline(__always)
  func places(of rank: Int) -> Range<Int> { Int(first[rank])..<Int(first[rank + 1]) }

  /// Places in ``arc`` of the arcs on a rank's edges.
  @inline(__always)
  func arcPlaces(of rank: Int) -> Range<Int> { Int(firstArc[rank])..<Int(firstArc[rank + 1]) }
}
