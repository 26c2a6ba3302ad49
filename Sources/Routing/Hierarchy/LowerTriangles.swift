internal import IndexFile

/// The lower triangles of a hierarchy: two possible edges of a rank, and the edge that joins their upper ends, which
/// costs no more than the way over the rank.
///
/// An edge gathers from all its triangles at once: the edges of a rank are spread out by the heights of their upper ends,
/// so that each way over a lower rank finds its edge without a search (Gilbert and Peierls 1988, DOI 10.1137/0909058).
struct LowerTriangles<Weight: SearchWeight>: @unchecked Sendable {
  let up: PossibleWeights<Weight>
  let down: PossibleWeights<Weight>
  /// How many weights are spread out at most.
  let heightCount: Int

  /// Relaxes the edges of ranks over all lower ranks, the lowest first.
  func relax(_ ranks: Range<Int>) {
    withSpread { spread in
      for rank in ranks {
        up.relax(rank, over: up.ways(of: rank), down, spread)
        down.relax(rank, over: down.ways(of: rank), up, spread)
      }
    }
  }

  /// Relaxes the edges of a rank over some lower ranks.
  func relax(_ rank: Int, up ways: UnsafeBufferPointer<LowerWays>, down waysBack: UnsafeBufferPointer<LowerWays>) {
    withSpread { spread in
      up.relax(rank, over: ways, down, spread)
      down.relax(rank, over: waysBack, up, spread)
    }
  }

  private func withSpread(_ body: (UnsafeMutablePointer<Weight>) -> Void) {
    withUnsafeTemporaryAllocation(of: Weight.self, capacity: heightCount) { spread in
      if let spread = spread.baseAddress { body(spread) }
    }
  }
}

/// The weights of possible edges of one direction, and those of all edges.
struct PossibleWeights<Weight: SearchWeight>: @unchecked Sendable {
  let edges: PossibleEdges
  /// By possible edge: of ranks that are relaxed. Whoever relaxes beside others writes to rows that they neither read nor
  /// write: hence unchecked.
  let weight: UnsafeMutablePointer<Weight>
  /// By edge of the topology.
  let all: UnsafeMutablePointer<Weight>

  /// `nil` where no edge is possible.
  init?(
    edges: PossibleEdges, weight: UnsafeMutableBufferPointer<Weight>, all: UnsafeMutableBufferPointer<Weight>
  ) {
    guard let weight = weight.baseAddress, let all = all.baseAddress else { return nil }
    self.edges = edges
    self.weight = weight
    self.all = all
  }

  func ways(of rank: Int) -> UnsafeBufferPointer<LowerWays> {
    UnsafeBufferPointer(rebasing: edges.ways.elements[Int(edges.firstWay[rank])..<Int(edges.firstWay[rank + 1])])
  }

  /// - Parameters:
  ///   - other: the weights of the other direction.
  ///   - spread: room for a weight of each height.
  @inline(__always)
  func relax(
    _ rank: Int, over ways: UnsafeBufferPointer<LowerWays>, _ other: PossibleWeights,
    _ spread: UnsafeMutablePointer<Weight>
  ) {
    let row = Int(edges.first[rank])..<Int(edges.first[rank + 1])
    guard !row.isEmpty, let height = edges.height.elements.baseAddress, let edge = edges.edge.elements.baseAddress
    else { return }
    guard !ways.isEmpty else {
      for place in row { weight[place] = all[Int(edge[place])] }
      return
    }
    for place in row { spread[Int(height[place])] = all[Int(edge[place])] }
    for way in ways {
      let near = other.weight[Int(way.edge)]
      guard near < .never else { continue }
      for far in Int(way.start)..<Int(way.end) {
        let end = Int(height[far])
        spread[end] = min(spread[end], near &+ weight[far])
      }
    }
    for place in row {
      weight[place] = spread[Int(height[place])]
      all[Int(edge[place])] = weight[place]
    }
  }
}
