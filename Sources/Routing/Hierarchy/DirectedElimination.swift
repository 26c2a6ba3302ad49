internal import IndexFile

/// The edges that result when the nodes of a directed graph are eliminated by rank (Rose and Tarjan 1978,
/// DOI 10.1137/0134014): what leads to a node is joined with what the node leads to.
///
/// All other edges of the topology can hold no way, whatever the weights. With turns these are more than half.
struct DirectedElimination: Sendable {
  let up: PossibleEdges
  let down: PossibleEdges
  /// How many nodes the longest way to a root of the elimination tree holds.
  let heightCount: Int

  /// Eliminates the arcs of a topology.
  /// - Parameters: as ``HierarchyTopology`` has them.
  /// - Complexity: O(triangles of possible edges); where all streets are two-way, O(edges).
  init(
    first: FlatArray<Int32>, upper: FlatArray<Int32>, place: FlatArray<Int32>, parents: FlatArray<Int32>,
    below: LowerEdges
  ) {
    let heights = DirectedElimination.heights(parents)
    heightCount = Int(heights.max() ?? -1) + 1
    var up = PossibleEdgesBuilder(edgeCount: upper.count, rankCount: parents.count)
    var down = PossibleEdgesBuilder(edgeCount: upper.count, rankCount: parents.count)
    // By the height of the upper end, 1 for edges up and 2 for edges down.
    var marks = [UInt8](repeating: 0, count: heightCount)
    // Of each rank the lowest edge that is possible both ways: what edges beyond it would pass on, its upper end does
    // (Eisenstat and Liu 1992, DOI 10.1137/0613015).
    var lastPassing = [Int32](repeating: .max, count: parents.count)
    for rank in parents.indices {
      for number in below.arcPlaces(of: rank) {
        let target = Int(place[Int(below.arc[number])])
        marks[Int(heights[Int(upper[target >> 1])])] |= target & 1 == 0 ? 1 : 2
      }
      for number in below.places(of: rank) {
        let edge = Int(below.edge[number])
        let lower = Int(below.lower[edge])
        let (ways, waysBack) = (up.addWays(along: edge, of: lower, down), down.addWays(along: edge, of: lower, up))
        guard edge <= lastPassing[lower] else { continue }
        for far in ways { marks[Int(up.height[far])] |= 1 }
        for far in waysBack { marks[Int(down.height[far])] |= 2 }
      }
      for edge in Int(first[rank])..<Int(first[rank + 1]) {
        let height = heights[Int(upper[edge])]
        let mark = marks[Int(height)]
        marks[Int(height)] = 0
        up.add(edge, height: height, isPossible: mark & 1 != 0)
        down.add(edge, height: height, isPossible: mark & 2 != 0)
        if mark == 3 && lastPassing[rank] == .max { lastPassing[rank] = Int32(edge) }
      }
      up.endRank()
      down.endRank()
    }
    (self.up, self.down) = (up.finish(), down.finish())
  }

  /// How far each rank lies above the lowest level of the elimination tree, levels being counted from the root down.
  private static func heights(_ parents: FlatArray<Int32>) -> [Int32] {
    var depth = [Int32](repeating: 0, count: parents.count)
    for rank in parents.indices.reversed() where parents[rank] >= 0 { depth[rank] = depth[Int(parents[rank])] + 1 }
    let deepest = depth.max() ?? 0
    return depth.map { deepest - $0 }
  }
}
